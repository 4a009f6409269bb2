import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import {
  type ActOf,
  type ReportAct,
  standingSteps,
  stateOfSteps,
  stepOf,
  withdrawalMinutes,
} from '../../domain/reporting/progress-state.ts'
import type { MessageKind, ProgressState, ProgressStep } from '../../domain/vocabulary.ts'
import { officeToTell, peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { ProgressStepTable, ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { judgeWithin } from '../judging/judge-period.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { unitActs } from './move-progress.ts'
import { progressRefusals } from './progress-refusals.ts'

/** The report stands as before the act. */
export type ActWithdrawn =
  | { readonly kind: 'withdrawn'; readonly state: ProgressState; readonly revision: number }
  | Refusal<'unknown-progress' | 'conflict'>

/** Which act on which report is taken back. */
export interface WithdrawnAct {
  readonly progressId: string
  /** The revision that the act left. */
  readonly revision: number
  readonly act: ReportAct
}

/**
 * Take one's own act on a report back, within {@link withdrawalMinutes} and while nothing was built on it: the report stands
 * as before, act and withdrawal both stay in its history and in the ledger. Lights that were given by an acceptance stay, with
 * a correction beside them.
 */
export async function withdrawProgressAct(
  db: Kysely<Tables>,
  asked: TaskAsk<ActOf>,
  at: Date,
  { progressId, revision, act }: WithdrawnAct,
): Promise<ActWithdrawn | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<ActWithdrawn> => {
    const { jurisdictionId, actor } = may
    const row = await trx
      .selectFrom('progress')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '=', progressId)
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.task_id !== may.taskId) return progressRefusals.progress
    if (unitActs.has(act) && row.member_id !== null && !actor.roles.some(({ unitId }) => unitId === row.member_id))
      return progressRefusals.progress
    const steps = await stepsOf(trx, row)
    const last = steps.at(-1)
    if (!last || last.kind !== stepOf[act] || row.revision !== revision) return refusals.builtOn
    if (last.taken_by !== actor.id) return refusals.others
    if (at.getTime() - last.at.getTime() > withdrawalMinutes * 60_000) return refusals.tooLate
    if (act === 'accept') {
      if (row.version > 1) return refusals.correction
      if (await isBuiltOn(trx, row, last.at)) return refusals.used
    }
    const standing = standingSteps(steps).slice(0, -1)
    const state = stateOfSteps(standing)
    await trx
      .updateTable('progress')
      .set({ state, revision: revision + 1, ...marksOf(standing, state) })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '=', progressId)
      .execute()
    await trx
      .insertInto('progress_step')
      .values({
        ...{ jurisdiction_id: jurisdictionId, progress_step_id: uuid(), progress_id: progressId },
        ...{ kind: 'withdrawn', reason: null, taken_by: actor.id, at },
      })
      .execute()
    await noteChange(trx, {
      ...{ jurisdictionId, at, actor: actor.id, subject: 'progress', subjectId: progressId },
      kind: 'progress.withdrawn',
      body: { progressId, taskId: row.task_id, periodId: row.period_id, version: row.version, act, state },
      summary: words[act],
      content: { taskId: row.task_id, periodId: row.period_id, state },
    })
    if (act === 'accept') {
      await withdrawReadings(trx, row)
      await judgeWithin(trx, may, at, row.period_id, [row.task_id], { withdrawn: true })
    }
    await tellAgain(trx, at, { row, act, state, by: actor.id })
    return { kind: 'withdrawn', state, revision: revision + 1 }
  })
}

function stepsOf(trx: Transaction<Tables>, row: Selectable<ProgressTable>) {
  return trx
    .selectFrom('progress_step')
    .selectAll()
    .where('jurisdiction_id', '=', row.jurisdiction_id)
    .where('progress_id', '=', row.progress_id)
    .orderBy('at')
    .orderBy('progress_step_id')
    .execute()
}

/** The marks of a report as its standing steps left them. */
function marksOf(standing: readonly Selectable<ProgressStepTable>[], state: ProgressState) {
  const last = (...kinds: readonly ProgressStep[]) => standing.findLast(({ kind }) => kinds.includes(kind))
  const toHead = last('sent-to-head', 'taken-back')
  return {
    sent_to_head_at: toHead?.kind === 'sent-to-head' ? toHead.at : null,
    sent_at: last('sent')?.at ?? null,
    decided_at: last('accepted', 'returned', 'returned-by-head')?.at ?? null,
    return_reason: state === 'returned' ? (standing.at(-1)?.reason ?? null) : null,
  }
}

