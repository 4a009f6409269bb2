import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { reportText } from '../../record/reports/report-text.ts'
import type { Tables } from '../../store/tables.ts'
import { type ItemVerdict, setOf, wrongOf } from './confirm-items.ts'
import { appendSteps, type Confirmation, type ItemStep, openedSettlement, setItem } from './settlement-act.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** That it was corrected, or why not. */
export type Corrected = { readonly kind: 'corrected' } | SettlementRefusal

/**
 * Change one verdict of a closed settlement, with the reason. What it was stays readable beside it; the public sees both
 * from the next snapshot on.
 */
export async function correctItem(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  verdict: ItemVerdict,
  reason: string,
): Promise<Corrected | Forbidden> {
  if (reason.trim() === '') return settlementRefusal('correction-reason-wanted')
  return proven(db, asked, async (trx, may): Promise<Corrected> => {
    const { jurisdictionId, actor } = may
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId, ['open', 'closed'])
    if ('kind' in settlement) return settlement
    if (settlement.state === 'open') return settlementRefusal('not-closed')
    const item = await trx
      .selectFrom('settlement_item')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .where('settlement_item_id', '=', verdict.itemId)
      .executeTakeFirst()
    const text = (await reportText(trx, jurisdictionId, settlement.next_report_id)) ?? ''
    const refused = wrongOf(verdict, item?.revision, text)
    if (refused) return refused
    if (!item?.verdict) return settlementRefusal('unknown-item')
    const after = setOf(verdict)
    const said = ({
      verdict,
      claim_spans,
      promised_again,
      again_span,
    }: Omit<Confirmation, 'note' | 'confirmed_by' | 'confirmed_at'>) =>
      JSON.stringify([verdict, claim_spans, promised_again, again_span])
    if (said(after) === said(item)) return settlementRefusal('nothing-changed')
    const steps: ItemStep[] = []
    await setItem(trx, item, { ...after, confirmed_by: actor.id, confirmed_at: at }, steps)
    await trx
      .insertInto('settlement_correction')
      .values({
        ...{ jurisdiction_id: jurisdictionId, settlement_correction_id: uuid(), settlement_item_id: verdict.itemId },
        ...{ verdict_before: item.verdict, verdict_after: verdict.verdict, reason: reason.trim() },
        ...{ corrected_by: actor.id, corrected_at: at },
      })
      .execute()
    await appendSteps(trx, may, at, 'settlement.corrected', settlement, steps, { reason: reason.trim() })
    return { kind: 'corrected' }
  })
}
