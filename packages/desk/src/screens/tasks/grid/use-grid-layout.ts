import type { LeadSuggestion } from '@luoshi/server/desk/tasks/task-routes.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useMemo } from 'react'
import type { TaskLine } from '../task-filter.ts'
import type { TaskNames } from '../task-names.ts'
import type { CellAt } from './cell-range.ts'
import { rowHeight } from './row-height.ts'
import type { TaskColumn } from './task-columns.ts'
import { fixed } from './task-grid-row.tsx'

const groupHeight = 32
const headHeight = 40
/** Pixels left free beside a cell that is scrolled to. */
const margin = 16
/** Lines laid out above and below those in sight. */
const overscan = 8

/** Width of the column of boxes before the first. */
export const checkWidth = 60

/** A line that is laid out: its index, and its height in pixels. */
export interface LaidLine {
  readonly index: number
  readonly size: number
}

/** The lines that are laid out, and the pixels of those that are not. */
export interface GridLayout {
  readonly shown: readonly LaidLine[]
  readonly above: number
  readonly below: number
  /** Where each column begins, in pixels, and after the last where it ends. */
  readonly lefts: readonly number[]
  /** Hears of each row that is laid out, and measures it. */
  readonly measure: (row: HTMLTableRowElement | null) => void
  /** Scrolls a cell into sight, clear of the head and of the columns that stay. */
  readonly show: (cell: CellAt) => void
}

/**
 * Lays out only the lines in sight of `pane`. Their heights are as the browser draws them; those of lines that were not
 * in sight yet are estimated from their text, at most `most` lines of it.
 */
export function useGridLayout(
  pane: RefObject<HTMLDivElement | null>,
  lines: readonly TaskLine[],
  columns: readonly TaskColumn[],
  names: TaskNames,
  suggested: ReadonlyMap<string, readonly LeadSuggestion[]>,
  most: number,
): GridLayout {
  const heights = useMemo(
    () =>
      lines.map((line) => {
        if (line.kind === 'group') return groupHeight
        const offered = line.row.leadIds.length === 0 && (suggested.get(line.row.taskId)?.length ?? 0) > 0
        return rowHeight(line.row, columns, names, offered, most)
      }),
    [lines, columns, names, suggested, most],
  )
  const lefts = useMemo(() => {
    const all = [checkWidth]
    for (const column of columns) all.push((all.at(-1) ?? 0) + column.width)
    return all
  }, [columns])
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: lines.length,
    getScrollElement: () => pane.current,
    estimateSize: (line) => heights[line] ?? groupHeight,
    initialRect: { width: 1200, height: 900 },
    overscan,
    scrollPaddingEnd: headHeight + margin,
    useFlushSync: false,
  })
  // the virtualizer keeps sizes until it is told that they changed
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the heights change
  useLayoutEffect(() => {
    virtual.measure()
    for (const row of pane.current?.querySelectorAll('tr[data-index]') ?? []) virtual.measureElement(row)
  }, [heights, virtual])
  const show = useCallback(
    ({ line, column }: CellAt) => {
      virtual.scrollToIndex(line, { align: 'auto' })
      const box = pane.current
      if (!box || column < fixed) return
      const stays = lefts[fixed] ?? 0
      const left = lefts[column] ?? 0
      const right = lefts[column + 1] ?? left
      if (left - stays < box.scrollLeft) box.scrollLeft = left - stays
      else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth + margin
    },
    [virtual, pane, lefts],
  )
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)
  return {
    shown,
    above: shown[0]?.start ?? 0,
    below: Math.max(0, virtual.getTotalSize() - (last?.end ?? 0)),
    lefts,
    measure: virtual.measureElement,
    show,
  }
}
