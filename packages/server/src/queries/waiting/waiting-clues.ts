import type { Kysely } from 'kysely'
import { mayDo } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'

/** How many clues wait for the office; 0 for people who read none. */
export async function waitingClues(db: Kysely<Tables>, actor: SignedIn): Promise<number> {
  if ((await mayDo(db, actor, 'clue.write')).kind === 'refused') return 0
  const { count } = await db
    .selectFrom('clue')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('jurisdiction_id', '=', actor.jurisdictionId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return Number(count)
}
