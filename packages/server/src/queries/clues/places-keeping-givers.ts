import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** The places in which a clue that is done with still says who gave it. */
export async function placesKeepingGivers(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await acrossPlaces('the clock works for every place', () =>
    db
      .selectFrom('clue')
      .select('jurisdiction_id')
      .distinct()
      .where('settled_at', 'is not', null)
      .where((eb) => eb.or([eb('giver', 'is not', null), eb('contact', 'is not', null)]))
      .execute(),
  )
  return rows.map((row) => row.jurisdiction_id)
}
