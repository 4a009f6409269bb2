import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** The names of the people among `actors` (`person:…`); whoever is no person has none. */
export async function actorNames(
  db: Kysely<Tables>,
  jurisdictionId: string,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].flatMap((actor) => (actor.startsWith('person:') ? [actor.slice(7)] : []))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [`person:${row.person_id}`, row.name]))
}
