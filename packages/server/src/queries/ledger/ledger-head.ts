import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** How long a place's ledger is and the hash of its last entry; undefined where there is no such place. */
export async function ledgerHead(
  db: Kysely<Tables>,
  code: string,
): Promise<{ readonly entries: number; readonly hash: string } | undefined> {
  const row = await db
    .selectFrom('jurisdiction')
    .innerJoin('ledger_head', 'ledger_head.jurisdiction_id', 'jurisdiction.jurisdiction_id')
    .select(['ledger_head.seq', 'ledger_head.hash'])
    .where('jurisdiction.code', '=', code)
    .executeTakeFirst()
  return row && { entries: Number(row.seq), hash: row.hash }
}
