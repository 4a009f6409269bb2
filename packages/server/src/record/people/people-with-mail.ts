import type { Transaction } from 'kysely'
import type { Role } from '../../domain/vocabulary.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Somebody of a unit who has an e-mail address. */
export interface UnitPerson {
  readonly unitId: string
  readonly personId: string
}

/**
 * Officers and heads of the units on a day who have an e-mail address, and whoever stands in for one of them that day
 * (AB角), whether or not the one stood in for has an address; each once a unit. Of people who share an address one is
 * named in place of all of them.
 */
export async function peopleWithMail(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  today: string,
  { roles = ['unit-officer', 'unit-head'] }: { readonly roles?: readonly Role[] } = {},
): Promise<readonly UnitPerson[]> {
  if (unitIds.length === 0) return []
  const holders = trx
    .selectFrom('role_grant')
    .innerJoin('person as holder', (join) =>
      join
        .onRef('holder.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('holder.person_id', '=', 'role_grant.person_id'),
    )
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role_grant.unit_id', 'in', unitIds)
    .where('role_grant.role', 'in', roles)
    .where(heldOn('role_grant', today))
    .where(presentOn('holder', today))
  const standIns = holders
    .innerJoin('delegation', (join) =>
      join
        .onRef('delegation.jurisdiction_id', '=', 'holder.jurisdiction_id')
        .onRef('delegation.from_person_id', '=', 'holder.person_id'),
    )
    .where(heldOn('delegation', today))
    .where('delegation.ended_at', 'is', null)
  const rows = await trx
    .selectFrom(
      holders
        .select(['role_grant.unit_id', 'holder.person_id'])
        .union(standIns.select(['role_grant.unit_id', 'delegation.to_person_id as person_id']))
        .as('answering'),
    )
    .innerJoin('person', 'person.person_id', 'answering.person_id')
    .select(['answering.unit_id', 'person.person_id', 'person.email'])
    .where('person.jurisdiction_id', '=', jurisdictionId)
    .where(presentOn('person', today))
    .where('person.email', 'is not', null)
    .orderBy('person.person_id')
    .execute()
  const ofAddress = new Map<string, string>()
  const people = new Map<string, UnitPerson>()
  for (const { unit_id, person_id, email } of rows) {
    if (unit_id === null || email === null) continue
    const address = email.trim().toLowerCase()
    const personId = ofAddress.get(address) ?? person_id
    ofAddress.set(address, personId)
    people.set(`${unit_id} ${personId}`, { unitId: unit_id, personId })
  }
  return [...people.values()]
}
