import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import type { NewPerson } from './add-person.ts'
import { type PeopleRefusal, stale, unknownPerson } from './people-refusal.ts'

/** Change what is known of a person, as it was at `revision`. */
export async function editPerson(
  db: Kysely<Tables>,
  asked: Ask<'account.manage'>,
  at: Date,
  personId: string,
  { revision, name, post, phone, email }: Omit<NewPerson, 'userName'> & { readonly revision: number },
): Promise<{ readonly kind: 'edited'; readonly revision: number } | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }) => {
    const before = await trx
      .selectFrom('person')
      .select(['name', 'post', 'phone', 'email', 'revision', 'account_id'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return unknownPerson
    const { account_id, ...current } = before
    if (before.revision !== revision) return stale(current)
    const after = { name, post, phone, email }
    const changed = (['name', 'post', 'phone', 'email'] as const).filter((field) => before[field] !== after[field])
    if (changed.length === 0) return { kind: 'edited' as const, revision }
    await trx
      .updateTable('person')
      .set({ ...after, revision: revision + 1 })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', personId)
      .execute()
    if (account_id !== null) await trx.updateTable('auth_user').set({ name }).where('id', '=', account_id).execute()
    const body = { personId, fields: changed }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'person.edited', body })
    return { kind: 'edited' as const, revision: revision + 1 }
  })
}
