import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { inDays } from '../domain/day.ts'
import { acrossPlaces } from '../store/place-wall.ts'
import type { Tables } from '../store/tables.ts'
import { firstPassword, firstPasswordDays } from './first-password.ts'
import { oidcProvider } from './library.ts'
import { hashPassword } from './password-hash.ts'
import { normalUserName } from './user-name.ts'

/** A password and its hash, which takes a tenth of a second: it is made before a transaction begins, not within. */
export interface PreparedPassword {
  readonly password: string
  readonly hash: string
  /** Whether it was made for the person, who must change it. */
  readonly first: boolean
}

/** A password ready to be stored: the one the person chose, or (null) a random one for the first sign-in. */
export async function preparePassword(chosen: string | null): Promise<PreparedPassword> {
  const password = chosen ?? firstPassword()
  return { password, hash: await hashPassword(password), first: chosen === null }
}

/** An account to be made, its password hashed already. */
export interface NewAccount {
  readonly userName: string
  readonly name: string
  readonly prepared: PreparedPassword
}

/** Creates an account and returns its id; undefined when the user name is taken. `isUserName` must accept the name. */
export async function makeAccount(
  trx: Transaction<Tables>,
  at: Date,
  { userName, name, prepared }: NewAccount,
): Promise<string | undefined> {
  const accountId = uuid()
  const made = await trx
    .insertInto('auth_user')
    .values({
      id: accountId,
      name,
      email: `${accountId}@account.invalid`,
      createdAt: at,
      updatedAt: at,
      username: normalUserName(userName),
      displayUsername: userName.normalize('NFKC').trim(),
      firstPasswordUntil: prepared.first ? inDays(at, firstPasswordDays) : null,
      passwordSetAt: at,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  await trx
    .insertInto('auth_account')
    .values({
      id: uuid(),
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: prepared.hash,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return accountId
}

/** Give an account another first password; end its sessions and its persons' calendar addresses. Not bound to one place. */
export async function resetPassword(
  trx: Transaction<Tables>,
  at: Date,
  accountId: string,
  { hash }: PreparedPassword,
): Promise<void> {
  await trx
    .updateTable('auth_user')
    .set({ firstPasswordUntil: inDays(at, firstPasswordDays), passwordSetAt: at, updatedAt: at })
    .where('id', '=', accountId)
    .execute()
  await trx
    .updateTable('auth_account')
    .set({ password: hash, updatedAt: at })
    .where('userId', '=', accountId)
    .where('providerId', '=', 'credential')
    .execute()
  await endSessions(trx, accountId)
  // the other way in that outlives a password
  await acrossPlaces('an account may be of people in several places', () =>
    trx
      .updateTable('calendar_feed')
      .set({ revoked_at: at })
      .where('revoked_at', 'is', null)
      .where('person_id', 'in', (eb) => eb.selectFrom('person').select('person_id').where('account_id', '=', accountId))
      .execute(),
  )
}

/** Removes the second factor of an account and ends its sessions; the person sets up a new one. */
export async function removeSecondFactor(trx: Transaction<Tables>, at: Date, accountId: string): Promise<void> {
  await trx.deleteFrom('auth_two_factor').where('userId', '=', accountId).execute()
  await trx
    .updateTable('auth_user')
    .set({ twoFactorEnabled: false, updatedAt: at })
    .where('id', '=', accountId)
    .execute()
  await endSessions(trx, accountId)
}

/** Let nobody sign in by an account any more, or let them again. */
export async function setAccountDisabled(
  trx: Transaction<Tables>,
  at: Date,
  accountId: string,
  disabled: boolean,
): Promise<void> {
  await trx
    .updateTable('auth_user')
    .set({ disabledAt: disabled ? at : null, updatedAt: at })
    .where('id', '=', accountId)
    .execute()
  if (disabled) await endSessions(trx, accountId)
}

/** An account that nobody has used opens no more, and its user name is free again. Nothing of it can be brought back. */
export async function closeUnusedAccount(trx: Transaction<Tables>, at: Date, accountId: string): Promise<void> {
  await setAccountDisabled(trx, at, accountId, true)
  await trx.deleteFrom('auth_account').where('userId', '=', accountId).execute()
  await trx
    .updateTable('auth_user')
    .set({ username: accountId, displayUsername: null })
    .where('id', '=', accountId)
    .execute()
}

/**
 * Tie an account to the subject the other sign-in system knows the person by, or untie it (null). False when the subject
 * is tied to another account.
 */
export async function confirmSubject(
  trx: Transaction<Tables>,
  at: Date,
  accountId: string,
  subject: string | null,
): Promise<boolean> {
  await trx.deleteFrom('auth_account').where('userId', '=', accountId).where('providerId', '=', oidcProvider).execute()
  if (subject === null) return true
  const tied = await trx
    .insertInto('auth_account')
    .values({
      id: uuid(),
      accountId: subject,
      providerId: oidcProvider,
      userId: accountId,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return tied !== undefined
}

async function endSessions(trx: Transaction<Tables>, accountId: string): Promise<void> {
  await trx.deleteFrom('auth_session').where('userId', '=', accountId).execute()
}
