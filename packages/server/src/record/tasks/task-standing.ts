import { createHash } from 'node:crypto'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { TaskTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'

/** What of a task is promised: its words, limit, requirement and whether it is public. */
export type TaskPromise = Pick<Selectable<TaskTable>, 'wording' | 'requirement' | 'due_on' | 'disclosure'>

/** The columns of a {@link TaskPromise}. */
export const promiseColumns = ['wording', 'requirement', 'due_on', 'disclosure'] as const

/** SHA-256 over what a task promises, as the ledger keeps it with each change of the task. */
export const taskStanding = ({ wording, requirement, due_on, disclosure }: TaskPromise): string =>
  createHash('sha256')
    .update(JSON.stringify([wording, requirement, due_on, disclosure]))
    .digest('hex')

/** {@link taskStanding} of tasks as they stand in the caller's transaction, by their ids; of those that are not there none. */
export async function standingsOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (taskIds.length === 0) return new Map()
  const rows = await trx
    .selectFrom('task')
    .select(['task_id', ...promiseColumns])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', sql<string>`any(${[...new Set(taskIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.task_id, taskStanding(row)]))
}
