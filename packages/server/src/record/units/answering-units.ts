import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** By each unit that was merged the one that answers for it now, however many mergers lie between. */
export async function answeringUnits(db: Kysely<Tables>, jurisdictionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('unit')
    .select(['unit_id', 'successor_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('successor_id', 'is not', null)
    .execute()
  const next = new Map(rows.flatMap((row) => (row.successor_id === null ? [] : [[row.unit_id, row.successor_id]])))
  return new Map(
    [...next.keys()].map((unitId) => {
      const passed = new Set([unitId])
      let at = unitId
      for (let to = next.get(at); to !== undefined && !passed.has(to); to = next.get(at)) {
        passed.add(to)
        at = to
      }
      return [unitId, at]
    }),
  )
}

/** Units in whose name the people of some units read and answer: their own, and those that were merged into them. */
export async function unitsAnsweredFor(
  db: Kysely<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const answering = await answeringUnits(db, jurisdictionId)
  return new Set([...unitIds, ...[...answering].flatMap(([of, by]) => (unitIds.includes(by) ? [of] : []))])
}
