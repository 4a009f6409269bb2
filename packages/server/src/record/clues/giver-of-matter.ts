import type { Kysely } from 'kysely'
import { givenAway } from '../../domain/clues/clue.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * What of the giver of a matter's clue stands in texts that its units will read; null for nothing, also where it came from no
 * clue or the giver is not known any more.
 */
export async function giverIn(
  db: Kysely<Tables>,
  jurisdictionId: string,
  of: { readonly matterId: string } | { readonly clueId: string },
  texts: readonly (string | null | undefined)[],
): Promise<string | null> {
  const clue = await db
    .selectFrom('clue')
    .select(['giver', 'contact'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => ('matterId' in of ? eb('matter_id', '=', of.matterId) : eb('clue_id', '=', of.clueId)))
    .executeTakeFirst()
  return clue ? givenAway(texts, clue) : null
}
