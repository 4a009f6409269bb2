import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type GridRefusal, readGrids } from '../tasks/read-grid.ts'

/** A figure of the statistics office as a sheet names it. */
export interface StatisticRow {
  /** Row of the sheet, from 1. */
  readonly row: number
  /** 序号 of the commitment; null where the row names only an indicator. */
  readonly number: number | null
  readonly metric: string
  readonly value: string
  readonly unit: string
  readonly period: string
  readonly basis: 'nominal' | 'comparable' | 'unstated'
  readonly source: string
}

/** Why a sheet of official figures is not taken. */
export type StatisticsRefusal = GridRefusal | Refusal<'no-rows' | 'no-column' | 'incomplete'>

const columns = {
  number: ['序号', '承诺序号', '事项序号'],
  metric: ['指标', '指标名称', '统计指标'],
  value: ['数值', '数据', '统计数据', '完成值', '实际值'],
  unit: ['单位', '计量单位'],
  period: ['时期', '数据时期', '统计时期', '年度', '时间'],
  basis: ['口径', '价格口径', '计算口径'],
  source: ['来源', '数据来源', '出处'],
} as const
type Column = keyof typeof columns

const wanted: readonly Column[] = ['metric', 'value', 'period', 'source']

/** The official figures of an .xlsx or .csv, a row each under a head; a row that lacks what must be said refuses the sheet. */
export async function readStatisticsTable(bytes: Buffer): Promise<readonly StatisticRow[] | StatisticsRefusal> {
  const grids = await readGrids(bytes)
  if (!('length' in grids)) return grids
  for (const { rows } of grids) {
    const head = rows.slice(0, 10).findIndex((row) => row.some((cell) => columnOf(cell) === 'metric'))
    if (head < 0) continue
    const places = new Map<Column, number>()
    for (const [index, cell] of (rows[head] ?? []).entries()) {
      const column = columnOf(cell)
      if (column && !places.has(column)) places.set(column, index)
    }
    const missing = wanted.filter((column) => !places.has(column))
    if (missing.length > 0) return noColumn(missing.map((column) => columns[column][0]))
    return rowsOf(rows, head, places)
  }
  return noColumn(wanted.map((column) => columns[column][0]))
}

function rowsOf(
  rows: readonly (readonly string[])[],
  head: number,
  places: ReadonlyMap<Column, number>,
): readonly StatisticRow[] | StatisticsRefusal {
  const found: StatisticRow[] = []
  for (const [index, row] of rows.entries()) {
    if (index <= head || row.every((cell) => cell.trim() === '')) continue
    const cell = (column: Column) => (row[places.get(column) ?? -1] ?? '').trim()
    const lacking = wanted.filter((column) => cell(column) === '')
    if (lacking.length > 0)
      return refusal(
        422,
        'incomplete',
        `第${index + 1}行缺少${lacking.map((column) => `“${columns[column][0]}”`).join('、')}，没有读入。请补全后再试。`,
        `Row ${index + 1} lacks ${lacking.join(', ')}; nothing was taken in.`,
      )
    const number = /^\d{1,5}$/.exec(cell('number'))?.[0]
    found.push({
      ...{ row: index + 1, number: number === undefined ? null : Number(number) },
      ...{ metric: cell('metric'), value: cell('value'), unit: cell('unit'), period: cell('period') },
      ...{ basis: basisOf(cell('basis')), source: cell('source') },
    })
  }
  return found.length > 0
    ? found
    : refusal(422, 'no-rows', '表里只有表头，没有数据。', 'The sheet has a head and no rows.')
}

const basisOf = (words: string): StatisticRow['basis'] =>
  /可比|不变/.test(words) ? 'comparable' : /现价|当年价|名义/.test(words) ? 'nominal' : 'unstated'

const columnOf = (cell: string): Column | undefined => {
  const bare = cell.replace(/[\s*＊]|[（(][^（）()]*[）)]/g, '')
  return (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(bare))
}

const noColumn = (missing: readonly string[]) =>
  refusal(
    422,
    'no-column',
    `表里没有找到${missing.map((name) => `“${name}”`).join('、')}列。表头应有：序号（可不填）、指标、数值、单位、时期、口径（现价或可比价）、来源。`,
    `Columns are missing: ${missing.join(', ')}. The head wants 指标, 数值, 单位, 时期, 口径, 来源 and, where known, 序号.`,
  )
