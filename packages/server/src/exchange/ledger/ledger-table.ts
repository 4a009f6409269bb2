import { zonedMoment } from '../../domain/day.ts'
import type { LedgerRow } from '../../queries/ledger/list-ledger.ts'
import { actorWords } from '../../record/people/actor-names.ts'
import type { CommitmentTable } from '../publication/commitment-table.ts'

/** Entries of the ledger as a table, a row each, the newest first; `more` where there are older ones that it leaves out. */
export const ledgerTable = (
  rows: readonly LedgerRow[],
  { place, today, more }: { readonly place: string; readonly today: string; readonly more: boolean },
): CommitmentTable => ({
  title: `${place}台账`,
  origin: `导出日期${today}，共${rows.length}条${more ? `，只含最新的${rows.length}条，更早的请按日期分次导出` : ''}。校验码按“上条校验码”逐条相连，可用“核验台账”核对。`,
  sheet: '台账',
  columns: [
    { name: '序号', width: 8 },
    { name: '时间', width: 20 },
    { name: '事项', width: 20 },
    { name: '关于', width: 48 },
    { name: '经办', width: 16 },
    { name: '内容', width: 60 },
    { name: '校验码', width: 66 },
    { name: '上条校验码', width: 66 },
  ],
  rows: rows.map((row) => [
    row.seq,
    zonedMoment(row.at, 'second'),
    row.what,
    row.about?.about ?? '',
    row.actorName ?? actorWords(row.actor),
    row.body,
    row.hash,
    row.prev,
  ]),
})