/** Whether something was made since that holds the report as accepted: a correction, a snapshot, a bulletin, scores, a closing. */
async function isBuiltOn(trx: Transaction<Tables>, row: Selectable<ProgressTable>, since: Date): Promise<boolean> {
  const { jurisdiction_id: place, progress_id: progressId, task_id: taskId, period_id: periodId } = row
  const { rows } = await sql<{ built: boolean }>`
    select exists (select 1 from progress p where p.jurisdiction_id = ${place} and p.corrects = ${progressId})
        or exists (select 1 from period d where d.jurisdiction_id = ${place} and d.period_id = ${periodId} and d.closed_at is not null)
        or exists (select 1 from snapshot s where s.jurisdiction_id = ${place} and s.published_at >= ${since})
        or exists (select 1 from bulletin b where b.jurisdiction_id = ${place} and b.approved_at >= ${since})
        or exists (select 1 from score k where k.jurisdiction_id = ${place} and k.computed_at >= ${since})
        or exists (select 1 from task_closing c where c.jurisdiction_id = ${place} and c.task_id = ${taskId} and c.asked_at >= ${since})
        or exists (select 1 from reading r where r.jurisdiction_id = ${place} and r.progress_id = ${progressId}
                    and r.superseded_by is not null) as built`.execute(trx)
  return rows[0]?.built ?? false
}

/** Takes the report's figures out of their series; the rows stay, superseded by themselves. */
async function withdrawReadings(trx: Transaction<Tables>, row: Selectable<ProgressTable>): Promise<void> {
  await trx
    .updateTable('reading')
    .set({ superseded_by: sql<string>`reading_id` })
    .where('jurisdiction_id', '=', row.jurisdiction_id)
    .where('progress_id', '=', row.progress_id)
    .execute()
}

/** What each act told of, which waits no more. */
const told: Readonly<Record<ReportAct, readonly MessageKind[]>> = {
  'send-to-head': ['report-to-check'],
  send: ['report-to-judge'],
  'return-by-head': ['report-returned'],
  return: ['report-returned'],
  'take-back': [],
  accept: [],
}

/** Settles what told of the act, and tells those for whom the report waits again. */
async function tellAgain(
  trx: Transaction<Tables>,
  at: Date,
  {
    row,
    act,
    state,
    by,
  }: {
    readonly row: Selectable<ProgressTable>
    readonly act: ReportAct
    readonly state: ProgressState
    readonly by: string
  },
): Promise<void> {
  const { jurisdiction_id: jurisdictionId, task_id: taskId, unit_id: unitId } = row
  const today = dayOf(at)
  const only = row.member_id === null ? {} : { unitId: row.member_id }
  if (told[act].length > 0)
    await settleMessages(trx, at, { jurisdictionId, kinds: told[act], subjectId: taskId, ...only })
  const again = { jurisdictionId, subjectIds: [taskId], periodId: row.period_id, by, mail: null }
  if (state === 'sent') {
    const people = await officeToTell(trx, jurisdictionId, today)
    await tell(trx, at, { ...again, kind: 'report-to-judge', people, ofUnitId: unitId })
  }
  if (state === 'sent-to-head') {
    const people = await peopleOfUnits(trx, jurisdictionId, [unitId], today, { roles: ['unit-head'] })
    await tell(trx, at, { ...again, kind: 'report-to-check', people })
  }
}

const words: Readonly<Record<ReportAct, string>> = {
  'send-to-head': '撤回提交审签。',
  send: '撤回报送。',
  'return-by-head': '撤回审签退回。',
  'take-back': '恢复提交审签。',
  accept: '撤回审核通过，待重新审核。',
  return: '撤回审核退回，待重新审核。',
}

const conflict = (message: string, messageEn: string) => refusal(409, 'conflict', message, messageEn)

const refusals = {
  builtOn: conflict(
    '这份填报之后又有人办理或修改过，不能撤回。请刷新后查看。',
    'The report was acted on or changed since: the act cannot be withdrawn.',
  ),
  others: conflict('这一步不是您办理的，只能由办理的人撤回。', 'Only who did it may withdraw it.'),
  tooLate: conflict(
    `办理已超过 ${withdrawalMinutes} 分钟，不能撤回。已通过的可由单位办理“更正”，已退回的由单位修改后重报。`,
    `An act can be withdrawn within ${withdrawalMinutes} minutes.`,
  ),
  correction: conflict(
    '通过的是更正，不能撤回；如仍有误，请由单位再次更正。',
    'The acceptance of a correction is not withdrawn: it is corrected again.',
  ),
  used: conflict(
    '通过之后已有更正、公开、通报、考评或办结用到这份填报，或者填报期已关闭，不能撤回。请由单位办理“更正”。',
    'Something was made of the accepted report since: it is corrected instead.',
  ),
} as const
