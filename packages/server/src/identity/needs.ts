import { type Expression, expressionBuilder } from 'kysely'
import { dayOf } from '../domain/day.ts'
import type { Database } from '../store/connection.ts'
import { heldOn } from '../store/held-on.ts'
import { acrossPlaces } from '../store/place-wall.ts'
import type { Tables } from '../store/tables.ts'

/** What must be done before anything else may: change the first password, set up the second factor. */
export type Needs = 'password' | 'second-factor' | null

/** The administrators' roles that an account's persons hold on `today`. Not bound to one place: it looks for one. */
export function administratorGrants(accountId: Expression<string>, today: string) {
  return expressionBuilder<Tables>()
    .selectFrom('person')
    .innerJoin('role_grant', (join) =>
      join
        .onRef('role_grant.jurisdiction_id', '=', 'person.jurisdiction_id')
        .onRef('role_grant.person_id', '=', 'person.person_id'),
    )
    .select('person.person_id')
    .where('person.account_id', '=', accountId)
    .where('role_grant.role', 'in', ['system-administrator', 'security-administrator', 'audit-administrator'])
    .where(heldOn('role_grant', today))
}

/** Whether an account stands for an administrator of some place today. */
export async function isAdministrator(db: Database, accountId: string, now: Date): Promise<boolean> {
  const found = await acrossPlaces('whoever is administrator anywhere is one', () =>
    db
      .selectFrom('auth_user')
      .select('id')
      .where('id', '=', accountId)
      .where((eb) => eb.exists(administratorGrants(eb.ref('auth_user.id'), dayOf(now))))
      .executeTakeFirst(),
  )
  return found !== undefined
}
