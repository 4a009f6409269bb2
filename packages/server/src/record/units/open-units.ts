import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Those of `unitIds` that are units of the place and open on a day: work, people and parts are given to them only. */
async function openUnits(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  day: Day,
): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('unit')
    .select('unit_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('unit_id', 'in', [...new Set(unitIds)])
    .where(heldOn('unit', day))
    .execute()
  return new Set(rows.map(({ unit_id }) => unit_id))
}

/** Whether all of `unitIds` are {@link openUnits}. */
export async function areOpen(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  day: Day,
): Promise<boolean> {
  return (await openUnits(db, jurisdictionId, unitIds, day)).size === new Set(unitIds).size
}
