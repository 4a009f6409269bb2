import type { Kysely } from 'kysely'
import { jurisdictionByCode } from '../../record/places/find-jurisdiction.ts'
import type { Tables } from '../../store/tables.ts'

/** How long a place's ledger is and the hash of its last entry; undefined where there is no such place. */
export async function ledgerHead(
  db: Kysely<Tables>,
  code: string,
): Promise<{ readonly entries: number; readonly hash: string } | undefined> {
  const place = await jurisdictionByCode(db, code)
  if (!place) return undefined
  const row = await db
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('jurisdiction_id', '=', place.jurisdictionId)
    .executeTakeFirst()
  return row && { entries: Number(row.seq), hash: row.hash }
}
