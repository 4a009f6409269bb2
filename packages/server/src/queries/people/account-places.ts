import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** The places an account belongs to, also where the person has left. Not bound to one place: it looks for those there are. */
export async function accountPlaces(db: Kysely<Tables>, accountId: string): Promise<readonly string[]> {
  const rows = await acrossPlaces('an account looks for its places', () =>
    db.selectFrom('person').select('jurisdiction_id').where('account_id', '=', accountId).execute(),
  )
  return rows.map((row) => row.jurisdiction_id)
}
