import { useState } from 'react'
import type { TaskLine } from '../task-filter.ts'
import { type CellAt, type CellRange, clampCell, movedCell, rangeOf } from './cell-range.ts'

/** The cell the keyboard is at, the range that is marked from it, and the ways to move them. */
export interface GridCursor {
  readonly current: CellAt
  readonly range: CellRange
  /** More than the current cell is marked. */
  readonly ranged: boolean
  /** Goes to a cell and scrolls it into sight; `extend` keeps the other corner of the range. */
  readonly go: (next: CellAt, extend?: boolean) => void
  readonly move: (lineStep: number, columnStep: number, extend: boolean) => void
  /** Marks a cell where it is, without scrolling. */
  readonly mark: (next: CellAt, extend: boolean) => void
  readonly unmark: () => void
}

/** A cursor over the lines and columns; it starts at the first task. */
export function useGridCursor(
  lines: readonly TaskLine[],
  columnCount: number,
  show: (cell: CellAt) => void,
): GridCursor {
  const [at, setAt] = useState<CellAt>(() => ({
    line: Math.max(
      0,
      lines.findIndex(({ kind }) => kind === 'task'),
    ),
    column: 1,
  }))
  const [from, setFrom] = useState<CellAt | null>(null)
  const current = clampCell(at, lines.length, columnCount)
  const mark = (next: CellAt, extend: boolean) => {
    setFrom(extend ? (from ?? current) : null)
    setAt(next)
  }
  const go = (next: CellAt, extend = false) => {
    mark(next, extend)
    show(next)
  }
  return {
    current,
    range: rangeOf(from ?? current, current),
    ranged: from !== null,
    go,
    move: (lineStep, columnStep, extend) =>
      go(movedCell(current, { lines: lineStep, columns: columnStep }, lines, columnCount), extend),
    mark,
    unmark: () => setFrom(null),
  }
}
