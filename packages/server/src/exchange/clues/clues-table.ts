import type { ClueSource } from '../../domain/clues/clue.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type ListRow, listTable } from '../list-table.ts'
import { isNoteLine } from '../list-trouble.ts'
import { type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A row of a table of clues as it was understood; `trouble` says why it cannot be taken in. */
export interface ClueRow {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly source: ClueSource
  readonly reference: string | null
  /** `YYYY-MM-DD`; null where the cell names no day. */
  readonly receivedOn: string | null
  readonly words: string
  readonly giver: string | null
  readonly contact: string | null
  readonly trouble: string | null
}

/** The clues of a table, and what of the file holds none. */
export interface CluesTable {
  readonly kind: 'clues'
  /** Name of the sheet that was read; empty for a .csv. */
  readonly sheet: string
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
  /** Heads of columns that were not read. */
  readonly ignored: readonly string[]
  readonly rows: readonly ClueRow[]
  /** Notes, sums and headings below the head. */
  readonly leftOut: readonly { readonly row: number; readonly text: string }[]
}

/** Why a table of clues could not be read. */
export type CluesTableRefusal = GridRefusal | Refusal<'no-rows' | 'too-many-rows'>

const most = 2000
const longest = 4000
const columns = {
  words: {
    title: '反映内容',
    most: longest,
    others: [
      ...['线索内容', '内容', '诉求内容', '问题描述', '反映问题', '诉求', '留言内容', '意见内容', '事项内容'],
      // what was done about it is the office's word, no clue
      /^(?!.*(?:办理|办结|承办|处理|处置|核查|调查|整改|落实|答复|回复)).*(?:反映|诉求|留言|投诉|问题|线索).*(?:内容|描述|事项|情况)$/,
    ],
  },
  reference: {
    title: '来件编号',
    most: 100,
    others: ['编号', '工单编号', '工单号', '受理编号', '信访编号', '留言编号', '流水号', '受理单号', '件号'],
  },
  receivedOn: {
    title: '收到日期',
    most: 60,
    others: [
      ...[
        '来件日期',
        '来件时间',
        '受理日期',
        '受理时间',
        '日期',
        '时间',
        '登记时间',
        '登记日期',
        '留言时间',
        '反映时间',
      ],
      /^(?:收|来|受理|登记|反映|留言|交办).*(?:日期|时间)$/,
    ],
  },
  source: { title: '来源', most: 60, others: ['来件渠道', '渠道', '受理渠道', '反映方式', '来源渠道', '反映渠道'] },
  giver: {
    title: '反映人',
    most: 100,
    others: ['姓名', '来电人', '来信人', '诉求人', '信访人', '留言人', '联系人', '反映人姓名', '群众姓名'],
  },
  contact: {
    title: '联系方式',
    most: 100,
    others: ['联系电话', '电话', '手机', '手机号', '手机号码', '来电号码', '反映人电话', '联系号码'],
  },
} as const
type Column = keyof typeof columns

const sourceWords: readonly (readonly [RegExp, ClueSource])[] = [
  [/信访|来信|信件|书信|邮件|信箱/, 'letter'],
  [/电话|来电|热线|12345/, 'phone'],
  [/来访|走访|接待/, 'visit'],
  [/媒体|报|电视|舆情|曝光/, 'media'],
  [/网|留言|微信|小程序|反馈|平台|群众/, 'feedback'],
]

/**
 * The clues of an .xlsx or .csv, in the order of the sheet whose head names most of our columns; the head has one row or two
 * and stands in the first twenty. A row without words is told where it says anything else; notes and sums are no clues, and told. One
 * with a cell that cannot be read is told with its trouble.
 */
export async function readCluesTable(bytes: Buffer): Promise<CluesTable | CluesTableRefusal> {
  const grids = await readGrids(bytes)
  if ('kind' in grids) return grids
  const list = listTable<Column>(grids, columns, 'words')
  if (!list) return noRows
  const isNone = (line: ListRow<Column>) => line.across || isNoteLine(line.texts)
  const rows = list.rows.filter((line) => !isNone(line)).map(clueOf)
  if (rows.length === 0) return noRows
  if (rows.length > most) return tooMany
  const leftOut = list.rows.filter(isNone).map(({ row, texts }) => ({ row, text: texts.join(' ').slice(0, 120) }))
  const { sheet, unread, ignored } = list
  return { kind: 'clues', sheet, unread, ignored, rows, leftOut }
}

function clueOf({ row, cells, written, troubles }: ListRow<Column>): ClueRow {
  const receivedOn = dayIn(cells.receivedOn)
  const missing = cells.words === '' && troubles.length === 0 ? '没有反映内容' : undefined
  const day = receivedOn === null ? dayTrouble(cells.receivedOn) : undefined
  return {
    row,
    source: sourceWords.find(([pattern]) => pattern.test(cells.source))?.[1] ?? 'other',
    reference: cells.reference || null,
    receivedOn,
    words: written.words,
    giver: cells.giver || null,
    contact: cells.contact || null,
    trouble: troubles[0] ?? missing ?? day ?? null,
  }
}

const dayTrouble = (text: string): string =>
  /^\d{5}$/.test(text)
    ? `收到日期“${text}”像是没有设日期格式的日期，请把这一列设为日期格式后再导入`
    : `收到日期“${text}”不是年月日`

/** The day a cell begins with: `2031-03-05`, `2031/3/5 10:20`, `2031年3月5日`, `20310305`; null for none there is. */
function dayIn(cell: string): string | null {
  const text = cell.normalize('NFKC').trim()
  const match =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text)
  if (!match) return null
  const [, year, month, date] = match.map(Number)
  const day = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, date ?? 0))
  return day.getUTCMonth() === (month ?? 0) - 1 ? day.toISOString().slice(0, 10) : null
}

const noRows = refusal(
  422,
  'no-rows',
  '表中没有找到线索。表头须有“反映内容”一列，另可有来件编号、收到日期、来源、反映人、联系方式。',
  'No clues were found: the head must have a column 反映内容.',
)
const tooMany = refusal(422, 'too-many-rows', `一次最多导入 ${most} 条线索，请分开导入。`, 'Too many clues at once.')
