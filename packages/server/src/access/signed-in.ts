import type { Kysely } from 'kysely'
import type { Role } from '../domain/vocabulary.ts'
import { heldOn, presentOn } from '../store/held-on.ts'
import type { Tables } from '../store/tables.ts'
import type { Actor } from './actor.ts'

/** A role somebody may act in today, their own or, by delegation (AB角), that of another person. */
export interface HeldRole {
  readonly role: Role
  /** Set for a unit's roles. */
  readonly unitId: string | null
  /** Whose role it is when it came by delegation. */
  readonly onBehalfOf: string | null
}

/** A person of a place who has signed in, with what they may act in today. */
export interface SignedIn extends Actor {
  /** `person:` and the person's id. */
  readonly id: string
  readonly jurisdictionId: string
  readonly personId: string
  readonly name: string
  readonly roles: readonly HeldRole[]
  /** The day all of this holds of. */
  readonly today: string
}

/** The person an account stands for in a place, with the roles they hold on `today`; undefined when nobody there. */
export async function signedIn(
  db: Kysely<Tables>,
  jurisdictionId: string,
  accountId: string,
  today: string,
): Promise<SignedIn | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('account_id', '=', accountId)
    .where(presentOn('person', today))
    .executeTakeFirst()
  if (!person) return undefined
  return {
    id: `person:${person.person_id}`,
    jurisdictionId,
    personId: person.person_id,
    name: person.name,
    today,
    roles: await rolesOf(db, jurisdictionId, person.person_id, today),
  }
}

/** The roles a person holds on a day, their own and by delegation; undefined when they are not of the place that day. */
export async function rolesHeld(
  db: Kysely<Tables>,
  jurisdictionId: string,
  personId: string,
  today: string,
): Promise<readonly HeldRole[] | undefined> {
  const person = await db
    .selectFrom('person')
    .select('person_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', '=', personId)
    .where(presentOn('person', today))
    .executeTakeFirst()
  return person && rolesOf(db, jurisdictionId, personId, today)
}

async function rolesOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  personId: string,
  today: string,
): Promise<readonly HeldRole[]> {
  const principals = await db
    .selectFrom('delegation')
    .innerJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'delegation.jurisdiction_id')
        .onRef('person.person_id', '=', 'delegation.from_person_id'),
    )
    .select('delegation.from_person_id')
    .where('delegation.jurisdiction_id', '=', jurisdictionId)
    .where('delegation.to_person_id', '=', personId)
    .where(heldOn('delegation', today))
    .where('delegation.ended_at', 'is', null)
    .where(presentOn('person', today))
    .execute()
  const persons = [personId, ...principals.map((row) => row.from_person_id)]
  const grants = await db
    .selectFrom('role_grant')
    .select(['person_id', 'role', 'unit_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', persons)
    .where(heldOn('role_grant', today))
    .orderBy('role_grant_id')
    .execute()
  return (
    grants
      // an administrator's power is not passed on
      .filter((grant) => grant.person_id === personId || !grant.role.endsWith('-administrator'))
      .map((grant) => ({
        role: grant.role,
        unitId: grant.unit_id,
        onBehalfOf: grant.person_id === personId ? null : grant.person_id,
      }))
  )
}
