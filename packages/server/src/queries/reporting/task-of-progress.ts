import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** Which task each of these reports is of; reports that are not there are left out. */
export async function tasksOfProgress(
  db: Kysely<Tables>,
  jurisdictionId: string,
  progressIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (progressIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('progress')
    .select(['progress_id', 'task_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('progress_id', 'in', progressIds)
    .execute()
  return new Map(rows.map((row) => [row.progress_id, row.task_id]))
}
