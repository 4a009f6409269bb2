import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { openedSettlement } from './settlement-act.ts'
import type { SettlementRefusal } from './settlement-refusals.ts'

/** Whether the person works on it now, or why nothing changed. */
export type AreaTaken = { readonly kind: 'taken' | 'left' } | SettlementRefusal

/**
 * Say that the person works on an area of an open settlement, or no longer does. It keeps nobody out: others see it, and
 * their next open item is of another area. No entry is written, for nothing of the record changes.
 */
export async function takeArea(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  { area, mine }: { readonly area: string; readonly mine: boolean },
): Promise<AreaTaken | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<AreaTaken> => {
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId)
    if ('kind' in settlement) return settlement
    const key = { jurisdiction_id: jurisdictionId, settlement_id: settlementId, area }
    if (mine) {
      const taken = { person_id: actor.personId, taken_at: at }
      await trx
        .insertInto('settlement_area')
        .values({ ...key, ...taken })
        .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'settlement_id', 'area']).doUpdateSet(taken))
        .execute()
      return { kind: 'taken' }
    }
    await trx
      .deleteFrom('settlement_area')
      .where((eb) => eb.and({ ...key, person_id: actor.personId }))
      .execute()
    return { kind: 'left' }
  })
}
