import { createHash } from 'node:crypto'
import type { Selectable, Transaction } from 'kysely'
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

/** {@link taskStanding} of a task as it stands in the caller's transaction; null when there is none. */
export async function standingOf(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('task')
    .select(promiseColumns)
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .executeTakeFirst()
  return row ? taskStanding(row) : null
}
