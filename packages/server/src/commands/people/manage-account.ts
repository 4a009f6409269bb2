import type { Kysely, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { acrossPlaces } from '../../access/place-wall.ts'
import { dayOf } from '../../domain/day.ts'
import type { AccountAct } from '../../domain/powers/power-act.ts'
import { refusal } from '../../domain/refusal.ts'
import {
  confirmSubject,
  makeAccount,
  type PreparedPassword,
  preparePassword,
  removeSecondFactor,
  resetPassword,
  setAccountDisabled,
} from '../../identity/accounts.ts'
import { forgetFailures } from '../../identity/failures.ts'
import { isAdministrator } from '../../identity/needs.ts'
import { isUserName, normalUserName } from '../../identity/user-name.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { badUserName, nameTaken, noAccount, type PeopleRefusal, unknownPerson } from './people-refusal.ts'
import { holdsPower, isAdministratorOfPlace } from './powers/holds-power.ts'
import { requestPower, type Waiting } from './powers/request-power.ts'
import { tellOfPower } from './powers/tell-of-power.ts'

export type { AccountAct }

/** The account was changed as asked. */
export interface AccountManaged {
  readonly kind: 'managed'
  /** Shown once, where there is a new one. */
  readonly firstPassword: string | null
}

/**
 * Do something to a person's account. What would open the account of somebody who holds a role to the person who does it waits
 * for another administrator; a reset does not where the person has a second factor, for without it the first password opens
 * nothing. An administrator's second factor is taken away only from the machine's own command line.
 */
export async function manageAccount(
  db: Kysely<Tables>,
  who: Ask<'account.manage'>,
  at: Date,
  personId: string,
  asked: AccountAct,
): Promise<AccountManaged | Waiting | PeopleRefusal | Forbidden> {
  const prepared = await passwordFor(asked)
  return proven(db, who, (trx, may) => manageAccountWithin(trx, may, at, personId, asked, prepared, false))
}

/** The first password an act may give; null where it gives none. Made before a transaction begins, it takes its time. */
export const passwordFor = async ({ act }: AccountAct): Promise<PreparedPassword | null> =>
  act === 'give' || act === 'reset-password' || act === 'remove-second-factor' ? preparePassword(null) : null

/** {@link manageAccount} inside the caller's transaction; `confirmed` where another administrator has agreed to it. */
export async function manageAccountWithin(
  trx: Transaction<Tables>,
  may: Allowed<'account.manage'>,
  at: Date,
  personId: string,
  asked: AccountAct,
  prepared: PreparedPassword | null,
  confirmed: boolean,
): Promise<AccountManaged | Waiting | PeopleRefusal> {
  const { jurisdictionId, actor } = may
  const person = await trx
    .selectFrom('person')
    .leftJoin('auth_user', 'auth_user.id', 'person.account_id')
    .select(['person.name', 'auth_user.id as accountId', 'auth_user.username', 'person.left_on'])
    .select(['auth_user.twoFactorEnabled', 'auth_user.firstPasswordUntil'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .forUpdate('person')
    .executeTakeFirst()
  if (!person) return unknownPerson
  const power = await holdsPower(trx, jurisdictionId, personId, dayOf(at))
  const refused =
    asked.act === 'give'
      ? await notGivable(trx, person, asked.userName)
      : await notPossible(trx, at, may, person.accountId, asked)
  if (refused) return refused
  const administrator = power && (await isAdministratorOfPlace(trx, jurisdictionId, personId, dayOf(at)))
  if (!confirmed && power && opens(asked, { administrator, secondFactor: person.twoFactorEnabled ?? false }))
    return requestPower(trx, may, at, { kind: 'account', personId, act: asked })
  const outcome =
    asked.act === 'give'
      ? await give(trx, may, at, personId, person, asked.userName, prepared)
      : await act(trx, at, { ...person, power }, asked, prepared)
  if (outcome.kind === 'refused') return outcome
  const body = { personId, act: asked.act }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'account.managed', body })
  await tellOfPower(trx, may, at, { kind: 'account.managed', personIds: [personId], content: { act: asked.act } })
  return outcome
}

/** Whether an act on the account of somebody who holds a role would let the person who does it in, or shut an administrator out. */
function opens(
  asked: AccountAct,
  { administrator, secondFactor }: { readonly administrator: boolean; readonly secondFactor: boolean },
): boolean {
  switch (asked.act) {
    case 'give':
    case 'remove-second-factor':
      return true
    case 'reset-password':
      return !secondFactor
    case 'tie-subject':
      return asked.subject !== null
    case 'disable':
      return administrator
    case 'unlock':
    case 'enable':
      return false
  }
}

/** Why an account cannot be given; undefined where it can. */
async function notGivable(
  trx: Transaction<Tables>,
  person: { readonly accountId: string | null; readonly left_on: string | null },
  userName: string,
): Promise<PeopleRefusal | undefined> {
  if (person.accountId !== null) return hasAccount
  if (person.left_on !== null) return unknownPerson
  if (!isUserName(normalUserName(userName))) return badUserName
  const taken = await trx
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', normalUserName(userName))
    .executeTakeFirst()
  return taken && nameTaken
}

async function give(
  trx: Transaction<Tables>,
  { jurisdictionId }: Allowed<'account.manage'>,
  at: Date,
  personId: string,
  person: { readonly name: string },
  userName: string,
  prepared: PreparedPassword | null,
): Promise<AccountManaged | PeopleRefusal> {
  if (!prepared) throw new Error('a password is prepared for every new account')
  const accountId = await makeAccount(trx, at, { userName, name: person.name, prepared })
  if (!accountId) return nameTaken
  await trx
    .updateTable('person')
    .set({ account_id: accountId })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .execute()
  return { kind: 'managed', firstPassword: prepared.password }
}

/** Why something cannot be done to an account, no matter who confirms it; undefined where it can. */
async function notPossible(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdictionId, actor }: Allowed<'account.manage'>,
  accountId: string | null,
  asked: AccountAct,
): Promise<PeopleRefusal | undefined> {
  if (accountId === null) return noAccount
  const elsewhere = await acrossPlaces('an account may be of people in several places', () =>
    trx
      .selectFrom('person')
      .select('person_id')
      .where('account_id', '=', accountId)
      .where('jurisdiction_id', '<>', jurisdictionId)
      .where(presentOn('person', dayOf(at)))
      .executeTakeFirst(),
  )
  // the person who manages the accounts of one place is not to become somebody in another by it
  if (elsewhere && asked.act !== 'unlock') return ofOtherPlaces
  if (asked.act === 'remove-second-factor' && (await isAdministrator(trx, accountId, at))) return fromConsole
  if (asked.act === 'tie-subject' && asked.subject !== null && (await isAdministrator(trx, accountId, at)))
    return administratorsHere
  if (asked.act === 'disable' && accountId === (await accountOf(trx, jurisdictionId, actor.personId))) return notOneself
  return undefined
}

