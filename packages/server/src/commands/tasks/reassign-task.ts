import type { Kysely, Transaction } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { leadUnits } from '../../record/tasks/lead-units.ts'
import { endsAfter } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { assignTasksWithin, type TasksAssigned } from './assign-tasks.ts'
import { editTasksWithin } from './edit-tasks.ts'
import { type LockedTask, lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'

/**
 * Hand a task out again that its lead sent back (退签): to other lead units, the first of which answers for it, or to the same
 * ones; all of it or nothing. A person in charge who is of none of the new units is taken off.
 */
export async function reassignTask(
  db: Kysely<Tables>,
  asked: TaskAsk<'task.edit'>,
  at: Date,
  revision: number,
  leadIds: readonly string[],
  mails: boolean,
): Promise<TasksAssigned | Forbidden> {
  try {
    return await proven(db, asked, (trx, may) =>
      reassigned(trx, may, at, { taskId: may.taskId, revision }, leadIds, mails),
    )
  } catch (cause) {
    if (cause instanceof Undone) return cause.refusal
    throw cause
  }
}

/** Ends the transaction: the new units do not stay where the task cannot be handed out. */
class Undone extends Error {
  readonly refusal: TaskRefusal
  constructor(refusal: TaskRefusal) {
    super(refusal.messageEn)
    this.refusal = refusal
  }
}

async function reassigned(
  trx: Transaction<Tables>,
  may: Allowed<'task.edit'>,
  at: Date,
  seen: SeenTask,
  leadIds: readonly string[],
  mails: boolean,
): Promise<TasksAssigned> {
  const { jurisdictionId } = may
  const locked = await lockedTasks(trx, jurisdictionId, [seen])
  if ('kind' in locked) return locked
  const [task] = locked
  if (!task) throw new Error('a locked task is there')
  if (task.status !== 'refused') return notSentBack
  const today = dayOf(at)
  const before = await leadUnits(trx, jurisdictionId, seen.taskId, today, endsAfter)
  const same = before.join() === leadIds.join()
  let now = seen
  if (!same) {
    const stays = await isOfOne(trx, task, leadIds, today)
    const patch = stays ? { leadIds } : { leadIds, officerId: null }
    const edited = await editTasksWithin(trx, may, at, [seen], patch)
    if (edited.kind === 'refused') return edited
    now = { ...seen, revision: seen.revision + 1 }
  }
  const summary = same ? '退签后仍交原单位，重新下达，等待签收。' : '退签后改交其他单位，重新下达，等待签收。'
  const assigned = await assignTasksWithin(trx, may, at, [now], { mails, summary })
  if (assigned.kind === 'refused') throw new Undone(assigned)
  return assigned
}

/** Whether the person in charge, if there is one, is of one of the units. */
async function isOfOne(
  trx: Transaction<Tables>,
  { jurisdiction_id, officer_id }: LockedTask,
  unitIds: readonly string[],
  today: string,
): Promise<boolean> {
  if (officer_id === null) return true
  const grant = await trx
    .selectFrom('role_grant')
    .select('role_grant_id')
    .where('jurisdiction_id', '=', jurisdiction_id)
    .where('person_id', '=', officer_id)
    .where('unit_id', 'in', unitIds)
    .where(endsAfter('role_grant', today))
    .executeTakeFirst()
  return grant !== undefined
}

const notSentBack: TaskRefusal = refusal(
  409,
  'conflict',
  '这项任务现在没有退签，不必重新下达。请刷新后再看。',
  'The task has not been sent back.',
)
