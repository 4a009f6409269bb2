import type { Transaction } from 'kysely'
import type { PromisedBefore } from '../../domain/published-year.ts'
import type { Tables } from '../../store/tables.ts'
import { carriedYears } from '../settlement/carried-years.ts'

/**
 * By the id of a year's commitments: the item of the year before that was confirmed as promised again in just these words.
 * Only of a closed settlement that the public has seen.
 */
export async function gatherPromisedBefore(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { year, reportId }: { readonly year: number; readonly reportId: string },
): Promise<ReadonlyMap<string, PromisedBefore>> {
  const settlement = await trx
    .selectFrom('settlement')
    .select(['settlement_id', 'closed_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('next_report_id', '=', reportId)
    .where('state', '=', 'closed')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('snapshot')
          .select('number')
          .where('snapshot.jurisdiction_id', '=', jurisdictionId)
          .where('snapshot.year', '=', year - 1)
          .whereRef('snapshot.published_at', '>=', 'settlement.closed_at'),
      ),
    )
    .executeTakeFirst()
  if (!settlement) return new Map()
  const items = await trx
    .selectFrom('settlement_item')
    .leftJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'settlement_item.commitment_id'),
    )
    .select(['settlement_item_id', 'ordinal', 'carried_from', 'again_span', 'proposal', 'commitment.number'])
    .where('settlement_item.jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', '=', settlement.settlement_id)
    .where('promised_again', '=', true)
    .orderBy('ordinal')
    .execute()
  const years = await carriedYears(trx, jurisdictionId, items)
  const bySpan = new Map(
    items.flatMap((item) => {
      const span = item.again_span ?? item.proposal.again?.[0]?.span
      const running = (years.get(item.settlement_item_id) ?? 1) + 1
      const before: PromisedBefore = { year: year - 1, ordinal: item.ordinal, number: item.number, years: running }
      return span ? [[span.join('-'), before] as const] : []
    }),
  )
  const commitments = await trx
    .selectFrom('commitment')
    .select(['commitment_id', 'span_start', 'span_end'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  return new Map(
    commitments.flatMap(({ commitment_id, span_start, span_end }) => {
      const before = bySpan.get(`${span_start}-${span_end}`)
      return before ? [[commitment_id, before] as const] : []
    }),
  )
}
