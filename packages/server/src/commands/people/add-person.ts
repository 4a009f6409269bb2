import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { makeAccount, type PreparedPassword, preparePassword } from '../../identity/accounts.ts'
import { isUserName, normalUserName } from '../../identity/user-name.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { badUserName, nameTaken, type PeopleRefusal } from './people-refusal.ts'

/** A person to be added; without a user name no account is made. */
export interface NewPerson {
  readonly name: string
  /** 职务 */
  readonly post: string | null
  readonly phone: string | null
  readonly email: string | null
  /** Null for somebody who is named but does not sign in. */
  readonly userName: string | null
}

/** The person, with the password that is shown once. */
export interface AddedPerson {
  readonly kind: 'added'
  readonly personId: string
  /** Shown once; null where no account was made. */
  readonly firstPassword: string | null
}

/** Add a person, with an account and its first password where a user name is given. */
export async function addPerson(
  db: Kysely<Tables>,
  asked: Ask<'account.manage'>,
  at: Date,
  person: NewPerson,
): Promise<AddedPerson | PeopleRefusal | Forbidden> {
  const prepared = person.userName === null ? null : await preparePassword(null)
  return proven(db, asked, (trx, may) => addPersonWithin(trx, may, at, person, prepared))
}

/** {@link addPerson} inside the caller's transaction. */
export async function addPersonWithin(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: Allowed<'account.manage'>,
  at: Date,
  { name, post, phone, email, userName }: NewPerson,
  prepared: PreparedPassword | null,
): Promise<AddedPerson | PeopleRefusal> {
  if (userName !== null && !isUserName(normalUserName(userName))) return badUserName
  const accountId = userName === null || !prepared ? null : await makeAccount(trx, at, { userName, name, prepared })
  if (accountId === undefined) return nameTaken
  const personId = uuid()
  await trx
    .insertInto('person')
    .values({
      jurisdiction_id: jurisdictionId,
      person_id: personId,
      account_id: accountId,
      name,
      post,
      phone,
      email,
      created_at: at,
      left_on: null,
    })
    .execute()
  // names stay out of the ledger: an entry can never be emptied
  const body = { personId, account: accountId !== null }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'person.added', body })
  return { kind: 'added', personId, firstPassword: accountId === null ? null : (prepared?.password ?? null) }
}
