import type { LeadSuggestion } from '@luoshi/server/desk/tasks/task-routes.ts'
import { memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStableCallback } from '../../../parts/use-stable-callback.ts'
import { type ColumnLayout, drawnColumns } from './column-layout.ts'
import { type ColumnActs, GridHead, GroupRow, SpaceRow } from './grid-head.tsx'
import { type RowMode, rowModes } from './row-height.ts'
import { cellId, TaskGridRow } from './task-grid-row.tsx'
import { useCheckedRows } from './use-checked-rows.ts'
import { type GridActsOf, useGridActs } from './use-grid-acts.ts'
import { useGridCursor } from './use-grid-cursor.ts'
import { checkWidth, useGridLayout } from './use-grid-layout.ts'

interface TaskGridProps extends Omit<GridActsOf, 'columns'> {
  readonly layout: ColumnLayout
  readonly rowMode: RowMode
  readonly today: string
  readonly suggested: ReadonlyMap<string, readonly LeadSuggestion[]>
  readonly selected: ReadonlySet<string>
  /** The column that orders the tasks, backwards with `-` before it. */
  readonly sort: string
  readonly columnActs: ColumnActs
}

/** The task table as a virtual grid: only visible rows are rendered. Keyboard users get a grid, screen readers a table. */
export const TaskGrid = memo(function TaskGrid(props: TaskGridProps) {
  const { lines, layout, rowMode, names, today, edits, suggested, selected, onSelect, sort, columnActs } = props
  const pane = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const room = useWidth(pane)
  const columns = useMemo(() => drawnColumns(layout, room - checkWidth), [layout, room])
  const most = rowModes.find(({ value }) => value === rowMode)?.lines ?? Number.POSITIVE_INFINITY
  const { shown, above, below, lefts, measure, show } = useGridLayout(pane, lines, columns, names, suggested, most)
  const cursor = useGridCursor(lines, columns.length, show)
  const { current, range, ranged } = cursor
  const checked = useCheckedRows(lines, selected, onSelect)
  const acts = useGridActs(
    { ...props, columns },
    cursor,
    checked,
    () => Math.max(1, Math.floor((pane.current?.clientHeight ?? 0) / 60)),
    () => grid.current?.focus({ preventScroll: true }),
  )
  const stableCheck = useStableCallback(checked.check)
  const stableWritten = useStableCallback(acts.written)
  const inSight = shown.some(({ index }) => index === current.line)
  return (
    <div className="tasks-pane" ref={pane}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid is one tab stop; arrows move among its cells
        role="grid"
        className={`tasks-grid tasks-rows-${rowMode}`}
        tabIndex={0}
        aria-label="任务分解表"
        aria-multiselectable
        aria-readonly={!edits}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        {...(inSight ? { 'aria-activedescendant': cellId(current.line, current.column) } : {})}
        style={{ width: lefts.at(-1) }}
        onKeyDown={acts.onKeyDown}
        onCopy={acts.onCopy}
        onPaste={acts.onPaste}
        onMouseDown={acts.onMouseDown}
        onClick={acts.onClick}
        onDoubleClick={acts.onDoubleClick}
      >
        <GridHead
          columns={columns}
          lefts={lefts}
          allChecked={checked.allChecked}
          onToggleAll={checked.toggleAll}
          sort={sort}
          {...columnActs}
        />
        <tbody className="tasks-body">
          <SpaceRow height={above} columnCount={columns.length} />
          {shown.map(({ index: line }) => {
            const entry = lines[line]
            if (!entry) return null
            if (entry.kind === 'group') {
              const { key, title, count } = entry
              const group = { title, count, line, columnCount: columns.length, measure }
              return <GroupRow key={`group ${key}`} {...group} />
            }
            const marked = ranged && line >= range.top && line <= range.bottom
            const active = line === current.line
            return (
              <TaskGridRow
                key={entry.row.taskId}
                row={entry.row}
                line={line}
                columns={columns}
                lefts={lefts}
                names={names}
                today={today}
                edits={edits}
                suggestion={suggested.get(entry.row.taskId)?.[0]}
                checked={selected.has(entry.row.taskId)}
                active={active ? current.column : -1}
                left={marked ? range.left : -1}
                right={marked ? range.right : -1}
                writing={active ? acts.writing : null}
                measure={measure}
                onCheck={stableCheck}
                onWritten={stableWritten}
              />
            )
          })}
          <SpaceRow height={below} columnCount={columns.length} />
        </tbody>
      </table>
    </div>
  )
})

/** The width inside a box in pixels, kept as the box changes; 0 before it is drawn. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const drawn = box.current
    if (!drawn) return
    const measure = () => setWidth(drawn.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(drawn)
    return () => watch.disconnect()
  }, [box])
  return width
}