interface ManagedAccount {
  readonly accountId: string | null
  readonly username: string | null
  readonly firstPasswordUntil: Date | null
  readonly power: boolean
}

async function act(
  trx: Transaction<Tables>,
  at: Date,
  { accountId, username, firstPasswordUntil, power }: ManagedAccount,
  asked: Exclude<AccountAct, { readonly act: 'give' }>,
  prepared: PreparedPassword | null,
): Promise<AccountManaged | PeopleRefusal> {
  if (accountId === null || username === null) return noAccount
  const done: AccountManaged = { kind: 'managed', firstPassword: null }
  switch (asked.act) {
    case 'reset-password':
      if (!prepared) throw new Error('a password is prepared for every reset')
      await resetPassword(trx, at, accountId, prepared)
      return { kind: 'managed', firstPassword: prepared.password }
    case 'remove-second-factor':
      await removeSecondFactor(trx, at, accountId)
      if (firstPasswordUntil === null || !power) return done
      // somebody knows the first password that only the second factor held back: another one takes its place
      if (!prepared) throw new Error('a password is prepared for every removal of a second factor')
      await resetPassword(trx, at, accountId, prepared)
      return { kind: 'managed', firstPassword: prepared.password }
    case 'unlock':
      await forgetFailures(trx, username)
      // five more guesses at the code of somebody whose password was reset are not the system administrator's to give
      if (!power)
        await trx
          .updateTable('auth_two_factor')
          .set({ failedVerificationCount: 0, lockedUntil: null })
          .where('userId', '=', accountId)
          .execute()
      return done
    case 'tie-subject':
      return (await confirmSubject(trx, at, accountId, asked.subject)) ? done : subjectTaken
    case 'disable':
    case 'enable':
      await setAccountDisabled(trx, at, accountId, asked.act === 'disable')
      return done
  }
}

async function accountOf(trx: Transaction<Tables>, jurisdictionId: string, personId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('person')
    .select('account_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.account_id ?? null
}

const hasAccount = refusal(409, 'already-has-account', '这个人已有账号。', 'This person has an account already.')
const ofOtherPlaces = refusal(
  422,
  'of-other-places',
  '这个账号还属于其他地区，不能在这里改动。请在服务器上用命令行办理。',
  'This account is of other places, too. Change it from the machine’s own command line.',
)
const fromConsole = refusal(
  422,
  'from-console',
  '管理员的动态口令不能由另一位管理员解除。请在服务器上运行：luoshi account reset-factor 用户名。',
  'An administrator’s second factor is not taken away by another one. On the server: luoshi account reset-factor NAME.',
)
const administratorsHere = refusal(
  422,
  'administrators-here',
  '管理员只用本系统的口令和动态口令登录，不绑定统一身份认证。',
  'Administrators sign in with their own password and second factor only.',
)
const subjectTaken = refusal(
  409,
  'conflict',
  '这个身份标识已绑定给别的账号。',
  'This subject is tied to another account.',
)
const notOneself = refusal(422, 'not-oneself', '不能停用自己的账号。', 'You cannot disable your own account.')
