import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Day } from '../../domain/day.ts'
import { dayOf } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { type PeopleRefusal, stale, unknownUnit } from '../people/people-refusal.ts'
import { setMembers, wrongMembers } from './set-members.ts'
import { inFuture, lockUnit, nameInUse, recordUnits, type UnitFields, wrongParent } from './unit-changes.ts'

/**
 * Change what a unit is called or where it stands. With `from` the former name and place stay known until that day; null
 * mends what was wrong all along.
 */
export async function changeUnit(
  db: Kysely<Tables>,
  who: Ask<'unit.edit'>,
  at: Date,
  unitId: string,
  asked: UnitFields & { readonly revision: number; readonly from: Day | null },
): Promise<{ readonly kind: 'changed'; readonly revision: number } | PeopleRefusal | Forbidden> {
  const { name, shortName, aliases, kind, parentId, position, memberIds, revision, from } = asked
  const future = from === null ? undefined : inFuture(from, dayOf(at))
  if (future) return future
  return proven(db, who, async (trx, may) => {
    const { jurisdictionId } = may
    const before = await lockUnit(trx, jurisdictionId, unitId)
    if (!before) return unknownUnit
    if (before.revision !== revision) {
      const { short_name, parent_id } = before
      return stale({ ...before, shortName: short_name, parentId: parent_id })
    }
    const parent = await wrongParent(trx, jurisdictionId, unitId, parentId)
    if (parent) return parent
    const members = { unitId, kind, memberIds, today: dayOf(at) }
    const wrong = await wrongMembers(trx, jurisdictionId, members)
    if (wrong) return wrong
    const same = await trx
      .selectFrom('unit')
      .select('unit_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('name', '=', name)
      .where('unit_id', '<>', unitId)
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    if (same) return nameInUse
    const moved = before.name !== name || before.short_name !== shortName || before.parent_id !== parentId
    if (from !== null && moved) {
      if (before.valid_from !== null && from <= before.valid_from) return tooEarly
      const kept = await trx
        .insertInto('unit_past')
        .values({
          jurisdiction_id: jurisdictionId,
          unit_id: unitId,
          valid_to: from,
          name: before.name,
          short_name: before.short_name,
          parent_id: before.parent_id,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('unit_id')
        .executeTakeFirst()
      if (!kept) return twiceADay
    }
    await trx
      .updateTable('unit')
      .set({
        name,
        short_name: shortName,
        aliases: [...aliases],
        kind,
        parent_id: parentId,
        ...(position === null ? {} : { position }),
        suggested: false,
        revision: revision + 1,
      })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('unit_id', '=', unitId)
      .execute()
    const carried = await setMembers(trx, jurisdictionId, members)
    const summary =
      before.name === name
        ? `“${name}”的资料有变动${carried > 0 ? `，成员随之调整到 ${carried} 项任务` : ''}。`
        : `“${before.name}”${from === null ? '更正' : `自${from}起改称`}为“${name}”。`
    const body = { unitId, name, shortName, parentId, memberIds, from, formerly: before.name }
    await recordUnits(trx, may, at, 'unit.changed', body, [{ unitId, summary }])
    return { kind: 'changed' as const, revision: revision + 1 }
  })
}

const tooEarly = refusal(
  422,
  'wrong-days',
  '改称的日期须晚于单位设立的日期。',
  'The day is to be after the one the unit was set up.',
)
const twiceADay = refusal(
  409,
  'conflict',
  '这一天已改过一次名称。如要更正，请不填起始日期。',
  'The name was changed on that day already. To mend it, leave the day out.',
)
