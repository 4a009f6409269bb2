import { type Kysely, sql, type Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { taskWords } from '../../domain/task-number.ts'
import { notReady } from '../../record/tasks/not-ready.ts'
import type { Tables } from '../../store/tables.ts'
import { settleMessages } from '../mail/tell.ts'
import { noteChange } from '../note-change.ts'
import { lockedTasks, type SeenTask, type TaskRefusal } from './locked-tasks.ts'
import { tellLeads } from './tell-leads.ts'

/** The tasks with their new revisions, and the moment (ISO 8601) by which this handing out is taken back. */
export type TasksAssigned =
  | { readonly kind: 'assigned'; readonly tasks: readonly SeenTask[]; readonly assignedAt: string }
  | TaskRefusal

/**
 * 下达: hand tasks out to their units, all or none. Each needs a lead unit, a limit or that it goes on all year, and no
 * departure from the adopted words that nobody has decided. With `mails` the people of the lead units that answer for
 * them get an e-mail.
 */
export async function assignTasks(
  db: Kysely<Tables>,
  asked: Ask<'task.edit'>,
  at: Date,
  seen: readonly SeenTask[],
  mails: boolean,
): Promise<TasksAssigned | Forbidden> {
  return proven(db, asked, (trx, may) => assignTasksWithin(trx, may, at, seen, { mails, summary: '下达，等待签收。' }))
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
  const rows = tasks.map((task) => ({ ...task, taskId: task.task_id, dueOn: task.due_on }))
  const held = await notReady(trx, jurisdictionId, rows, dayOf(at))
  const lacking = tasks.flatMap((task) => {
    const why = held.get(task.task_id)
    return why ? [`${taskWords(task)}${why.join('、')}`] : []
  })
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
  for (const { task_id, status, assigned_at } of tasks)
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'task.assigned',
      subject: 'task',
      subjectId: task_id,
      summary,
      body: { taskId: task_id },
      // what withdrawing it restores
      content: { before: { status, assignedAt: assigned_at } },
    })
  for (const { task_id: subjectId } of tasks)
    await settleMessages(trx, at, { jurisdictionId, kinds: ['task-refused', 'task-withdrawn'], subjectId })
  await tellLeads(trx, jurisdictionId, at, tasks, { by: actor.id, mails })
  return {
    kind: 'assigned',
    tasks: seen.map(({ taskId, revision }) => ({ taskId, revision: revision + 1 })),
    assignedAt: at.toISOString(),
  }
}
