import type { Kysely, Selectable } from 'kysely'
import type { ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Whether what stands in a report is what the unit has sent out: sent, accepted, or returned and not written into since. A
 * draft, what waits for the unit's head, and what is being mended are the unit's own.
 */
export function hasLeftUnit({
  state,
  written_at,
  sent_at,
}: Pick<Selectable<ProgressTable>, 'state' | 'written_at' | 'sent_at'>): boolean {
  if (state === 'sent' || state === 'accepted') return true
  return state === 'returned' && sent_at !== null && written_at <= sent_at
}

/** Of a task's reports those that are still the unit's own: what hangs on them is hidden as they are. */
export async function reportsOfUnit(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('progress')
    .select(['progress_id', 'state', 'written_at', 'sent_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .execute()
  return new Set(rows.filter((row) => !hasLeftUnit(row)).map((row) => row.progress_id))
}
