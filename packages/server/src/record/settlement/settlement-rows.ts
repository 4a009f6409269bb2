import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** The items of a settlement in their order, each with the 序号 of its commitment (null without one); `ids` chooses some. */
export const settlementRows = (
  db: Kysely<Tables>,
  jurisdictionId: string,
  settlementId: string,
  ids?: readonly string[],
) =>
  db
    .selectFrom('settlement_item')
    .leftJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'settlement_item.commitment_id'),
    )
    .selectAll('settlement_item')
    .select('commitment.number')
    .where('settlement_item.jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item.settlement_id', '=', settlementId)
    .$if(ids !== undefined, (query) => query.where('settlement_item_id', 'in', ids ?? []))
    .orderBy('ordinal')
    .execute()
