import type { UpperColumn } from '../../domain/matters/upper-order.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { type GridRefusal, readGrids } from '../tasks/read-grid.ts'
import { upperHead } from './upper-head.ts'

/** A ledger of orders from above as its file has it: heads with a first guess, and the rows below them. */
export interface UpperTable {
  readonly kind: 'table'
  /** Name of the sheet; empty for a .csv. */
  readonly sheet: string
  readonly columns: readonly UpperColumn[]
  readonly rows: readonly UpperTableRow[]
  /** Other sheets with something on them, and hidden ones, which are not read. */
  readonly others: readonly string[]
}

/** A row below the head, with the text of each cell. */
export interface UpperTableRow {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}

/** Why a ledger could not be read. */
export type UpperTableRefusal = GridRefusal | Refusal<'no-rows' | 'too-many-rows'>

/** The most rows of one table: what is taken in holds the place's ledger for about 10 ms a row. */
export const mostOrders = 1000

/**
 * The ledger in an .xlsx or .csv: the sheet whose head says most. Merged cells stand in each of their rows; empty rows and heads
 * that are repeated on later pages are left out.
 */
export async function readUpperTable(bytes: Buffer): Promise<UpperTable | UpperTableRefusal> {
  const grids = await readGrids(bytes)
  if (!('length' in grids)) return grids
  const known = (columns: readonly UpperColumn[]) => columns.filter(({ field }) => field !== null).length
  const [best] = grids
    .flatMap((grid) => {
      const head = upperHead(grid.rows)
      return head ? [{ grid, head }] : []
    })
    .toSorted((a, b) => known(b.head.columns) - known(a.head.columns))
  if (!best) return noRows
  const { grid, head } = best
  const heads = (grid.rows[head.last] ?? []).join('\n')
  const rows = grid.rows.flatMap((cells, index) =>
    index <= head.last || cells.every((text) => text === '') || cells.join('\n') === heads
      ? []
      : [{ row: index + 1, cells: head.columns.map((_, column) => cells[column] ?? '') }],
  )
  if (rows.length === 0) return noRows
  if (rows.length > mostOrders) return tooMany(rows.length)
  const others = [...grids.filter((other) => other !== grid).map(({ sheet }) => sheet), ...grid.hidden]
  return { kind: 'table', sheet: grid.sheet, columns: head.columns, rows, others }
}

const noRows = refusal(
  422,
  'no-rows',
  '表中没有找到台账：要有一行表头，下面至少有一行事项。请核对文件后再选。',
  'No ledger was found: there must be a head with at least one row below it.',
)
const tooMany = (rows: number) =>
  refusal(
    422,
    'too-many-rows',
    `表头下有 ${rows} 行，一次最多导入 ${mostOrders} 行。请把台账另存为 ${Math.ceil(rows / mostOrders)} 份，每份保留表头和其中不超过 ${mostOrders} 行，逐份导入；同一编号的各行放在同一份。按上级编号对照，分开导入不会重复。`,
    `The sheet has ${rows} rows; at most ${mostOrders} are taken in at once. Save it in parts, each with the head.`,
  )
