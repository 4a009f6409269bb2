import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { emptyWords } from './empty-words.ts'

/** Take a report's words out of the record's rows: what was read from it, adopted, settled, and handed in of its year. */
export async function emptyReport(
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
  await emptyWords(trx, jurisdictionId, 'report', [reportId])
  const settled = await trx
    .selectFrom('settlement')
    .select('settlement_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('last_report_id', '=', reportId), eb('next_report_id', '=', reportId)]))
    .execute()
  const settlementIds = settled.map((each) => each.settlement_id)
  await emptyWords(trx, jurisdictionId, 'settlement', settlementIds)
  await emptyWords(trx, jurisdictionId, 'year', [year])
}
