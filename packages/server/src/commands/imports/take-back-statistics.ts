import { ask, provenWithin } from '../../access/ask.ts'
import type { TakeBack } from './take-back.ts'

/** Official figures that a sheet brought stand beside no promise any more; the record keeps that they were there. */
export const takeBackStatistics: TakeBack = async (trx, actor, at, rows) => {
  const may = await provenWithin(trx, ask(actor, 'settlement.write'))
  if (may.kind === 'refused') return may
  if (rows.length === 0) return new Map()
  await trx
    .updateTable('settlement_statistic')
    .set({ removed_by: may.actor.id, removed_at: at })
    .where('jurisdiction_id', '=', may.jurisdictionId)
    .where(
      'settlement_statistic_id',
      'in',
      rows.map(({ subjectId }) => subjectId),
    )
    .where('removed_at', 'is', null)
    .execute()
  return new Map()
}
