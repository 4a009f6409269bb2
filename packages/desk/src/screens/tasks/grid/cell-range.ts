import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
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

/** The cells between two corners, in either order. */
export const rangeOf = (a: CellAt, b: CellAt): CellRange => ({
  top: Math.min(a.line, b.line),
  bottom: Math.max(a.line, b.line),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
})

/** The tasks of a range, once for each of its columns. Group lines are left out. */
export function cellsOf(range: CellRange, lines: readonly TaskLine[], columns: readonly TaskColumn[]) {
  const rows = lines.slice(range.top, range.bottom + 1).flatMap((line) => (line.kind === 'task' ? [line.row] : []))
  return columns.slice(range.left, range.right + 1).map((column) => ({ column, rows }))
}

/** The task of a line; undefined for a group line and outside the table. */
export function rowAt(lines: readonly TaskLine[], line: number): TaskRow | undefined {
  const found = lines[line]
  return found?.kind === 'task' ? found.row : undefined
}

/** The first task line from `line` on, in the direction of `step`; null when there is none. */
export function taskLineFrom(lines: readonly TaskLine[], line: number, step: 1 | -1): number | null {
  let found = line
  while (lines[found]?.kind === 'group') found += step
  return lines[found] ? found : null
}

/** A cell kept inside a table of this many lines and columns. */
export const clampCell = ({ line, column }: CellAt, lines: number, columns: number): CellAt => ({
  line: Math.min(Math.max(line, 0), Math.max(0, lines - 1)),
  column: Math.min(Math.max(column, 0), columns - 1),
})

/** The cell some lines and columns further. Stops at the edges of the table and skips group lines. */
export function movedCell(
  from: CellAt,
  by: { readonly lines: number; readonly columns: number },
  lines: readonly TaskLine[],
  columns: number,
): CellAt {
  const wanted = clampCell({ line: from.line + by.lines, column: from.column + by.columns }, lines.length, columns)
  if (by.lines === 0) return { line: from.line, column: wanted.column }
  return { line: taskLineFrom(lines, wanted.line, by.lines > 0 ? 1 : -1) ?? from.line, column: wanted.column }
}

/** The next column that can be edited, in the direction of `step`; null when there is none. */
export function editableColumn(columns: readonly TaskColumn[], from: number, step: 1 | -1): number | null {
  let next = from + step
  while (columns[next] && !columns[next]?.edit) next += step
  return columns[next] ? next : null
}

/** The tasks between two lines, both included, in either order. */
export const tasksBetween = (lines: readonly TaskLine[], a: number, b: number): readonly TaskRow[] =>
  lines.slice(Math.min(a, b), Math.max(a, b) + 1).flatMap((line) => (line.kind === 'task' ? [line.row] : []))
