import { type Kysely, sql } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { unitHolds } from '../../record/units/unit-holds.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, unknownUnit } from '../people/people-refusal.ts'
import { inFuture, lockUnit, recordUnits } from './unit-changes.ts'

/** Close a unit from a day on. One with units below it, people or open tasks is merged into another instead. */
export async function closeUnit(
  db: Kysely<Tables>,
  asked: Ask<'unit.edit'>,
  at: Date,
  unitId: string,
  { from }: { readonly from: Day },
): Promise<{ readonly kind: 'closed' } | PeopleRefusal | Forbidden> {
  const future = inFuture(from, dayOf(at))
  if (future) return future
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId } = may
    const unit = await lockUnit(trx, jurisdictionId, unitId)
    if (!unit) return unknownUnit
    if (unit.valid_from !== null && from < unit.valid_from) return tooEarly
    const { below, inUse } = await unitHolds(trx, jurisdictionId, unitId, dayOf(at))
    const holds = [...(below.length > 0 ? [`${below.length} 个下级单位`] : []), ...inUse]
    if (holds.length > 0) return stillInUse(holds.join('、'))
    await trx
      .updateTable('unit')
      .set({ valid_to: from, suggested: false, revision: sql`revision + 1` })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('unit_id', '=', unitId)
      .execute()
    const summary = `“${unit.name}”自${from}起撤销。`
    await recordUnits(trx, may, at, 'unit.closed', { unitId, from }, [{ unitId, summary }])
    return { kind: 'closed' as const }
  })
}

const stillInUse = (what: string) =>
  refusal(
    422,
    'still-in-use',
    `这个单位还有 ${what}，不能撤销。请先移交，或合并到别的单位。`,
    'The unit still has units below it, people, open tasks or matters. Hand them over, or merge it into another.',
  )
const tooEarly = refusal(422, 'wrong-days', '撤销日期不能早于设立日期。', 'The day is before the unit was set up.')
