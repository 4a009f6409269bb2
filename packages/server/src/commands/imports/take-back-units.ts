import { sql } from 'kysely'
import { ask, provenWithin } from '../../access/ask.ts'
import { dayOf } from '../../domain/day.ts'
import { recordUnits } from '../units/unit-changes.ts'
import type { TakeBack } from './take-back.ts'

/** Units that a list brought end today; their names are free again. */
export const takeBackUnits: TakeBack = async (trx, actor, at, rows) => {
  const may = await provenWithin(trx, ask(actor, 'unit.edit'))
  if (may.kind === 'refused') return may
  if (rows.length === 0) return new Map()
  const unitIds = rows.map(({ subjectId }) => subjectId)
  await trx
    .updateTable('unit')
    .set({ valid_to: dayOf(at), suggested: false, revision: sql<number>`revision + 1` })
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where('unit_id', 'in', unitIds)
    .execute()
  const told = unitIds.map((unitId) => ({ unitId, summary: '导入的名单已收回，撤销。' }))
  await recordUnits(trx, may, at, 'units.taken-back', { unitIds }, told)
  return new Map()
}
