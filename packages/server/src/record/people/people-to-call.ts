import type { Kysely } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { heldOn, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Heads and officers of some units on a day, with their telephones; heads after officers, then by name. */
export async function peopleToCall(db: Kysely<Tables>, jurisdictionId: string, unitIds: readonly string[], today: Day) {
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('person.person_id', '=', 'role_grant.person_id'),
    )
    .select(['role_grant.unit_id', 'role_grant.role', 'person.person_id', 'person.name', 'person.phone'])
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role_grant.unit_id', 'in', unitIds)
    .where(heldOn('role_grant', today))
    .where(presentOn('person', today))
    .orderBy('role_grant.role')
    .orderBy('person.name')
    .execute()
  return rows.flatMap(({ unit_id, role, person_id, name, phone }) =>
    unit_id !== null && (role === 'unit-head' || role === 'unit-officer')
      ? [{ unitId: unit_id, role, personId: person_id, name, phone }]
      : [],
  )
}
