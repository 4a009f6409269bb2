import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { type Forbidden, mayDo } from '../../../access/may-do.ts'
import { type Moved, moveProgress } from '../../../commands/reporting/move-progress.ts'
import { reportUnchanged } from '../../../commands/reporting/report-unchanged.ts'
import { signTask } from '../../../commands/reporting/sign-task.ts'
import { type WithdrawnAct, withdrawProgressAct } from '../../../commands/reporting/withdraw-progress-act.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { actNeeds } from '../../../domain/reporting/progress-state.ts'
import { unitsOf } from '../../../queries/reporting/my-tasks.ts'
import { tasksOfProgress } from '../../../queries/reporting/task-of-progress.ts'
import { type WaitingReport, waitingReports } from '../../../queries/reporting/waiting-reports.ts'
import { defineRoute } from '../define-route.ts'
import * as input from './progress-input.ts'

/** The outcome of an act on many items; those that failed say why and are unchanged. */
export interface ManyOutcomes {
  readonly outcomes: readonly Outcome[]
}

/** What became of one item of an act on many. */
export interface Outcome {
  /** The task or report that was named. */
  readonly id: string
  readonly done: boolean
  /** Why it was not done. */
  readonly message: string | null
  /** By what an act on a report that was done can be withdrawn; null where it cannot. */
  readonly withdrawal: WithdrawnAct | null
}

/** Reports that wait for this person, or for their unit's head. */
export interface WaitingList {
  readonly reports: readonly WaitingReport[]
}

/** Signing for many tasks, what waits, and what is done to many reports at once. */
export const manyReportRoutes = [
  defineRoute({
    method: 'post',
    path: '/signings',
    asks: true,
    body: input.signings,
    run: async (asked) =>
      manyOf(
        asked.body.items,
        ({ taskId }) => taskId,
        async ({ taskId, unitId }) => {
          const signs = ask(asked.actor, 'task.sign', { taskId })
          return signTask(asked.deps.db, signs, asked.at, { kind: 'signed', unitId })
        },
      ),
  }),
  defineRoute({
    method: 'get',
    path: '/progress/waiting',
    keep: 'person',
    query: z.strictObject({ for: z.enum(['head', 'supervisor']) }),
    run: async ({ deps, actor, jurisdictionId, query }): Promise<WaitingList | Refusal> => {
      const { today } = actor
      if (query.for === 'head') {
        const unitIds = unitsOf(actor, ['unit-head'])
        return { reports: await waitingReports(deps.db, jurisdictionId, { state: 'sent-to-head', unitIds, today }) }
      }
      const may = await mayDo(deps.db, actor, 'progress.judge')
      if (may.kind === 'refused') return may
      return { reports: await waitingReports(deps.db, jurisdictionId, { state: 'sent', unitIds: null, today }) }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/progress/acts',
    asks: true,
    body: input.acts,
    run: async ({ deps, actor, jurisdictionId, at, body }): Promise<ManyOutcomes | Refusal> => {
      const { act, items, reason } = body
      const tasks = await tasksOfProgress(
        deps.db,
        jurisdictionId,
        items.map(({ progressId }) => progressId),
      )
      const move = async ({ progressId, revision }: (typeof items)[number]) => {
        const taskId = tasks.get(progressId)
        if (taskId === undefined) return unknownProgress
        const mails = deps.mails ?? false
        const moved = { progressId, revision, act, reason, mails }
        return withdrawable(
          await moveProgress(deps.db, ask(actor, actNeeds[act], { taskId }), at, moved),
          progressId,
          act,
        )
      }
      return manyOf(items, ({ progressId }) => progressId, move)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/progress/acts/withdrawal',
    asks: true,
    body: input.withdrawnActs,
    run: async ({ deps, actor, jurisdictionId, at, body: { items } }): Promise<ManyOutcomes | Refusal> => {
      const ids = items.map(({ progressId }) => progressId)
      const tasks = await tasksOfProgress(deps.db, jurisdictionId, ids)
      return manyOf(
        items,
        ({ progressId }) => progressId,
        async (item) => {
          const taskId = tasks.get(item.progressId)
          if (taskId === undefined) return unknownProgress
          return withdrawProgressAct(deps.db, ask(actor, actNeeds[item.act], { taskId }), at, item)
        },
      )
    },
  }),
  defineRoute({
    method: 'post',
    path: '/progress/unchanged',
    asks: true,
    body: input.unchanged,
    run: async ({ deps, actor, at, body }): Promise<ManyOutcomes | Refusal> => {
      const { periodId, send } = body
      return manyOf(
        body.taskIds,
        (taskId) => taskId,
        async (taskId) => {
          const writes = ask(actor, 'progress.write', { taskId })
          const said = await reportUnchanged(deps.db, writes, at, periodId)
          if (said.kind === 'refused' || !send) return said
          const { progressId, revision } = said.report
          const move = { progressId, revision, reason: null, mails: false } as const
          // a head sends 本期无变化 to the office; an officer sends it to the head
          const sends = ask(actor, 'progress.send', { taskId })
          const sent = await moveProgress(deps.db, sends, at, { ...move, act: 'send' })
          return sent.kind === 'refused' && (sent.reason === 'forbidden' || sent.reason === 'unknown-task')
            ? withdrawable(
                await moveProgress(deps.db, writes, at, { ...move, act: 'send-to-head' }),
                progressId,
                'send-to-head',
              )
            : withdrawable(sent, progressId, 'send')
        },
      )
    },
  }),
] as const

/** What became of a report, with by what the act can be withdrawn. */
function withdrawable(
  moved: Moved | Forbidden,
  progressId: string,
  act: WithdrawnAct['act'],
): Done | Exclude<Moved | Forbidden, { readonly kind: 'moved' }> {
  if (moved.kind !== 'moved') return moved
  // what was taken back to be changed is changed, not given on again
  return { kind: 'moved', withdrawal: act === 'take-back' ? null : { progressId, revision: moved.revision, act } }
}

/** What was done to one of many. */
interface Done {
  readonly kind: string
  readonly withdrawal?: WithdrawnAct | null
}

/** Does the items one after another, each in its own transaction; if there is only one, its refusal is the answer. */
async function manyOf<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  act: (item: Item) => Promise<Done | Refusal>,
): Promise<ManyOutcomes | Refusal> {
  const outcomes: Outcome[] = []
  for (const item of items) {
    const outcome = await act(item)
    const refused = outcome.kind === 'refused' ? (outcome as Refusal) : null
    if (refused && items.length === 1) return refused
    const withdrawal = refused === null ? ((outcome as Done).withdrawal ?? null) : null
    outcomes.push({ id: idOf(item), done: refused === null, message: refused?.message ?? null, withdrawal })
  }
  return { outcomes }
}

/** What is answered of a report that is not there, or not theirs. */
export const unknownProgress = refusal(
  404,
  'unknown-progress',
  '没有找到这份填报，或它不在您的职责范围内。',
  'There is no such report.',
)
