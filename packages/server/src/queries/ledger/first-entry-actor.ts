import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** Who wrote the first entry of a place's ledger: the person who founded it. */
export async function firstEntryActor(db: Kysely<Tables>, jurisdictionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger')
    .select('actor')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('seq', '=', '1')
    .executeTakeFirst()
  return row?.actor
}
