import { type Kysely, sql } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { setAccountDisabled } from '../../identity/accounts.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, unknownPerson } from './people-refusal.ts'

/** Take somebody back who had left; their roles are granted again. */
export async function bringBack(
  db: Kysely<Tables>,
  asked: Ask<'account.manage'>,
  at: Date,
  personId: string,
): Promise<{ readonly kind: 'back' } | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }) => {
    const person = await trx
      .updateTable('person')
      .set({ left_on: null, revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', personId)
      .where('left_on', 'is not', null)
      .returning('account_id')
      .executeTakeFirst()
    if (!person) return unknownPerson
    if (person.account_id !== null) await setAccountDisabled(trx, at, person.account_id, false)
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'person.back', body: { personId } })
    return { kind: 'back' as const }
  })
}
