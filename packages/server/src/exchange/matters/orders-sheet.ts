import { matterStateWords } from '../../domain/matters/matter-state-words.ts'
import { limitWords, type UpperColumn, type UpperField } from '../../domain/matters/upper-order.ts'
import type { OrderOfLedger } from '../../queries/matters/orders-ledger.ts'
import type { CommitmentTable } from '../publication/commitment-table.ts'
import { bareHead } from '../tasks/sheet-columns.ts'

/** The columns of a ledger where none was taken in yet. */
export const usualColumns: readonly UpperColumn[] = [
  { name: '上级编号', field: 'number' },
  { name: '事项', field: 'title' },
  { name: '交办日期', field: 'day' },
  { name: '责任单位', field: 'leads' },
  { name: '协办单位', field: 'partners' },
  { name: '办理期限', field: 'limit' },
  { name: '重要程度', field: 'importance' },
  { name: '交办领导/来源', field: 'from' },
  { name: '进展', field: 'progress' },
  { name: '状态', field: 'state' },
]

/** The ledger of orders from above in the columns of the place and their order; what is not of the record stays empty. */
export function ordersSheet(
  orders: readonly OrderOfLedger[],
  columns: readonly UpperColumn[],
  place: string,
  today: string,
): CommitmentTable {
  const asksApart = columns.some(({ field }) => field === 'asked')
  return {
    title: `${place}13710督办台账`,
    origin: `导出日期 ${today}，共 ${orders.length} 件。进展和状态以本系统记录为准。`,
    sheet: '13710台账',
    columns: columns.map(({ name, field }) => ({ name, width: widths[field ?? 'other'] ?? 12 })),
    rows: orders.map((order, index) =>
      columns.map(({ name, field }) => {
        if (field === null) return bareHead(name) === '序号' ? index + 1 : ''
        // a title that was cut stands whole in what is asked
        if (field === 'title' && !asksApart && isCut(order)) return order.asked
        return texts[field](order)
      }),
    ),
  }
}

const isCut = ({ title, asked }: OrderOfLedger): boolean =>
  title.endsWith('…') && asked.length > title.length && asked.startsWith(title.slice(0, -1))

const texts: Readonly<Record<UpperField, (order: OrderOfLedger) => string>> = {
  number: ({ number }) => number,
  title: ({ title }) => title,
  asked: ({ asked }) => asked,
  day: ({ day }) => day ?? '',
  leads: ({ leads }) => leads.join('、'),
  partners: ({ partners }) => partners.join('、'),
  limit: ({ clock }) => limitWords(clock),
  importance: ({ importance }) => (importance === 'major' ? '重大复杂' : '一般'),
  from: ({ from }) => from ?? '',
  progress: ({ progress }) => progress,
  state: ({ state }) => matterStateWords[state],
}
const widths: Readonly<Partial<Record<UpperField | 'other', number>>> = {
  title: 40,
  asked: 40,
  progress: 40,
  leads: 20,
  partners: 20,
  number: 18,
}
