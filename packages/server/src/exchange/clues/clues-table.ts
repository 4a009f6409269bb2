import type { ClueSource } from '../../domain/clues/clue.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { cellTrouble } from '../tasks/cell-error.ts'
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

/** Why a table of clues could not be read. */
export type CluesTableRefusal = GridRefusal | Refusal<'no-rows' | 'too-many-rows'>

const most = 2000
const columns = {
  words: [
    '反映内容',
    '线索内容',
    '内容',
    '诉求内容',
    '问题描述',
    '反映问题',
    '诉求',
    '留言内容',
    '意见内容',
    '事项内容',
  ],
  reference: ['来件编号', '编号', '工单编号', '工单号', '受理编号', '信访编号', '留言编号', '流水号'],
  receivedOn: [
    '收到日期',
    '来件日期',
    '受理日期',
    '受理时间',
    '日期',
    '时间',
    '登记时间',
    '登记日期',
    '留言时间',
    '反映时间',
  ],
  source: ['来源', '来件渠道', '渠道', '受理渠道', '反映方式', '来源渠道'],
  giver: ['反映人', '姓名', '来电人', '来信人', '诉求人', '信访人', '留言人', '联系人', '反映人姓名'],
  contact: ['联系方式', '联系电话', '电话', '手机', '手机号', '手机号码', '来电号码', '反映人电话'],
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
 * The clues of an .xlsx or .csv, in the order of the first sheet that has a column of what was told. The head stands in the
 * first ten rows. A row without such words is no clue; one whose day cannot be read is told with its trouble.
 */
export async function readCluesTable(bytes: Buffer): Promise<readonly ClueRow[] | CluesTableRefusal> {
  const grids = await readGrids(bytes)
  if (!('length' in grids)) return grids
  const found = grids.map(({ rows }) => cluesOf(rows)).find((clues) => clues.length > 0)
  if (!found) return noRows
  return found.length > most ? tooMany : found
}

function cluesOf(rows: readonly (readonly string[])[]): ClueRow[] {
  const head = rows.slice(0, 10).findIndex((row) => row.some((cell) => columnOf(cell) === 'words'))
  if (head < 0) return []
  const places = new Map<Column, number>()
  for (const [index, cell] of (rows[head] ?? []).entries()) {
    const column = columnOf(cell)
    if (column && !places.has(column)) places.set(column, index)
  }
  return rows.flatMap((row, index) => {
    if (index <= head) return []
    const cell = (column: Column) => (row[places.get(column) ?? -1] ?? '').trim()
    const words = cell('words')
    if (words === '') return []
    const broken = row.map(cellTrouble).find((trouble) => trouble !== null) ?? null
    const receivedOn = dayIn(cell('receivedOn'))
    return [
      {
        row: index + 1,
        source: sourceWords.find(([pattern]) => pattern.test(cell('source')))?.[1] ?? 'other',
        reference: cell('reference') || null,
        receivedOn,
        words,
        giver: cell('giver') || null,
        contact: cell('contact') || null,
        trouble:
          broken ??
          (receivedOn === null
            ? `收到日期“${cell('receivedOn')}”不是年月日`
            : words.length > 4000
              ? '反映内容超过 4000 字'
              : null),
      },
    ]
  })
}

const columnOf = (cell: string): Column | undefined => {
  const plain = cell.normalize('NFKC').replace(/[\s*：:（()）]/gu, '')
  return (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(plain))
}

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
