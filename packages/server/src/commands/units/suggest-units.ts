import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { UnitTable } from '../../store/tables/units.ts'
import type { Tables } from '../../store/tables.ts'

/** A unit as a list names it. */
export interface SuggestedUnit {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly aliases?: readonly string[]
  readonly kind: UnitTable['kind']
  readonly note?: string
}

/**
 * Put a list of units into the record as suggestions, which nobody of the place has confirmed; those whose code is there
 * already stay as they are. Returns how many are new.
 */
export async function suggestUnits(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  units: readonly SuggestedUnit[],
  source: string,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('unit')
      .select(['code', 'position'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .execute()
    const codes = new Set(known.map(({ code }) => code))
    const fresh = units.filter(({ code }) => !codes.has(code))
    if (fresh.length === 0) return 0
    const last = Math.max(0, ...known.map(({ position }) => position))
    const rows = fresh.map(({ code, name, shortName, aliases = [], kind, note }, index) => ({
      jurisdiction_id: jurisdictionId,
      unit_id: uuid(),
      code,
      name,
      short_name: shortName,
      aliases: [...aliases],
      kind,
      parent_id: null,
      position: last + 1 + index,
      valid_from: null,
      valid_to: null,
      suggested: true,
      note: note ?? null,
    }))
    await trx.insertInto('unit').values(rows).execute()
    const body = { source, units: rows.map(({ unit_id, code, name }) => ({ unitId: unit_id, code, name })) }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'units.suggested', body })
    return rows.length
  })
}
