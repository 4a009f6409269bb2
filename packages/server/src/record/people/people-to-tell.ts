import type { Transaction } from 'kysely'
import type { Role } from '../../domain/vocabulary.ts'
import { heldOn, mayLend, presentOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** Somebody who is told of something, and as whose. */
export interface PersonToTell {
  readonly personId: string
  /** Null where they are told for the whole place. */
  readonly unitId: string | null
  readonly email: string | null
}

/**
 * Officers and heads of the units on a day, and the person who stands in for one of them that day (AB角); each once a unit, with
 * or without an e-mail address.
 */
export async function peopleOfUnits(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  unitIds: readonly string[],
  today: string,
  { roles = ['unit-officer', 'unit-head'] }: { readonly roles?: readonly Role[] } = {},
): Promise<readonly PersonToTell[]> {
  if (unitIds.length === 0) return []
  return (await holding(trx, jurisdictionId, roles, today)).filter(
    ({ unitId }) => unitId !== null && unitIds.includes(unitId),
  )
}

/** Supervisors of the place on a day and who stands in for them, each once; and, where one is named, a leader. */
export async function officeToTell(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  today: string,
  leaderId: string | null = null,
): Promise<readonly PersonToTell[]> {
  const office = await holding(trx, jurisdictionId, ['supervisor'], today)
  const leaders = leaderId === null ? [] : await holding(trx, jurisdictionId, ['leader'], today, leaderId)
  return [...new Map([...leaders, ...office].map((one) => [one.personId, { ...one, unitId: null }])).values()]
}

/**
 * Of people those with an e-mail address, each once a unit. Of people who share an address one is named in place of all of
 * them.
 */
export function withMail(people: readonly PersonToTell[]): readonly PersonToTell[] {
  const ofAddress = new Map<string, string>()
  const found = new Map<string, PersonToTell>()
  for (const person of people) {
    if (person.email === null) continue
    const address = person.email.trim().toLowerCase()
    const personId = ofAddress.get(address) ?? person.personId
    ofAddress.set(address, personId)
    found.set(`${person.unitId} ${personId}`, { ...person, personId })
  }
  return [...found.values()]
}

/** Who holds one of some roles on a day, or stands in for who does; of one person's role where `holderId` names them. */
async function holding(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  roles: readonly Role[],
  today: string,
  holderId?: string,
): Promise<readonly PersonToTell[]> {
  const holders = trx
    .selectFrom('role_grant')
    .innerJoin('person as holder', (join) =>
      join
        .onRef('holder.jurisdiction_id', '=', 'role_grant.jurisdiction_id')
        .onRef('holder.person_id', '=', 'role_grant.person_id'),
    )
    .where('role_grant.jurisdiction_id', '=', jurisdictionId)
    .where('role_grant.role', 'in', roles)
    .$if(holderId !== undefined, (query) => query.where('holder.person_id', '=', holderId ?? ''))
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
    .where(mayLend('holder'))
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
    .orderBy('person.person_id')
    .execute()
  return rows.map((row) => ({ personId: row.person_id, unitId: row.unit_id, email: row.email }))
}
