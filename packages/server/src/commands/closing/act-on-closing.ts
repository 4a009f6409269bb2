import type { Kysely, Transaction } from 'kysely'
import type { AllowedOnTask } from '../../access/ask.ts'
import { proven, type TaskAsk } from '../../access/ask.ts'
import { doerOf } from '../../access/matter-doer.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { markedRefusal } from '../../domain/marked-refusal.ts'
import { judgeClosing } from '../../domain/matters/closing-act.ts'
import { type ClosingAct, type ClosingState, closingTable } from '../../domain/matters/task-closing.ts'
import { commitmentNumber, numberedTask } from '../../domain/task-number.ts'
import { closingOf } from '../../record/closing/closing-of.ts'
import { officeToTell, peopleOfUnits } from '../../record/people/people-to-tell.ts'
import type { Tables } from '../../store/tables.ts'
import { judgeWithin } from '../judging/judge-period.ts'
import { settleMessages, tell } from '../mail/tell.ts'
import { type ClosingRefusal, closingBarRefusal, closingRefusals } from './closing-refusals.ts'
import { type ClosingAction, type ClosingWanted, closingActionOf } from './closing-wanted.ts'
import { writeClosingStep } from './write-closing-step.ts'

/** What became of an act on a closing. */
export type ClosingMoved =
  | { readonly kind: 'moved'; readonly state: ClosingState; readonly steps: number }
  | ClosingRefusal
  | Forbidden

/**
 * Do an act to the closing of a task: by the table, by the person, bringing what it must. With 核验 the task is closed, and
 * the lights of the periods that are still running, or were the year's last, turn blue at once.
 */
export function actOnClosing(
  db: Kysely<Tables>,
  asked: TaskAsk<ClosingAction>,
  at: Date,
  wanted: ClosingWanted,
): Promise<ClosingMoved> {
  const { act } = wanted
  if (asked.action !== closingActionOf(act)) throw new Error(`what is asked is not for ${act}`)
  return proven(db, asked, async (trx, may): Promise<ClosingMoved> => {
    const { jurisdictionId, actor, taskId } = may
    const task = await lockedTask(trx, jurisdictionId, taskId)
    if (!task) return closingRefusals.task
    const closing = await closingOf(trx, jurisdictionId, taskId, actor.today)
    if (closing.steps !== wanted.steps) return closingRefusals.stale
    if (closing.state === 'open' && task.status !== 'active') return closingRefusals.notUnderWay
    if (!(await areOfTask(trx, jurisdictionId, taskId, wanted.evidenceIds))) return closingRefusals.file
    const outcome = judgeClosing(closing, doerOf(actor), { ...wanted, evidence: wanted.evidenceIds.length })
    if (outcome.kind !== 'moves') return closingBarRefusal(outcome)
    const marked = markedRefusal(wanted.words, wanted.reason)
    if (marked) return marked
    await writeClosingStep(trx, may, at, { wanted, closing, to: outcome.to })
    if (outcome.to === 'closed') await closeTask(trx, may, at, task.year)
    await tellOfClosing(trx, may, at, { act, unitIds: closing.leadUnitIds, mails: wanted.mails })
    return { kind: 'moved', state: outcome.to, steps: closing.steps + 1 }
  })
}

async function lockedTask(trx: Transaction<Tables>, jurisdictionId: string, taskId: string) {
  return trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.status', 'commitment.year'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', taskId)
    .forUpdate('task')
    .executeTakeFirst()
}

/** Whether every piece is evidence of the task that was not taken off. */
async function areOfTask(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
  evidenceIds: readonly string[],
): Promise<boolean> {
  if (evidenceIds.length === 0) return true
  const found = await trx
    .selectFrom('evidence')
    .select('evidence_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('evidence_id', 'in', evidenceIds)
    .where('removed_at', 'is', null)
    .execute()
  return found.length === new Set(evidenceIds).size
}

async function closeTask(
  trx: Transaction<Tables>,
  may: AllowedOnTask<ClosingAction>,
  at: Date,
  year: number,
): Promise<void> {
  const { jurisdictionId, taskId } = may
  const today = dayOf(at)
  await trx
    .updateTable('task')
    .set((eb) => ({ status: 'closed', closed_at: at, revision: eb('revision', '+', 1) }))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .execute()
  const periods = await trx
    .selectFrom('period')
    .select('period_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('starts_on', '<=', today)
    .where((eb) => eb.or([eb('ends_on', '>', today), eb('ends_on', '=', `${year + 1}-01-01`)]))
    .orderBy('ends_on')
    .execute()
  for (const { period_id } of periods) await judgeWithin(trx, may, at, period_id, [taskId])
}

const told: Readonly<Partial<Record<ClosingAct, string>>> = {
  verify: '已核验办结',
  'return-close': '的办结申请已退回，请登录工作台查看理由后继续办理',
}

/** Tell the office that a closing waits for it, and the lead unit what became of its request. */
async function tellOfClosing(
  trx: Transaction<Tables>,
  { jurisdictionId, taskId, actor }: AllowedOnTask<ClosingAction>,
  at: Date,
  { act, unitIds, mails }: { readonly act: ClosingAct; readonly unitIds: readonly string[]; readonly mails: boolean },
): Promise<void> {
  const asks = act === 'ask-close'
  const said = { jurisdictionId, subjectIds: [taskId], by: actor.id }
  if (!asks) await settleMessages(trx, at, { jurisdictionId, kinds: ['close-to-verify'], subjectId: taskId })
  if (asks) {
    const people = await officeToTell(trx, jurisdictionId, actor.today)
    const asker = unitIds.find((unitId) => actor.roles.some((role) => role.unitId === unitId)) ?? null
    return tell(trx, at, { ...said, kind: 'close-to-verify', people, ofUnitId: asker, mail: null })
  }
  const words = told[act]
  if (words === undefined || unitIds.length === 0) return
  const task = await trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select('commitment.number')
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', taskId)
    .executeTakeFirstOrThrow()
  await tell(trx, at, {
    ...said,
    people: await peopleOfUnits(trx, jurisdictionId, unitIds, dayOf(at)),
    kind: 'close-decided',
    act,
    mail: mails
      ? {
          kind: closingTable[act].leaves,
          subject: `【落实】${numberedTask(commitmentNumber(task.number), 'none')}的办结申请有了结果`,
          body: `${numberedTask(commitmentNumber(task.number), 'none')}${words}。`,
        }
      : null,
  })
}
