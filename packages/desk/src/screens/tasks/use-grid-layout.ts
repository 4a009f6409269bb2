import type { LeadSuggestion } from '@luoshi/server/desk/tasks/task-routes.ts'
import { useMemo } from 'react'
import { rowHeight } from './row-height.ts'
import type { TaskColumn } from './task-columns.ts'
import type { TaskLine } from './task-filter.ts'
import type { TaskNames } from './task-names.ts'

const groupHeight = 32

/** Width of the column of boxes before the first. */
export const checkWidth = 36

/** Where each line and each column of the table begins, in pixels, and after the last where it ends. */
export function useGridLayout(
  lines: readonly TaskLine[],
  columns: readonly TaskColumn[],
  names: TaskNames,
  suggested: ReadonlyMap<string, readonly LeadSuggestion[]>,
): { readonly tops: readonly number[]; readonly lefts: readonly number[] } {
  const tops = useMemo(() => {
    const all = [0]
    for (const line of lines)
      all.push(
        (all.at(-1) ?? 0) +
          (line.kind === 'group'
            ? groupHeight
            : rowHeight(
                line.row,
                columns,
                names,
                line.row.leadIds.length === 0 && (suggested.get(line.row.taskId)?.length ?? 0) > 0,
              )),
      )
    return all
  }, [lines, columns, names, suggested])
  const lefts = useMemo(() => {
    const all = [checkWidth]
    for (const column of columns) all.push((all.at(-1) ?? 0) + column.width)
    return all
  }, [columns])
  return { tops, lefts }
}

/** The last line that begins at or above a height. */
export function indexAt(tops: readonly number[], height: number): number {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}
