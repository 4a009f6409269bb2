import type { Kysely, Transaction } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { acrossPlaces } from '../../access/place-wall.ts'
import { dayOf } from '../../domain/day.ts'
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

/** What may be done to somebody's account. */
export type AccountAct =
  | { readonly act: 'give'; readonly userName: string }
  | { readonly act: 'reset-password' }
  | { readonly act: 'remove-second-factor' }
  | { readonly act: 'unlock' }
  | { readonly act: 'tie-subject'; readonly subject: string | null }
  | { readonly act: 'disable' | 'enable' }

/** The account was changed as asked. */
export interface AccountManaged {
  readonly kind: 'managed'
  /** Shown once, where there is a new one. */
  readonly firstPassword: string | null
}

/**
 * Do something to a person's account. An administrator's second factor is taken away only from the machine's own command
 * line: whoever holds one of the three powers is not to reach another by a reset.
 */
export async function manageAccount(
  db: Kysely<Tables>,
  who: Ask<'account.manage'>,
  at: Date,
  personId: string,
  asked: AccountAct,
): Promise<AccountManaged | PeopleRefusal | Forbidden> {
  const prepared = asked.act === 'give' || asked.act === 'reset-password' ? await preparePassword(null) : null
  return proven(db, who, async (trx, may) => {
    const { jurisdictionId, actor } = may
    const person = await trx
      .selectFrom('person')
      .leftJoin('auth_user', 'auth_user.id', 'person.account_id')
      .select(['person.name', 'auth_user.id as accountId', 'auth_user.username', 'person.left_on'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('person_id', '=', personId)
      .forUpdate('person')
      .executeTakeFirst()
    if (!person) return unknownPerson
    const outcome =
      asked.act === 'give'
        ? await give(trx, may, at, personId, person, asked.userName, prepared)
        : await act(trx, at, may, person.accountId, person.username, asked, prepared)
    if (outcome.kind === 'refused') return outcome
    const body = { personId, act: asked.act }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'account.managed', body })
    return outcome
  })
}

async function give(
  trx: Transaction<Tables>,
  { jurisdictionId }: Allowed<'account.manage'>,
  at: Date,
  personId: string,
  person: { readonly name: string; readonly accountId: string | null; readonly left_on: string | null },
  userName: string,
  prepared: PreparedPassword | null,
): Promise<AccountManaged | PeopleRefusal> {
  if (person.accountId !== null) return hasAccount
  if (person.left_on !== null) return unknownPerson
  if (!isUserName(normalUserName(userName))) return badUserName
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

async function act(
  trx: Transaction<Tables>,
  at: Date,
  { jurisdictionId, actor }: Allowed<'account.manage'>,
  accountId: string | null,
  userName: string | null,
  asked: Exclude<AccountAct, { readonly act: 'give' }>,
  prepared: PreparedPassword | null,
): Promise<AccountManaged | PeopleRefusal> {
  if (accountId === null || userName === null) return noAccount
  const elsewhere = await acrossPlaces('an account may be of people in several places', () =>
    trx
      .selectFrom('person')
      .select('person_id')
      .where('account_id', '=', accountId)
      .where('jurisdiction_id', '<>', jurisdictionId)
      .where(presentOn('person', dayOf(at)))
      .executeTakeFirst(),
  )
  // whoever manages the accounts of one place is not to become somebody in another by it
  if (elsewhere && asked.act !== 'unlock') return ofOtherPlaces
  const done: AccountManaged = { kind: 'managed', firstPassword: null }
  switch (asked.act) {
    case 'reset-password':
      if (!prepared) throw new Error('a password is prepared for every reset')
      await resetPassword(trx, at, accountId, prepared)
      return { kind: 'managed', firstPassword: prepared.password }
    case 'remove-second-factor':
      if (await isAdministrator(trx, accountId, at)) return fromConsole
      await removeSecondFactor(trx, at, accountId)
      return done
    case 'unlock':
      await forgetFailures(trx, userName)
      await trx
        .updateTable('auth_two_factor')
        .set({ failedVerificationCount: 0, lockedUntil: null })
        .where('userId', '=', accountId)
        .execute()
      return done
    case 'tie-subject':
      if (asked.subject !== null && (await isAdministrator(trx, accountId, at))) return administratorsHere
      return (await confirmSubject(trx, at, accountId, asked.subject)) ? done : subjectTaken
    case 'disable':
      if (accountId === (await accountOf(trx, jurisdictionId, actor.personId))) return notOneself
      await setAccountDisabled(trx, at, accountId, true)
      return done
    case 'enable':
      await setAccountDisabled(trx, at, accountId, false)
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
