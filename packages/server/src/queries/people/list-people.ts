import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { dayBefore, hasBegun } from '../../domain/day.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { lockedNames } from '../../identity/failures.ts'
import { endsAfter, mayLend } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** A person of the place with roles and account. */
export interface PersonListed {
  readonly personId: string
  readonly name: string
  readonly post: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly leftOn: Day | null
  readonly revision: number
  readonly roles: readonly RoleListed[]
  /** Null for who does not manage accounts, and for somebody without one. */
  readonly account: AccountListed | null
}

/** A role a person holds, with its days. */
export interface RoleListed {
  readonly roleGrantId: string
  readonly role: Role
  readonly unitId: string | null
  readonly unit: string | null
  readonly from: Day
  readonly to: Day | null
  /** Whether it holds today; one that does not is still to come. */
  readonly now: boolean
}

/** The account of a person, without anything secret. */
export interface AccountListed {
  readonly userName: string
  readonly secondFactor: boolean
  readonly firstPassword: boolean
  readonly locked: boolean
  readonly disabled: boolean
  readonly subject: string | null
  readonly lastSeenAt: string | null
}

/** Who acts for whom, and until when. */
export interface DelegationListed {
  readonly delegationId: string
  readonly fromPersonId: string
  readonly from: string
  readonly toPersonId: string
  readonly to: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly reason: string | null
  readonly now: boolean
}

/** The people of a place by name, those who have left last, with their roles that hold or are to come; their accounts too where `accounts` says so. */
export async function listPeople(
  db: Kysely<Tables>,
  jurisdictionId: string,
  now: Date,
  today: Day,
  accounts: boolean,
): Promise<readonly PersonListed[]> {
  const people = await db
    .selectFrom('person')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .orderBy('person_id')
    .execute()
  const grants = await db
    .selectFrom('role_grant')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'role_grant.unit_id'),
    )
    .select([
      'role_grant_id',
      'person_id',
      'role',
      'role_grant.unit_id',
      'unit.short_name as unit',
      'role_grant.valid_from',
      'role_grant.valid_to',
    ])
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where(endsAfter('role_grant', today))
    .orderBy('role_grant_id')
    .execute()
  const roles = Map.groupBy(grants, (grant) => grant.person_id)
  const known = accounts
    ? await accountsOf(
        db,
        people.flatMap((person) => person.account_id ?? []),
        now,
      )
    : new Map()
  const ordered = people.toSorted(
    (one, other) =>
      Number(one.left_on !== null) - Number(other.left_on !== null) || byName.compare(one.name, other.name),
  )
  return ordered.map((person) => ({
    personId: person.person_id,
    name: person.name,
    post: person.post,
    phone: person.phone,
    email: person.email,
    leftOn: person.left_on && dayBefore(person.left_on),
    revision: person.revision,
    roles: (roles.get(person.person_id) ?? []).map((grant) => ({
      roleGrantId: grant.role_grant_id,
      role: grant.role,
      unitId: grant.unit_id,
      unit: grant.unit,
      from: grant.valid_from,
      to: grant.valid_to && dayBefore(grant.valid_to),
      now: hasBegun(grant.valid_from, today),
    })),
    account: known.get(person.account_id ?? '') ?? null,
  }))
}

/** As a Chinese list of names is ordered: by their sounds. */
const byName = new Intl.Collator('zh-Hans-CN')

async function accountsOf(
  db: Kysely<Tables>,
  accountIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, AccountListed>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('auth_user')
    .leftJoin('auth_account', (join) =>
      join.onRef('auth_account.userId', '=', 'auth_user.id').on('auth_account.providerId', '=', 'oidc'),
    )
    .select((eb) => [
      'auth_user.id',
      'username',
      'displayUsername',
      'twoFactorEnabled',
      'firstPasswordUntil',
      'disabledAt',
      'auth_account.accountId as subject',
      eb
        .selectFrom('auth_session')
        .select(({ fn }) => fn.max('lastSeenAt').as('seen'))
        .whereRef('auth_session.userId', '=', 'auth_user.id')
        .as('seen'),
    ])
    .where('auth_user.id', 'in', [...accountIds])
    .execute()
  const locked = await lockedNames(
    db,
    rows.map((row) => row.username),
    now,
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        userName: row.displayUsername ?? row.username,
        secondFactor: row.twoFactorEnabled,
        firstPassword: row.firstPasswordUntil !== null,
        locked: locked.has(row.username),
        disabled: row.disabledAt !== null,
        subject: row.subject,
        lastSeenAt: row.seen?.toISOString() ?? null,
      },
    ]),
  )
}

/** The delegations of a place that hold or are to come; of one person only where `personId` names one. */
export async function listDelegations(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: Day,
  personId: string | null,
): Promise<readonly DelegationListed[]> {
  const rows = await db
    .selectFrom('delegation')
    .innerJoin('person as one', (join) =>
      join
        .onRef('one.jurisdiction_id', '=', 'delegation.jurisdiction_id')
        .onRef('one.person_id', '=', 'delegation.from_person_id'),
    )
    .innerJoin('person as other', (join) =>
      join
        .onRef('other.jurisdiction_id', '=', 'delegation.jurisdiction_id')
        .onRef('other.person_id', '=', 'delegation.to_person_id'),
    )
    .select([
      'delegation_id',
      'from_person_id',
      'one.name as from',
      'to_person_id',
      'other.name as to',
      'valid_from',
      'valid_to',
      'reason',
      mayLend('one').as('lends'),
    ])
    .where('delegation.jurisdiction_id', '=', jurisdictionId)
    .where('ended_at', 'is', null)
    .where(endsAfter('delegation', today))
    .where((eb) =>
      personId === null
        ? eb.val(true)
        : eb.or([eb('from_person_id', '=', personId), eb('to_person_id', '=', personId)]),
    )
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({
    delegationId: row.delegation_id,
    fromPersonId: row.from_person_id,
    from: row.from,
    toPersonId: row.to_person_id,
    to: row.to,
    validFrom: row.valid_from,
    validTo: dayBefore(row.valid_to),
    reason: row.reason,
    now: hasBegun(row.valid_from, today) && row.lends === true,
  }))
}
