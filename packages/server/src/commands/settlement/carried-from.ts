import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** A settlement as far as its neighbours are found by it. */
interface Neighbour {
  readonly jurisdiction_id: string
  readonly year: number
  readonly last_report_id: string
}

/**
 * By the span of a promise of the settlement's plan: the item of the year before that was confirmed as promised again in
 * just this sentence, so that `连续第三年` can be seen.
 */
export async function carriedFrom(
  trx: Transaction<Tables>,
  { jurisdiction_id, year, last_report_id }: Neighbour,
): Promise<ReadonlyMap<string, string>> {
  const items = await trx
    .selectFrom('settlement_item')
    .innerJoin('settlement', (join) =>
      join
        .onRef('settlement.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('settlement.settlement_id', '=', 'settlement_item.settlement_id'),
    )
    .select(['settlement_item.settlement_item_id', 'settlement_item.proposal', 'settlement_item.again_span'])
    .where('settlement.jurisdiction_id', '=', jurisdiction_id)
    .where('settlement.year', '=', year - 1)
    .where('settlement.state', '!=', 'withdrawn')
    .where('settlement.next_report_id', '=', last_report_id)
    .where('settlement_item.promised_again', '=', true)
    .orderBy('settlement_item.ordinal')
    .execute()
  const carried = new Map<string, string>()
  for (const { settlement_item_id, proposal, again_span } of items) {
    const span = again_span ?? proposal.again?.[0]?.span
    if (span) carried.set(span.join('-'), settlement_item_id)
  }
  return carried
}

/**
 * Bring the links of the year after up to date with what is confirmed of this settlement, or was until it was withdrawn:
 * the years may be settled in any order, two at a time, and corrected later. Only links that changed are written.
 */
export async function linkYearAfter(
  trx: Transaction<Tables>,
  {
    jurisdiction_id,
    year,
    next_report_id,
  }: { readonly jurisdiction_id: string; readonly year: number; readonly next_report_id: string },
): Promise<void> {
  const carried = await carriedFrom(trx, { jurisdiction_id, year: year + 1, last_report_id: next_report_id })
  const items = await trx
    .selectFrom('settlement_item')
    .innerJoin('settlement', (join) =>
      join
        .onRef('settlement.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('settlement.settlement_id', '=', 'settlement_item.settlement_id'),
    )
    .select(['settlement_item_id', 'span_start', 'span_end', 'carried_from'])
    .where('settlement.jurisdiction_id', '=', jurisdiction_id)
    .where('settlement.year', '=', year + 1)
    .where('settlement.last_report_id', '=', next_report_id)
    .execute()
  for (const { settlement_item_id, span_start, span_end, carried_from } of items) {
    const from = carried.get(`${span_start}-${span_end}`) ?? null
    if (from === carried_from) continue
    await trx
      .updateTable('settlement_item')
      .set({ carried_from: from })
      .where('jurisdiction_id', '=', jurisdiction_id)
      .where('settlement_item_id', '=', settlement_item_id)
      .execute()
  }
}
