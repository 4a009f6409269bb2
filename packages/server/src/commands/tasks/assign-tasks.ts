import { type Kysely, sql, type Transaction } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { taskNumber } from '../../domain/task-number.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'
import { type LockedTask, lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'
import { tellLeads } from './tell-leads.ts'

export type TasksAssigned = { readonly kind: 'assigned'; readonly tasks: readonly SeenTask[] } | TaskRefusal

/**
 * 下达: hand tasks out to their units, all or none. Each needs a lead unit, a limit or that it goes on all year, and no
 * departure from the adopted words that nobody has decided. With `mails` the people of the lead units that answer for
 * them get an e-mail.
 */
export async function assignTasks(
  db: Kysely<Tables>,
  may: Allowed<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  mails: boolean,
): Promise<TasksAssigned> {
  return db
    .transaction()
    .execute((trx) => assignTasksWithin(trx, may, at, seen, { mails, summary: '下达，等待签收。' }))
}

/** {@link assignTasks} in the caller's transaction, told in the history as `summary`; a refusal comes before anything is written. */
export async function assignTasksWithin(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  { mails, summary }: { readonly mails: boolean; readonly summary: string },
): Promise<TasksAssigned> {
  const tasks = await lockedTasks(trx, jurisdictionId, seen)
  if ('kind' in tasks) return tasks
  const lacking = await lacks(trx, jurisdictionId, tasks, dayOf(at))
  if (lacking.length > 0)
    return refusal(
      422,
      'not-ready',
      `有 ${lacking.length} 项还不能下达，全部没有下达：${lacking.slice(0, 10).join('；')}${lacking.length > 10 ? '……' : ''}。`,
      `${lacking.length} tasks are not ready to be handed out; none was: ${lacking.slice(0, 10).join('; ')}.`,
    )
  await trx
    .updateTable('task')
    .set({ status: 'assigned', assigned_at: at, revision: sql<number>`revision + 1` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'task_id',
      'in',
      tasks.map((task) => task.task_id),
    )
    .execute()
  for (const { task_id } of tasks)
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.assigned',
      subject: 'task',
      subjectId: task_id,
      summary,
      body: { taskId: task_id },
    })
  if (mails) await tellLeads(trx, jurisdictionId, at, tasks)
  return { kind: 'assigned', tasks: seen.map(({ taskId, revision }) => ({ taskId, revision: revision + 1 })) }
}

async function lacks(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  tasks: readonly LockedTask[],
  today: string,
): Promise<string[]> {
  const ids = tasks.map((task) => task.task_id)
  const led = await trx
    .selectFrom('task_unit')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('part', '=', 'lead')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  const undecided = await trx
    .selectFrom('task_change')
    .select('task_id')
    .distinct()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('state', '=', 'proposed')
    .execute()
  const [ledIds, undecidedIds] = [led, undecided].map((rows) => new Set(rows.map((row) => row.task_id)))
  return tasks.flatMap((task) => {
    const why = [
      task.status !== 'drafted' && task.status !== 'refused' ? '已经下达' : '',
      ledIds?.has(task.task_id) ? '' : '没有牵头单位',
      task.due_on === null && !task.continuous ? '没有完成时限' : '',
      undecidedIds?.has(task.task_id) ? '有变更待批' : '',
    ].filter((words) => words !== '')
    return why.length > 0 ? [`第 ${taskNumber(task)} 项${why.join('、')}`] : []
  })
}
