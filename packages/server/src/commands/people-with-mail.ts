import type { Transaction } from 'kysely'
import type { Role, Tables } from '../store/tables.ts'

/** Somebody of a unit who has an e-mail address. */
export interface UnitPerson {
  readonly unitId: string
  readonly personId: string
}

/** Officers and heads of the units on a day who have an e-mail address, each once a unit. */
export async function peopleWithMail(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  today: string,
  { roles = ['unit-officer', 'unit-head'] }: { readonly roles?: readonly Role[] } = {},
): Promise<readonly UnitPerson[]> {
  if (unitIds.length === 0) return []
  const rows = await trx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    .select(['role_grant.unit_id', 'person.person_id'])
    .distinct()
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role_grant.unit_id', 'in', unitIds)
    .where('role_grant.role', 'in', roles)
    .where('role_grant.valid_from', '<=', today)
    .where((eb) => eb.or([eb('role_grant.valid_to', 'is', null), eb('role_grant.valid_to', '>=', today)]))
    .where((eb) => eb.or([eb('person.left_on', 'is', null), eb('person.left_on', '>=', today)]))
    .where('person.email', 'is not', null)
    .execute()
  return rows.flatMap(({ unit_id, person_id }) => (unit_id === null ? [] : [{ unitId: unit_id, personId: person_id }]))
}
