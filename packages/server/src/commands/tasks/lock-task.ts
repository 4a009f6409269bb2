import type { Transaction } from 'kysely'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** Locks a task until the transaction ends, so that acts on it follow one another; its status, undefined where there is none. */
export async function lockTask(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
): Promise<TaskStatus | undefined> {
  const task = await trx
    .selectFrom('task')
    .select('status')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .forUpdate()
    .executeTakeFirst()
  return task?.status
}
