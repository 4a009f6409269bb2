import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** The places an account belongs to, also where the person has left. Not bound to one place: it looks for those there are. */
export async function accountPlaces(db: Kysely<Tables>, accountId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('person').select('jurisdiction_id').where('account_id', '=', accountId).execute()
  return rows.map((row) => row.jurisdiction_id)
}
