import { type Expression, type RawBuilder, sql } from 'kysely'
import { dayOf } from '../domain/day.ts'
import { defaultSignInRules, type SignInRules, strictestRules } from '../domain/sign-in-rules.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Database } from '../store/connection.ts'
import { begunOn, heldOn, mayLend, presentOn } from '../store/held-on.ts'
import { acrossPlaces } from '../store/place-wall.ts'

/** A place of an account: the roles its person may act in there, and the rules of sign-in as they stand, if any do. */
export interface RuledPlace {
  readonly roles: readonly Role[]
  readonly rules: Partial<SignInRules> | null
}

/** What the places of an account ask of its sign-in. */
export interface AccountRules extends SignInRules {
  /** Whether it works only with a second factor of ours. */
  readonly factorNeeded: boolean
  readonly administrator: boolean
}

/**
 * The places of an account on `today`, as JSON, for {@link rulesIn}: each with the roles its person holds, their own and
 * by delegation, and the newest version of the rules that holds. Not bound to one place: an account works in several.
 */
export function placesOfAccount(accountId: Expression<string>, today: string): RawBuilder<readonly RuledPlace[]> {
  const principals = sql`
    select d.from_person_id from delegation d
      join person principal on principal.jurisdiction_id = d.jurisdiction_id
        and principal.person_id = d.from_person_id and ${presentOn('principal', today)} and ${mayLend('principal')}
     where d.jurisdiction_id = p.jurisdiction_id and d.to_person_id = p.person_id
       and d.ended_at is null and ${heldOn('d', today)}`
  return sql<readonly RuledPlace[]>`(
    select coalesce(jsonb_agg(jsonb_build_object(
      'roles', (select coalesce(jsonb_agg(distinct g.role), '[]') from role_grant g
                 where g.jurisdiction_id = p.jurisdiction_id and ${heldOn('g', today)}
                   and (g.person_id = p.person_id
                     or (g.role not like '%-administrator' and g.person_id in (${principals})))),
      'rules', (select r.content from rule_version r
                 where r.jurisdiction_id = p.jurisdiction_id and r.kind = 'sign-in' and ${begunOn('r', today)}
                 order by r.version desc limit 1))), '[]')
      from person p where p.account_id = ${accountId} and ${presentOn('p', today)})`
}

/** The rules for an account of these places. */
export function rulesIn(places: readonly RuledPlace[]): AccountRules {
  const ruled = places.map(({ roles, rules }) => ({ roles, rules: { ...defaultSignInRules, ...rules } }))
  const administrator = ruled.some(({ roles }) => roles.some((role) => role.endsWith('-administrator')))
  const asked = ruled.some(({ roles, rules }) => roles.some((role) => rules.secondFactorRoles.includes(role)))
  return {
    ...strictestRules(ruled.map(({ rules }) => rules)),
    administrator,
    factorNeeded: administrator || asked,
  }
}

/** What the places of an account ask of its sign-in at a moment. */
export async function accountRules(db: Database, accountId: string, now: Date): Promise<AccountRules> {
  const found = await acrossPlaces('an account keeps the rules of every place it works in', () =>
    db
      .selectFrom('auth_user')
      .select((eb) => placesOfAccount(eb.ref('auth_user.id'), dayOf(now)).as('places'))
      .where('id', '=', accountId)
      .executeTakeFirst(),
  )
  return rulesIn(found?.places ?? [])
}
