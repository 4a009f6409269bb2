import { useMemo } from 'react'
import { useStableCallback } from '../../parts/use-stable-callback.ts'
import { type ColumnLayout, movedColumn, toggledColumn, widenedColumn } from './grid/column-layout.ts'
import type { ColumnActs } from './grid/grid-head.tsx'
import type { TaskColumnKey } from './grid/task-columns.ts'

/** The acts of the table's head on its columns, each stored at once. Returns the same object on every render. */
export function useColumnActs(
  layout: ColumnLayout,
  onLayout: (layout: ColumnLayout) => void,
  onSort: (sort: string) => void,
): ColumnActs {
  const sort = useStableCallback(onSort)
  const move = useStableCallback((key: TaskColumnKey, place: number) => onLayout(movedColumn(layout, key, place)))
  const widen = useStableCallback((key: TaskColumnKey, width: number | null) =>
    onLayout(widenedColumn(layout, key, width)),
  )
  const hide = useStableCallback((key: TaskColumnKey) => onLayout(toggledColumn(layout, key)))
  return useMemo(() => ({ onSort: sort, onMove: move, onWiden: widen, onHide: hide }), [sort, move, widen, hide])
}
