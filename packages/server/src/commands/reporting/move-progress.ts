import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { type ActOf, needsReason, type ReportAct, stateAfter, stepOf } from '../../domain/reporting/progress-state.ts'
import { commitmentNumber, numberedTask } from '../../domain/task-number.ts'
import type { MessageKind, ProgressState, Role } from '../../domain/vocabulary.ts'
import { officeToTell, peopleOfUnits } from '../../record/people/people-to-tell.ts'
import { comparable, progressReport } from '../../record/reporting/progress-content.ts'
import type { ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { judgeWithin } from '../judging/judge-period.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { enterReadings } from './enter-readings.ts'
import { type ProgressRefusal, progressRefusals } from './progress-refusals.ts'

/** The report's state after the act and the revision the next act must name. */
export type Moved =
  | { readonly kind: 'moved'; readonly state: ProgressState; readonly revision: number }
  | ProgressRefusal

/** What is to be done to which report. */
export interface Move {
  readonly progressId: string
  /** The revision that was seen. */
  readonly revision: number
  readonly act: ReportAct
  /** Mandatory when it goes back. */
  readonly reason: string | null
  /** Whether those it comes back to get an e-mail. */
  readonly mails: boolean
}

/**
 * Move a report on: to the head, to the supervisor, back, or accepted. What it says at that moment goes into the vault and
 * its hash into the ledger, so that what was sent can be shown whatever is written later.
 */
export async function moveProgress(
  db: Kysely<Tables>,
  asked: TaskAsk<ActOf>,
  at: Date,
  { progressId, revision, act, reason, mails }: Move,
): Promise<Moved | Forbidden> {
  if (needsReason.has(act) && !reason?.trim()) return progressRefusals.reason
  return proven(db, asked, async (trx, may): Promise<Moved> => {
    const { jurisdictionId, actor } = may
    const row = await trx
      .selectFrom('progress')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '=', progressId)
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.task_id !== may.taskId) return progressRefusals.progress
    // of a group's task each member sends its own
    if (unitActs.has(act) && row.member_id !== null && !actor.roles.some(({ unitId }) => unitId === row.member_id))
      return progressRefusals.progress
    const current = progressReport(row)
    const state = stateAfter(row.state, act)
    if (!state) return { ...progressRefusals.moved, current }
    if (row.revision !== revision) return { ...progressRefusals.stale, current }
    if (act === 'send' || act === 'send-to-head') {
      const lacking = await lackOf(trx, row)
      if (lacking) return lacking
    }
    await trx
      .updateTable('progress')
      .set({ state, revision: revision + 1, ...marks(act, at, reason) })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '=', progressId)
      .execute()
    await trx
      .insertInto('progress_step')
      .values({
        jurisdiction_id: jurisdictionId,
        progress_step_id: uuid(),
        progress_id: progressId,
        kind: stepOf[act],
        reason,
        taken_by: actor.id,
        at,
      })
      .execute()
    const vault = [
      await putContent(trx, jurisdictionId, JSON.stringify(comparable(current)), 'application/json', at),
      ...(reason ? [await putContent(trx, jurisdictionId, reason, 'text/plain', at)] : []),
    ]
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: `progress.${stepOf[act]}`,
      body: { progressId, taskId: row.task_id, periodId: row.period_id, version: row.version, state, vault },
      subject: 'progress',
      subjectId: progressId,
      summary: words[act],
      content: { taskId: row.task_id, periodId: row.period_id, state },
    })
    // what was accepted counts at once
    if (act === 'accept') {
      await enterReadings(trx, at, row)
      await judgeWithin(trx, may, at, row.period_id, [row.task_id])
    }
    await tellOfMove(trx, at, { row, act, by: actor.id, mails })
    return { kind: 'moved', state, revision: revision + 1 }
  })
}

/** What a report does not say yet and must before it is sent. */
async function lackOf(trx: Transaction<Tables>, row: Selectable<ProgressTable>): Promise<ProgressRefusal | undefined> {
  const marked = markedRefusal(
    ...[row.situation, row.problems, row.next_step, row.coordination],
    ...row.figures.flatMap(({ text, source }) => [text, source]),
  )
  if (marked) return marked
  if (!row.unchanged && row.situation.trim() === '') return progressRefusals.nothingSaid
  const figure = row.figures.some(({ value, text }) => value !== null || text)
  if (row.percent !== null || figure) return undefined
  const task = await trx
    .selectFrom('task')
    .select(['plan_rule', 'continuous'])
    .where('jurisdiction_id', '=', row.jurisdiction_id)
    .where('task_id', '=', row.task_id)
    .executeTakeFirstOrThrow()
  // a task that goes by its nodes is measured by those that were met
  if (task.plan_rule === 'milestones' && (await hasNodes(trx, row))) return undefined
  // nothing is asked of what has no measure
  return task.continuous || task.plan_rule === 'none' || row.unchanged ? undefined : progressRefusals.noFigure
}

