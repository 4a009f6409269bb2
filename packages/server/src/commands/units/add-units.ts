import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import { refusal } from '../../domain/refusal.ts'
import type { UnitKind } from '../../domain/vocabulary.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { type ImportSource, noteImport } from '../imports/note-import.ts'
import type { PeopleRefusal } from '../people/people-refusal.ts'
import { recordUnits } from './unit-changes.ts'

/** A unit of a list that somebody has looked at. */
export interface ListedUnit {
  readonly name: string
  readonly shortName: string
  readonly aliases: readonly string[]
  readonly kind: UnitKind
  /** Full or short name of the unit above, of the list or of the record; null where it stands under none. */
  readonly parent: string | null
}

/**
 * Add the units of a list in its order, behind those there are; all of them or none. Those of whose full name there is one
 * already stay as they are. Comes out with how many are new.
 */
export async function addUnits(
  db: Kysely<Tables>,
  asked: Ask<'unit.edit'>,
  at: Date,
  units: readonly ListedUnit[],
  list: ImportSource | null = null,
): Promise<{ readonly kind: 'added'; readonly count: number } | PeopleRefusal> {
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId } = may
    // the head row is the place's write lock: two lists at once come one after the other
    await lockPlace(trx, jurisdictionId)
    const known = await trx
      .selectFrom('unit')
      .select(['unit_id', 'name', 'short_name', 'position', 'valid_to'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute()
    const standing = known.filter(({ valid_to }) => valid_to === null)
    const names = new Set(standing.map(({ name }) => name))
    const fresh = [...new Map(units.filter(({ name }) => !names.has(name)).map((unit) => [unit.name, unit])).values()]
    if (fresh.length === 0) return { kind: 'added' as const, count: 0 }
    const rows = fresh.map((unit) => ({ ...unit, unitId: uuid() }))
    const ids = new Map<string, string>()
    for (const { unit_id, name, short_name } of standing) ids.set(short_name, unit_id).set(name, unit_id)
    for (const { unitId, name, shortName } of rows) {
      if (!ids.has(shortName)) ids.set(shortName, unitId)
      ids.set(name, unitId)
    }
    for (const { name, parent } of rows)
      if (parent !== null && (!ids.has(parent) || ids.get(parent) === ids.get(name))) return noParent(name, parent)
    const above = new Map(
      rows.map(({ unitId, parent }) => [unitId, parent === null ? null : (ids.get(parent) ?? null)]),
    )
    for (const { unitId, name, parent } of rows) if (circles(above, unitId)) return noParent(name, parent ?? '')
    const last = Math.max(0, ...known.map(({ position }) => position))
    const values = rows.map(({ unitId, name, shortName, aliases, kind }, index) => ({
      jurisdiction_id: jurisdictionId,
      unit_id: unitId,
      code: unitId,
      name,
      short_name: shortName,
      aliases: [...aliases],
      kind,
      parent_id: above.get(unitId) ?? null,
      position: last + 1 + index,
      valid_from: null,
      valid_to: null,
      note: null,
    }))
    await trx.insertInto('unit').values(values).execute()
    const noted = rows.map(({ unitId }) => ({ subjectId: unitId, added: true, revision: 1 }))
    if (list && !(await noteImport(trx, may, at, 'units', list, noted)))
      throw new Error('a list of units comes in one piece')
    await recordUnits(
      trx,
      may,
      at,
      'units.added',
      { units: rows.map(({ unitId, name }) => ({ unitId, name })) },
      rows.map(({ unitId, name }) => ({ unitId, summary: `新设单位“${name}”。` })),
    )
    return { kind: 'added' as const, count: rows.length }
  })
}

/** Whether following the units above leads back to where it began. */
function circles(above: ReadonlyMap<string, string | null>, from: string): boolean {
  let at = above.get(from) ?? null
  for (let steps = 0; at !== null && steps <= above.size; steps++) {
    if (at === from) return true
    at = above.get(at) ?? null
  }
  return false
}

const noParent = (name: string, parent: string) =>
  refusal(
    422,
    'wrong-parent',
    `“${name}”的上级单位“${parent}”不在表中，也不在已有的单位里，没有添加任何单位。请改正或留空后再添加。`,
    `The unit ${parent} above ${name} is neither in the list nor in the record; nothing was added.`,
  )
