import type { Kysely } from 'kysely'
import { shortNameOf, unitKindOf, usualUnits, withoutPlace } from '../../domain/assignment/unit-names.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'

/** A unit of a list, completed by what is usual and compared with the record. */
export interface CheckedUnit {
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly kind: UnitKind
  readonly parent: string | null
  /** `known`: there is one of this name; `alike`: one of the same short name, which it may be. */
  readonly state: 'new' | 'known' | 'alike'
  /** The unit it is or may be. */
  readonly standing: string | null
  /** What of its row could not be read, in words. */
  readonly troubles: readonly string[]
}

type Listed = Pick<CheckedUnit, 'name'> & {
  readonly shortName: string | null
  readonly aliases: readonly string[]
  readonly kind: UnitKind | null
  readonly parent: string | null
  readonly troubles?: readonly string[]
}

/** Hold a list of units against those of a place. */
export async function checkUnits(
  db: Kysely<Tables>,
  jurisdictionId: string,
  listed: readonly Listed[],
): Promise<readonly CheckedUnit[]> {
  const [place, units] = await Promise.all([placeOf(db, jurisdictionId), standingUnits(db, jurisdictionId)])
  return listed.map(({ name, shortName, aliases, kind, parent, troubles = [] }) => {
    const short = shortName ?? shortNameOf(name, place.name)
    const bare = withoutPlace(name, place.name)
    const same = units.find((unit) => unit.name === name)
    const alike = units.find(
      (unit) =>
        withoutPlace(unit.name, place.name) === bare || unit.short_name === short || unit.aliases.includes(name),
    )
    return {
      name,
      shortName: short,
      aliases,
      kind: kind ?? unitKindOf(name),
      parent,
      state: same ? 'known' : alike ? 'alike' : 'new',
      standing: (same ?? alike)?.name ?? null,
      troubles,
    }
  })
}

/** The units a place of its level usually has, by their full names, compared with those it has. */
export async function usualUnitsOf(db: Kysely<Tables>, jurisdictionId: string): Promise<readonly CheckedUnit[]> {
  const { name: place, level } = await placeOf(db, jurisdictionId)
  const listed = usualUnits(level).map((bare) => ({
    name: `${place}${bare}`,
    shortName: null,
    aliases: [],
    kind: null,
    parent: null,
  }))
  return checkUnits(db, jurisdictionId, listed)
}

const placeOf = (db: Kysely<Tables>, jurisdictionId: string) =>
  db
    .selectFrom('jurisdiction')
    .select(['name', 'level'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirstOrThrow()

const standingUnits = (db: Kysely<Tables>, jurisdictionId: string) =>
  db
    .selectFrom('unit')
    .select(['name', 'short_name', 'aliases'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('valid_to', 'is', null)
    .execute()
