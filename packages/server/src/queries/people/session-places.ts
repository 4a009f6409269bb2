import type { Kysely } from 'kysely'
import { acrossPlaces, inPlace } from '../../access/place-wall.ts'
import { signedIn } from '../../access/signed-in.ts'
import type { Role } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** A place an account stands for somebody in, with what they may act in there today. */
export interface SessionPlace {
  readonly code: string
  readonly name: string
  readonly fictitious: boolean
  readonly personId: string
  /** Roles held, each once, their own and by delegation. */
  readonly roles: readonly Role[]
  readonly units: readonly SessionUnit[]
  /** Whom the person stands in for today (AB角). */
  readonly standingInFor: readonly { readonly personId: string; readonly name: string }[]
}

/** A unit the person acts for, and in which role. */
export interface SessionUnit {
  readonly unitId: string
  readonly name: string
  readonly shortName: string
  readonly role: Role
}

/** The places of an account on `today`, by code. Not bound to one place: it looks for those there are. */
export async function sessionPlaces(
  db: Kysely<Tables>,
  accountId: string,
  today: string,
): Promise<readonly SessionPlace[]> {
  const rows = await acrossPlaces('an account looks for its places', () =>
    db
      .selectFrom('person')
      .innerJoin('jurisdiction', 'jurisdiction.jurisdiction_id', 'person.jurisdiction_id')
      .select(['jurisdiction.jurisdiction_id', 'code', 'jurisdiction.name', 'fictitious'])
      .where('person.account_id', '=', accountId)
      .orderBy('code')
      .execute(),
  )
  const places: SessionPlace[] = []
  for (const { jurisdiction_id, code, name, fictitious } of rows) {
    const actor = await inPlace(jurisdiction_id, () => signedIn(db, jurisdiction_id, accountId, today))
    if (!actor) continue
    const unitIds = actor.roles.flatMap(({ unitId }) => unitId ?? [])
    const units = await named(db, 'unit', jurisdiction_id, unitIds)
    const principals = [...new Set(actor.roles.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))]
    const people = await named(db, 'person', jurisdiction_id, principals)
    places.push({
      code,
      name,
      fictitious,
      personId: actor.personId,
      roles: [...new Set(actor.roles.map(({ role }) => role))],
      units: actor.roles.flatMap(({ unitId, role }) => {
        const unit = unitId === null ? undefined : units.get(unitId)
        return unit && unitId !== null ? [{ unitId, name: unit.name, shortName: unit.shortName, role }] : []
      }),
      standingInFor: principals.map((personId) => ({ personId, name: people.get(personId)?.name ?? '' })),
    })
  }
  return places
}

async function named(
  db: Kysely<Tables>,
  table: 'unit' | 'person',
  jurisdictionId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly shortName: string }>> {
  if (ids.length === 0) return new Map()
  if (table === 'unit') {
    const rows = await db
      .selectFrom('unit')
      .select(['unit_id', 'name', 'short_name'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('unit_id', 'in', ids)
      .execute()
    return new Map(rows.map((row) => [row.unit_id, { name: row.name, shortName: row.short_name }]))
  }
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('person_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.person_id, { name: row.name, shortName: row.name }]))
}