async function hasNodes(trx: Transaction<Tables>, row: Selectable<ProgressTable>): Promise<boolean> {
  const node = await trx
    .selectFrom('milestone')
    .select('milestone_id')
    .where('jurisdiction_id', '=', row.jurisdiction_id)
    .where('task_id', '=', row.task_id)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return node !== undefined
}

function marks(act: ReportAct, at: Date, reason: string | null) {
  switch (act) {
    case 'send-to-head':
      return { sent_to_head_at: at, return_reason: null }
    case 'send':
      return { sent_at: at, return_reason: null }
    case 'take-back':
      return { sent_to_head_at: null }
    case 'accept':
      return { decided_at: at, return_reason: null }
    case 'return':
    case 'return-by-head':
      return { decided_at: at, return_reason: reason }
  }
}

/** What a unit does with its own report; the others are the office's. */
export const unitActs: ReadonlySet<ReportAct> = new Set(['send-to-head', 'send', 'return-by-head', 'take-back'])

const words: Readonly<Record<ReportAct, string>> = {
  'send-to-head': '进展填报提交审签。',
  send: '进展填报报送督查室。',
  'return-by-head': '进展填报审签退回。',
  'take-back': '进展填报撤回修改。',
  accept: '进展填报审核通过。',
  return: '进展填报审核退回。',
}

/** Of what waits, what each act takes care of; a draft that goes on is no longer urged, and one that comes back waits again. */
const settles: Readonly<Record<ReportAct, readonly MessageKind[]>> = {
  'send-to-head': ['report-returned', 'report-urged', 'period-due'],
  send: ['report-returned', 'report-urged', 'period-due', 'report-to-check'],
  'return-by-head': ['report-to-check'],
  'take-back': ['report-to-check'],
  accept: ['report-to-judge'],
  return: ['report-to-judge'],
}

/** Tell whom it waits for now, and those no more for whom it waited; no words of the report leave the house by e-mail. */
async function tellOfMove(
  trx: Transaction<Tables>,
  at: Date,
  {
    row,
    act,
    by,
    mails,
  }: {
    readonly row: Selectable<ProgressTable>
    readonly act: ReportAct
    readonly by: string
    readonly mails: boolean
  },
): Promise<void> {
  const { jurisdiction_id: jurisdictionId, task_id: taskId, unit_id: unitId } = row
  const today = dayOf(at)
  // what one member of a group sends takes nothing off the others
  const only = row.member_id === null ? {} : { unitId: row.member_id }
  await settleMessages(trx, at, { jurisdictionId, kinds: settles[act], subjectId: taskId, ...only })
  const told = { jurisdictionId, subjectIds: [taskId], periodId: row.period_id, by }
  const ofUnit = (roles: readonly Role[]) => peopleOfUnits(trx, jurisdictionId, [unitId], today, { roles })
  if (act === 'send-to-head')
    await tell(trx, at, { ...told, kind: 'report-to-check', people: await ofUnit(['unit-head']), mail: null })
  if (act === 'send') {
    const people = await officeToTell(trx, jurisdictionId, today)
    await tell(trx, at, { ...told, kind: 'report-to-judge', people, ofUnitId: unitId, mail: null })
  }
  if (act === 'return' || act === 'return-by-head')
    await tell(trx, at, {
      ...told,
      kind: 'report-returned',
      people: await ofUnit(act === 'return' ? ['unit-officer', 'unit-head'] : ['unit-officer']),
      mail: mails ? await returned(trx, row, act) : null,
    })
}

async function returned(trx: Transaction<Tables>, row: Selectable<ProgressTable>, act: ReportAct) {
  const { number } = await trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select('commitment.number')
    .where('task.jurisdiction_id', '=', row.jurisdiction_id)
    .where('task.task_id', '=', row.task_id)
    .executeTakeFirstOrThrow()
  return {
    kind: 'progress.returned',
    subject: `【落实】${numberedTask(commitmentNumber(number), 'none')}的进展填报被退回`,
    body: `${numberedTask(commitmentNumber(number), 'none')}的进展填报被${act === 'return' ? '督查室' : '本单位负责人'}退回，理由见系统。请登录落实系统修改后重新报送。`,
  }
}
