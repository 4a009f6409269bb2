import { z } from 'zod'
import { ask } from '../../../access/ask.ts'
import { isInUnit } from '../../../access/is-in-unit.ts'
import { actionsOn, type Forbidden, mayDo } from '../../../access/may-do.ts'
import { beginCorrection } from '../../../commands/reporting/begin-correction.ts'
import { confirmProgress } from '../../../commands/reporting/confirm-progress.ts'
import { type MilestoneMet, meetMilestone } from '../../../commands/reporting/meet-milestone.ts'
import { moveProgress } from '../../../commands/reporting/move-progress.ts'
import { reportUnchanged } from '../../../commands/reporting/report-unchanged.ts'
import { saveProgress } from '../../../commands/reporting/save-progress.ts'
import { signTask } from '../../../commands/reporting/sign-task.ts'
import { type Refusal, refusal } from '../../../domain/refusal.ts'
import { actNeeds } from '../../../domain/reporting/progress-state.ts'
import { memberShown } from '../../../queries/reporting/member-shown.ts'
import { type MyTasks, myTasks, unitsOf } from '../../../queries/reporting/my-tasks.ts'
import { type ProgressReport, progressForm } from '../../../queries/reporting/progress-form.ts'
import { tasksOfProgress } from '../../../queries/reporting/task-of-progress.ts'
import { type TaskRecord, taskRecord } from '../../../queries/reporting/task-record.ts'
import { type WaitingReport, waitingReports } from '../../../queries/reporting/waiting-reports.ts'
import { defineRoute } from '../define-route.ts'
import { isId } from '../id-param.ts'
import { type ProgressForm, withPowers } from './form-powers.ts'
import * as input from './progress-input.ts'
import { type TaskActs, taskActs } from './task-acts.ts'

export type { MyReport, MyTask, MyTasks } from '../../../queries/reporting/my-tasks.ts'
export type {
  FormIndicator,
  ProgressContent,
  ProgressReport,
  ReportConfirmation,
  ReportStep,
} from '../../../queries/reporting/progress-form.ts'
export type { DeskPeriod } from '../../../queries/reporting/reporting-periods.ts'
export type { FactUnit, TaskFacts } from '../../../queries/reporting/task-facts.ts'
export type {
  RecordChange,
  RecordEvent,
  RecordLight,
  RecordMilestone,
  RecordReport,
  TaskRecord,
} from '../../../queries/reporting/task-record.ts'
export type { WaitingReport } from '../../../queries/reporting/waiting-reports.ts'
export type { FormPowers, ProgressForm } from './form-powers.ts'
export type { TaskActs } from './task-acts.ts'

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
}

/** The report as it was saved, with the revision the next save must name. */
export interface SavedProgress {
  readonly report: ProgressReport
}

/** Reports that wait for this person, or for their unit's head. */
export interface WaitingList {
  readonly reports: readonly WaitingReport[]
}

const taskRoutes = [
  defineRoute({
    method: 'get',
    path: '/my-tasks',
    run: ({ deps, actor }): Promise<MyTasks> => myTasks(deps.db, actor),
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/record',
    needsOnTask: 'task.read',
    run: async ({ deps, actor, may: { taskId } }): Promise<TaskRecord | Refusal> => {
      const powers = await actionsOn(deps.db, actor, ['progress.read'], { taskId })
      const inUnit = await isInUnit(deps.db, actor, taskId)
      const record = await taskRecord(deps.db, actor.jurisdictionId, { taskId, today: actor.today, inUnit })
      if (!record) return unknown.task
      return powers.has('progress.read') ? record : { ...record, reports: [], evidence: [], history: [] }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/tasks/:taskId/acts',
    needsOnTask: 'task.read',
    run: ({ deps, actor, may: { taskId } }): Promise<TaskActs> => taskActs(deps.db, actor, taskId),
  }),
  defineRoute({
    method: 'put',
    path: '/tasks/:taskId/milestones/:milestoneId/met',
    needsOnTask: 'progress.write',
    body: input.milestoneMet,
    run: async ({ deps, at, param, body, ask }): Promise<MilestoneMet | Forbidden | Refusal> => {
      const milestoneId = param('milestoneId')
      return isId(milestoneId) ? meetMilestone(deps.db, ask, at, milestoneId, body.metOn) : unknown.milestone
    },
  }),
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
    method: 'post',
    path: '/tasks/:taskId/refusals',
    needsOnTask: 'task.sign',
    body: input.refusal,
    run: ({ deps, at, body, ask }) => signTask(deps.db, ask, at, { kind: 'refused', ...body }),
  }),
] as const

