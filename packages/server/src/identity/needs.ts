import { dayOf } from '../domain/day.ts'
import type { Database } from '../store/connection.ts'

/** What must be done before anything else may: change the first password, set up the second factor. */
export type Needs = 'password' | 'second-factor' | null

/** Whether an account stands for an administrator of some place today. Not bound to one place: it looks for one. */
export async function isAdministrator(db: Database, accountId: string, now: Date): Promise<boolean> {
  const today = dayOf(now)
  const row = await db
    .selectFrom('person')
    .innerJoin('role_grant', (join) =>
      join
        .onRef('role_grant.jurisdiction_id', '=', 'person.jurisdiction_id')
        .onRef('role_grant.person_id', '=', 'person.person_id'),
    )
    .select('person.person_id')
    .where('person.account_id', '=', accountId)
    .where('role_grant.role', 'in', ['system-administrator', 'security-administrator', 'audit-administrator'])
    .where('role_grant.valid_from', '<=', today)
    .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>=', today)]))
    .executeTakeFirst()
  return row !== undefined
}
