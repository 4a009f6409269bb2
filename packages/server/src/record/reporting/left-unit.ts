import type { Kysely, Selectable } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import type { ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Whether what stands in a report is what the unit has sent out: sent, accepted, or returned and not written into since. A
 * draft, what waits for the unit's head, and what is being mended are the unit's own.
 */
function hasLeftUnit({
  state,
  written_at,
  sent_at,
}: Pick<Selectable<ProgressTable>, 'state' | 'written_at' | 'sent_at'>): boolean {
  if (state === 'sent' || state === 'accepted') return true
  return state === 'returned' && sent_at !== null && written_at <= sent_at
}

type Standing = Pick<Selectable<ProgressTable>, 'state' | 'written_at' | 'sent_at' | 'member_id'>

/** Whether a report is to be seen by somebody: it has left its unit, or is of their own. */
export const isSeenBy = ({ writes, unitIds }: InUnit, row: Standing): boolean =>
  hasLeftUnit(row) || (writes && (row.member_id === null || unitIds.includes(row.member_id)))

/** Of a task's reports those that somebody does not see yet: what hangs on them is hidden as they are. */
export async function reportsHidden(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  inUnit: InUnit,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('progress')
    .select(['progress_id', 'state', 'written_at', 'sent_at', 'member_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .execute()
  return new Set(rows.filter((row) => !isSeenBy(inUnit, row)).map((row) => row.progress_id))
}
