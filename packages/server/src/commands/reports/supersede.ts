import { bareWords } from '../../domain/bare-words.ts'
import type { Adoption } from './adoption.ts'

/** The report whose place another takes, with the numbers its promises keep. */
export interface Superseded {
  readonly reportId: string | null
  /** 序号 by the words alone. */
  readonly numbers: Map<string, number>
  readonly highest: number
}

/** Sets the adopted report of the year aside, in the transaction of the adoption; `reportId` is null where there is none. */
export async function supersede({ trx, jurisdictionId, reportId, year }: Adoption): Promise<Superseded> {
  const before = await trx
    .selectFrom('report')
    .select('report_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('state', '=', 'adopted')
    .executeTakeFirst()
  const numbers = new Map<string, number>()
  if (!before) return { reportId: null, numbers, highest: 0 }
  await trx
    .updateTable('report')
    .set({ state: 'superseded' })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', before.report_id)
    .execute()
  const rows = await trx
    .selectFrom('commitment')
    .select(['number', 'wording', 'report_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('origin', '=', 'report')
    .execute()
  // what was given outside the report goes on under the version that holds
  await trx
    .updateTable('commitment')
    .set({ report_id: reportId })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', before.report_id)
    .where('origin', '=', 'outside')
    .execute()
  for (const row of rows) if (row.report_id === before.report_id) numbers.set(bareWords(row.wording), row.number)
  // a number once given in the year is not given to other words again
  return { reportId: before.report_id, numbers, highest: Math.max(0, ...rows.map((row) => row.number)) }
}
