import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Day, dayOf } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'
import type { PeopleRefusal } from '../people/people-refusal.ts'
import { setMembers, wrongMembers } from './set-members.ts'
import { nameInUse, recordUnits, type UnitFields, wrongParent } from './unit-changes.ts'

/** Add a unit; `from` is null where nobody knows since when it has been. */
export async function addUnit(
  db: Kysely<Tables>,
  asked: Ask<'unit.edit'>,
  at: Date,
  { name, shortName, aliases, kind, parentId, position, memberIds, from }: UnitFields & { readonly from: Day | null },
): Promise<{ readonly kind: 'added'; readonly unitId: string } | PeopleRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId } = may
    const refusal = await wrongParent(trx, jurisdictionId, null, parentId)
    if (refusal) return refusal
    const unitId = uuid()
    const members = { unitId, kind, memberIds, today: dayOf(at) }
    const wrong = await wrongMembers(trx, jurisdictionId, members)
    if (wrong) return wrong
    const same = await trx
      .selectFrom('unit')
      .select('unit_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('name', '=', name)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (same) return nameInUse
    await trx
      .insertInto('unit')
      .values({
        jurisdiction_id: jurisdictionId,
        unit_id: unitId,
        code: unitId,
        name,
        short_name: shortName,
        aliases: [...aliases],
        kind,
        parent_id: parentId,
        position: position ?? (await lastPosition(trx, jurisdictionId)) + 1,
        valid_from: from,
        valid_to: null,
        note: null,
      })
      .execute()
    await setMembers(trx, jurisdictionId, members)
    const summary = `新设单位“${name}”。`
    await recordUnits(trx, may, at, 'unit.added', { unitId, name, parentId, memberIds, from }, [{ unitId, summary }])
    return { kind: 'added' as const, unitId }
  })
}

async function lastPosition(trx: Transaction<Tables>, jurisdictionId: string): Promise<number> {
  const row = await trx
    .selectFrom('unit')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .executeTakeFirst()
  return row?.last ?? 0
}