const path = '/tasks/:taskId/progress/:periodId'

const formRoutes = [
  defineRoute({
    method: 'get',
    path,
    needsOnTask: 'progress.read',
    // of a group's task: whose report, or which
    query: z.strictObject({ unitId: z.uuid().optional(), progressId: z.uuid().optional() }),
    run: async ({ deps, actor, param, query, may }): Promise<ProgressForm | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const { taskId } = may
      const inUnit = await isInUnit(deps.db, actor, taskId)
      const { jurisdictionId, today } = actor
      const asked = {
        taskId,
        periodId,
        today,
        ownIds: unitsOf(actor),
        unitId: query.unitId,
        progressId: query.progressId,
      }
      const memberId = await memberShown(deps.db, jurisdictionId, asked)
      const form = await progressForm(deps.db, jurisdictionId, { taskId, periodId, today, inUnit, memberId })
      return form ? withPowers(deps.db, actor, form, memberId) : unknown.period
    },
  }),
  defineRoute({
    method: 'put',
    path,
    needsOnTask: 'progress.write',
    body: input.savedProgress,
    marks: 'later',
    run: async ({ deps, param, at, body, ask }): Promise<SavedProgress | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const saved = await saveProgress(deps.db, ask, at, { periodId, revision: body.revision }, body.content)
      return saved.kind === 'saved' ? { report: saved.report } : saved
    },
  }),
  defineRoute({
    method: 'post',
    path: `${path}/corrections`,
    needsOnTask: 'progress.write',
    body: input.reason,
    run: async ({ deps, param, at, body, ask }): Promise<SavedProgress | Refusal> => {
      const periodId = param('periodId')
      if (!isId(periodId)) return unknown.period
      const begun = await beginCorrection(deps.db, ask, at, periodId, body.reason)
      return begun.kind === 'begun' ? { report: begun.report } : begun
    },
  }),
  defineRoute({
    method: 'post',
    path: '/progress/:progressId/confirmations',
    asks: true,
    body: input.opinion,
    run: async ({ deps, actor, jurisdictionId, param, at, body }) => {
      const progressId = param('progressId')
      const taskId = isId(progressId)
        ? (await tasksOfProgress(deps.db, jurisdictionId, [progressId])).get(progressId)
        : undefined
      if (taskId === undefined) return unknown.progress
      return confirmProgress(deps.db, ask(actor, 'progress.confirm', { taskId }), at, progressId, body)
    },
  }),
] as const

const manyRoutes = [
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
        if (taskId === undefined) return unknown.progress
        return moveProgress(deps.db, ask(actor, actNeeds[act], { taskId }), at, {
          progressId,
          revision,
          act,
          reason,
          mails: deps.mails ?? false,
        })
      }
      return manyOf(items, ({ progressId }) => progressId, move)
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
          const sent = await moveProgress(deps.db, ask(actor, 'progress.send', { taskId }), at, {
            ...move,
            act: 'send',
          })
          return sent.kind === 'refused' && (sent.reason === 'forbidden' || sent.reason === 'unknown-task')
            ? moveProgress(deps.db, writes, at, { ...move, act: 'send-to-head' })
            : sent
        },
      )
    },
  }),
] as const

/** Does the items one after another, each in its own transaction; if there is only one, its refusal is the answer. */
async function manyOf<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  act: (item: Item) => Promise<{ readonly kind: string } | Refusal>,
): Promise<ManyOutcomes | Refusal> {
  const outcomes: Outcome[] = []
  for (const item of items) {
    const outcome = await act(item)
    const refused = outcome.kind === 'refused' ? (outcome as Refusal) : null
    if (refused && items.length === 1) return refused
    outcomes.push({ id: idOf(item), done: refused === null, message: refused?.message ?? null })
  }
  return { outcomes }
}

const unknown = {
  task: refusal(404, 'unknown-task', '没有找到这项任务，或它不在您的职责范围内。', 'There is no such task.'),
  period: refusal(404, 'unknown-period', '没有这个填报期。请返回列表重新打开。', 'There is no such period.'),
  milestone: refusal(404, 'unknown-milestone', '没有这个节点。', 'There is no such milestone.'),
  progress: refusal(404, 'unknown-progress', '没有找到这份填报，或它不在您的职责范围内。', 'There is no such report.'),
} as const

/** Signing for tasks, reports and their way. */
export const progressRoutes = [...taskRoutes, ...formRoutes, ...manyRoutes] as const
