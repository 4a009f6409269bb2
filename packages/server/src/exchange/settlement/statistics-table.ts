import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { StatisticBasis } from '../../domain/vocabulary.ts'
import { type ListRow, listTable } from '../list-table.ts'
import { isNoteLine } from '../list-trouble.ts'
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
  readonly basis: StatisticBasis
  readonly source: string
}

/** Why a sheet of official figures is not taken. */
export type StatisticsRefusal = GridRefusal | Refusal<'no-rows' | 'no-column' | 'incomplete'>

const columns = {
  number: { title: '序号', most: 20, others: ['承诺序号', '事项序号', '任务序号'] },
  metric: { title: '指标', most: 200, others: ['指标名称', '统计指标', '主要指标', /指标(?:名称)?$/] },
  value: {
    title: '数值',
    most: 200,
    others: [
      '数据',
      '统计数据',
      '统计数',
      '完成值',
      '实际值',
      '实际完成',
      '完成数',
      '指标值',
      /^(?:实际|完成|统计).*(?:值|数据?|完成)$/,
    ],
  },
  unit: { title: '单位', most: 200, others: ['计量单位', '数据单位'] },
  period: {
    title: '时期',
    most: 200,
    others: ['数据时期', '统计时期', '所属时期', '年度', '时间', '统计时间', '数据时间'],
  },
  basis: { title: '口径', most: 60, others: ['价格口径', '计算口径', '统计口径', '数据口径'] },
  source: { title: '来源', most: 200, others: ['数据来源', '出处', '资料来源', '来源单位', '数据来源单位'] },
} as const
type Column = keyof typeof columns

const wanted: readonly Column[] = ['metric', 'value', 'period', 'source']

/** The figures of a sheet, and what else the file has. */
export interface StatisticsTable {
  readonly kind: 'statistics'
  readonly rows: readonly StatisticRow[]
  /** Other sheets with something on them, and hidden ones, which were not read. */
  readonly unread: readonly string[]
}

/**
 * The official figures of an .xlsx or .csv, a row each under a head of one or two rows; notes and sums are left out. A row that
 * lacks what must be said, or has a cell that cannot be read, refuses the sheet: nothing is taken for empty.
 */
export async function readStatisticsTable(bytes: Buffer): Promise<StatisticsTable | StatisticsRefusal> {
  const grids = await readGrids(bytes)
  if ('kind' in grids) return grids
  const list = listTable<Column>(grids, columns, 'metric')
  const missing = wanted.filter((column) => !list?.found.has(column))
  if (!list || missing.length > 0) return noColumn(missing.map((column) => columns[column].title))
  const rows: StatisticRow[] = []
  for (const line of list.rows) {
    if (line.across || isNoteLine(line.texts)) continue
    const row = figureOf(line)
    if ('kind' in row) return row
    rows.push(row)
  }
  return rows.length > 0 ? { kind: 'statistics', rows, unread: list.unread } : noRows
}

function figureOf({ row, cells, written, troubles }: ListRow<Column>): StatisticRow | StatisticsRefusal {
  const [trouble] = troubles
  if (trouble !== undefined) return unreadable(trouble)
  const lacking = wanted.filter((column) => !/[\p{L}\p{N}]/u.test(cells[column]))
  if (lacking.length > 0) return incomplete(row, lacking)
  const number = /^第?(\d{1,5})[项号.]?$/.exec(cells.number.replace(/ /g, ''))?.[1]
  if (cells.number !== '' && number === undefined)
    return unreadable(`第${row}行“序号”：“${cells.number}”不是承诺事项的序号，请填数字或留空`)
  const basis = basisOf(cells.basis)
  if (basis === undefined) return unreadable(`第${row}行“口径”：“${cells.basis}”认不出，请填“现价”“可比价”或留空`)
  const { metric, source } = written
  const { unit, period } = cells
  // 6.1% beside the unit %: a cell that shows its unit says it once
  const value = unit !== '' && cells.value.endsWith(unit) ? cells.value.slice(0, -unit.length).trim() : cells.value
  return { row, number: number === undefined ? null : Number(number), metric, value, unit, period, basis, source }
}

const basisOf = (words: string): StatisticRow['basis'] | undefined =>
  /可比|不变/.test(words)
    ? 'comparable'
    : /现价|现行价|当年价|名义/.test(words)
      ? 'nominal'
      : /^(?:[-—/]*|无|不涉及|未注明|不适用)$/.test(words)
        ? 'unstated'
        : undefined

const noRows = refusal(422, 'no-rows', '表里只有表头，没有数据。', 'The sheet has a head and no rows.')
const incomplete = (row: number, lacking: readonly Column[]) =>
  refusal(
    422,
    'incomplete',
    `第${row}行缺少${lacking.map((column) => `“${columns[column].title}”`).join('、')}，没有读入。请补全后再试。`,
    `Row ${row} lacks ${lacking.join(', ')}; nothing was taken in.`,
  )
const unreadable = (trouble: string) =>
  refusal(
    422,
    'incomplete',
    `${trouble}。整张表没有读入，请改正后再试。`,
    'A cell of the sheet cannot be read; nothing was taken in.',
  )
const noColumn = (missing: readonly string[]) =>
  refusal(
    422,
    'no-column',
    `表里没有找到${missing.map((name) => `“${name}”`).join('、')}列。表头应有：序号（可不填）、指标、数值、单位、时期、口径（现价或可比价）、来源。`,
    `Columns are missing: ${missing.join(', ')}. The head wants 指标, 数值, 单位, 时期, 口径, 来源 and, where known, 序号.`,
  )
