import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { redactWords } from './redact-words.ts'

/** Redact a report: its words go out of the record's rows: what was read from it, adopted, settled, and handed in of its year. */
export async function redactReport(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  { reportId, year }: { readonly reportId: string; readonly year: number },
): Promise<void> {
  await trx
    .updateTable('report')
    .set({ state: 'set-aside' })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .execute()
  await redactWords(trx, jurisdictionId, 'report', [reportId])
  const settled = await trx
    .selectFrom('settlement')
    .select('settlement_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('last_report_id', '=', reportId), eb('next_report_id', '=', reportId)]))
    .execute()
  const settlementIds = settled.map((each) => each.settlement_id)
  await redactWords(trx, jurisdictionId, 'settlement', settlementIds)
  if (settlementIds.length > 0) {
    await trx
      .deleteFrom('settlement_area')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', 'in', settlementIds)
      .execute()
    const items = await trx
      .selectFrom('settlement_item')
      .select('settlement_item_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', 'in', settlementIds)
      .execute()
    const itemIds = items.map((each) => each.settlement_item_id)
    await redactWords(trx, jurisdictionId, 'settlement_item', itemIds)
  }
  await redactWords(trx, jurisdictionId, 'year', [year])
}
