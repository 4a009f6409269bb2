import { sql, type Transaction } from 'kysely'
import { administrators } from '../../../access/rules.ts'
import type { Day } from '../../../domain/day.ts'
import { endsAfter } from '../../../store/held-on.ts'
import type { Tables } from '../../../store/tables.ts'

/**
 * Whether a person may act in a role on `today` or later, their own or as a deputy: the person who gets into their account gets
 * that power.
 */
export async function holdsPower(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  today: Day,
): Promise<boolean> {
  const grant = await trx
    .selectFrom('role_grant')
    .select('role_grant_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where(endsAfter('role_grant', today))
    .executeTakeFirst()
  return grant !== undefined || standsIn(trx, jurisdictionId, personId, today)
}

/**
 * Whether a person acts for somebody else on `day` or later. A lender whose account is disabled counts: what they lent comes back
 * with the account, by one act that asks nothing of who stands in.
 */
export async function standsIn(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  day: Day,
): Promise<boolean> {
  const delegation = await trx
    .selectFrom('delegation')
    .select('delegation_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('to_person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where(endsAfter('delegation', day))
    .executeTakeFirst()
  return delegation !== undefined
}

/** Whether a person is one of the three administrators on `today` or later. */
export async function isAdministratorOfPlace(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  today: Day,
): Promise<boolean> {
  const grant = await trx
    .selectFrom('role_grant')
    .select('role_grant_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where('role', 'in', [...administrators])
    .where(endsAfter('role_grant', today))
    .executeTakeFirst()
  return grant !== undefined
}

/**
 * Whether nobody but `personId` has ever been an administrator of the place: its first set-up, in which nobody could
 * confirm. Ended roles count, so that no ending brings it back. Locks the place, so that two appointments at once are
 * not both the first.
 */
export async function isFirstSetUp(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
): Promise<boolean> {
  await sql`select from jurisdiction where jurisdiction_id = ${jurisdictionId} for no key update`.execute(trx)
  const other = await trx
    .selectFrom('role_grant')
    .select('role_grant_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '<>', personId)
    .where('role', 'in', [...administrators])
    .executeTakeFirst()
  return other === undefined
}
