import type { Kysely } from 'kysely'
import type { Role } from '../domain/vocabulary.ts'
import { heldOn, mayLend, presentOn } from '../store/held-on.ts'
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
  const found = await personWithRoles(db, jurisdictionId, { accountId }, today)
  return found && { id: `person:${found.personId}`, jurisdictionId, today, ...found }
}

/** The roles a person holds on a day, their own and by delegation; undefined when they are not of the place that day. */
export async function rolesHeld(
  db: Kysely<Tables>,
  jurisdictionId: string,
  personId: string,
  today: string,
): Promise<readonly HeldRole[] | undefined> {
  return (await personWithRoles(db, jurisdictionId, { personId }, today))?.roles
}

/** One statement, for every request of the desk begins with it: the person, and a row for each role they may act in. */
async function personWithRoles(
  db: Kysely<Tables>,
  jurisdictionId: string,
  who: { readonly accountId: string } | { readonly personId: string },
  today: string,
): Promise<Pick<SignedIn, 'personId' | 'name' | 'roles'> | undefined> {
  const rows = await db
    .selectFrom('person')
    // whose roles they may act in: their own, and those of the person who delegated them, is still of the place and not disabled
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('person as self')
          .select('self.person_id')
          .where('self.jurisdiction_id', '=', jurisdictionId)
          .whereRef('self.person_id', '=', 'person.person_id')
          .union(
            eb
              .selectFrom('delegation')
              .innerJoin('person as principal', (of) =>
                of
                  .onRef('principal.jurisdiction_id', '=', 'delegation.jurisdiction_id')
                  .onRef('principal.person_id', '=', 'delegation.from_person_id'),
              )
              .select('principal.person_id')
              .where('delegation.jurisdiction_id', '=', jurisdictionId)
              .whereRef('delegation.to_person_id', '=', 'person.person_id')
              .where(heldOn('delegation', today))
              .where('delegation.ended_at', 'is', null)
              .where(presentOn('principal', today))
              .where(mayLend('principal')),
          )
          .as('holder'),
      (join) => join.onTrue(),
    )
    .leftJoin('role_grant', (join) =>
      join
        .onRef('role_grant.jurisdiction_id', '=', 'person.jurisdiction_id')
        .onRef('role_grant.person_id', '=', 'holder.person_id')
        .on(heldOn('role_grant', today)),
    )
    .select(['person.person_id', 'person.name', 'holder.person_id as holder', 'role', 'unit_id'])
    .where('person.jurisdiction_id', '=', jurisdictionId)
    .where((eb) =>
      'accountId' in who ? eb('person.account_id', '=', who.accountId) : eb('person.person_id', '=', who.personId),
    )
    .where(presentOn('person', today))
    .orderBy('role_grant_id')
    .execute()
  const [person] = rows
  if (!person) return undefined
  const { person_id: personId, name } = person
  const roles = rows.flatMap(({ role, unit_id: unitId, holder }): HeldRole[] => {
    // nobody holds a role that is not granted, and an administrator's power is not passed on
    if (role === null || (holder !== personId && role.endsWith('-administrator'))) return []
    return [{ role, unitId, onBehalfOf: holder === personId ? null : holder }]
  })
  return { personId, name, roles }
}
