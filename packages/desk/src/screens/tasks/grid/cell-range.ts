import type { TaskLine } from '../task-filter.ts'
import type { TaskColumn } from './task-columns.ts'

/** A cell by its line and its column, both counted from 0. */
export interface CellAt {
  readonly line: number
  readonly column: number
}

/** Cells from one corner to the other, both included. */
export interface CellRange {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** The cells between two, whichever was first. */
export const rangeOf = (a: CellAt, b: CellAt): CellRange => ({
  top: Math.min(a.line, b.line),
  bottom: Math.max(a.line, b.line),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
})

/** The tasks of a range, once for each of its columns. */
export function cellsOf(range: CellRange, lines: readonly TaskLine[], columns: readonly TaskColumn[]) {
  const rows = lines.slice(range.top, range.bottom + 1).flatMap((line) => (line.kind === 'task' ? [line.row] : []))
  return columns.slice(range.left, range.right + 1).map((column) => ({ column, rows }))
}
