import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'

/** Whether people of other places work on this server, too; the example, which has nobody, is none. */
export async function keepsOtherPlaces(db: Kysely<Tables>, jurisdictionId: string): Promise<boolean> {
  const other = await acrossPlaces('one place does not decide for the others of a server', () =>
    db
      .selectFrom('person')
      .select('person_id')
      .where('jurisdiction_id', '<>', jurisdictionId)
      .where('account_id', 'is not', null)
      .limit(1)
      .executeTakeFirst(),
  )
  return other !== undefined
}
