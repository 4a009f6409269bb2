import { useRef } from 'react'
import type { TaskLine } from '../task-filter.ts'
import { rowAt, tasksBetween } from './cell-range.ts'

/** The ticked tasks after a line is ticked; with an anchor every task between the two is ticked. */
export function checkedAfter(
  checked: ReadonlySet<string>,
  lines: readonly TaskLine[],
  line: number,
  anchor: number | null,
): ReadonlySet<string> {
  const next = new Set(checked)
  const row = rowAt(lines, line)
  if (!row) return next
  if (anchor !== null) for (const { taskId } of tasksBetween(lines, anchor, line)) next.add(taskId)
  else if (!next.delete(row.taskId)) next.add(row.taskId)
  return next
}

/** Ticks tasks: one, a range with Shift, or all. */
export function useCheckedRows(
  lines: readonly TaskLine[],
  checked: ReadonlySet<string>,
  onSelect: (checked: ReadonlySet<string>) => void,
) {
  const anchor = useRef<number | null>(null)
  const all = lines.flatMap((line) => (line.kind === 'task' ? [line.row.taskId] : []))
  const allChecked = all.length > 0 && all.every((id) => checked.has(id))
  return {
    allChecked,
    check: (line: number, extend: boolean) => {
      if (!rowAt(lines, line)) return
      onSelect(checkedAfter(checked, lines, line, extend ? anchor.current : null))
      anchor.current = line
    },
    toggleAll: () => onSelect(allChecked ? new Set() : new Set(all)),
  }
}
