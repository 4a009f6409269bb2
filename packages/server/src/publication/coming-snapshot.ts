import type { Kysely } from 'kysely'
import type { PublishedYear } from '../domain/published-year.ts'
import { gatherYear } from '../record/published-year/gather-year.ts'
import type { Tables } from '../store/tables.ts'

/** What would be published of a year at this moment, read in one state of the record; nothing is written. */
export async function comingSnapshot(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
  at: Date,
  snapshot: number,
): Promise<PublishedYear> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => gatherYear(trx, jurisdictionId, year, { snapshot, at, note: null }))
}
