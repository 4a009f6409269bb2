import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { REMOVED } from './empty-tasks.ts'

/** Take a report's words out of the record's rows: what was read from it, adopted, and handed in of its year. */
export async function emptyReport(trx: Transaction<Tables>, jurisdictionId: string, reportId: string): Promise<void> {
  const its = { jurisdiction_id: jurisdictionId, report_id: reportId }
  await trx
    .updateTable('report')
    .set({ state: 'set-aside', title: null, meta: JSON.stringify({}) })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('proposal')
    .set({ wording: REMOVED, content: JSON.stringify({}), reason: null, original: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('finding')
    .set({ message: REMOVED, message_en: '(removed)', settlement: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('area')
    .set({ heading: REMOVED, focus: null, purpose: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('commitment')
    .set({ wording: REMOVED, figures: JSON.stringify([]), path: [], places: [], named_units: [], due_text: null })
    .where((eb) => eb.and(its))
    .execute()
  // a settlement repeats the words of both its reports
  const settled = trx
    .selectFrom('settlement')
    .select('settlement_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('last_report_id', '=', reportId), eb('next_report_id', '=', reportId)]))
  await trx
    .updateTable('settlement_item')
    .set({
      wording: REMOVED,
      area: null,
      proposal: JSON.stringify({}),
      claim_spans: null,
      again_span: null,
      note: null,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', 'in', settled)
    .execute()
  const items = trx
    .selectFrom('settlement_item')
    .select('settlement_item_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', 'in', settled)
  await trx
    .deleteFrom('settlement_area')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', 'in', settled)
    .execute()
  await trx
    .updateTable('settlement_reply')
    .set({ words: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', items)
    .execute()
  await trx
    .updateTable('settlement_correction')
    .set({ reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', items)
    .execute()
  await trx
    .updateTable('settlement')
    .set({ findings: JSON.stringify([]), withdrawn_reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', 'in', settled)
    .where('withdrawn_reason', 'is not', null)
    .execute()
  // sheets handed in repeat the report's words
  await trx
    .updateTable('table_import')
    .set({ content: JSON.stringify({}), file_name: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where(
      'year',
      'in',
      trx
        .selectFrom('report')
        .select('year')
        .where((eb) => eb.and(its)),
    )
    .execute()
  await trx
    .updateTable('target')
    .set({ wording: REMOVED, value: null, value_text: null, value_max: null, compared_with: null })
    .where((eb) => eb.and(its))
    .execute()
  await trx
    .updateTable('reading')
    .set({ value: null, value_text: null, source_wording: null })
    .where((eb) => eb.and(its))
    .execute()
}
