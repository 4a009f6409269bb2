import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** What the page of signing in may say before anybody has signed in. */
export interface PlaceSignedInTo {
  /** Name of the only place that people work in; null where there are several, or none yet. */
  readonly place: string | null
  /** Whether anybody has an account; before that the first administrator is to be set up. */
  readonly begun: boolean
}

/** The place that is signed in to. Not bound to one place: it looks for the only one. */
export async function placeSignedInTo(db: Kysely<Tables>): Promise<PlaceSignedInTo> {
  const found = await acrossPlaces('who signs in belongs to no place yet', () =>
    db
      .selectFrom('jurisdiction')
      .select('name')
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('person')
            .select('person_id')
            .whereRef('person.jurisdiction_id', '=', 'jurisdiction.jurisdiction_id')
            .where('person.account_id', 'is not', null),
        ),
      )
      .limit(2)
      .execute(),
  )
  const [only, ...others] = found
  return { place: only && others.length === 0 ? only.name : null, begun: found.length > 0 }
}
