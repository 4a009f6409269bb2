import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { type NotReady, notReady } from '../../record/tasks/not-ready.ts'
import type { Tables } from '../../store/tables.ts'

/** Which of some tasks can be handed out, and what the others lack. */
export interface Readiness {
  readonly ready: readonly string[]
  readonly held: readonly { readonly taskId: string; readonly why: readonly NotReady[] }[]
}

/** Which of the tasks can be handed out on a day; of tasks that are not there nothing is said. */
export async function readinessOf(
  db: Kysely<Tables>,
  { jurisdictionId }: Allowed<'task.edit'>,
  taskIds: readonly string[],
  today: Day,
): Promise<Readiness> {
  const rows = await db
    .selectFrom('task')
    .select(['task_id as taskId', 'status', 'due_on as dueOn', 'continuous'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  const held = await notReady(db, jurisdictionId, rows, today)
  return {
    ready: rows.filter(({ taskId }) => !held.has(taskId)).map(({ taskId }) => taskId),
    held: [...held].map(([taskId, why]) => ({ taskId, why })),
  }
}
