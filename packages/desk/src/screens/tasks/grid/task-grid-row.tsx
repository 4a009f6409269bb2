import type { LeadSuggestion, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { type MouseEvent, memo } from 'react'
import type { TaskNames } from '../task-names.ts'
import { type After, CellEditor } from './cell-editor.tsx'
import { rowLabel, TaskCell } from './task-cell.tsx'
import type { TaskColumn } from './task-columns.ts'

/** Number of columns that stay when the others scroll. */
export const fixed = 2

/** Class and style of a cell in those columns. */
export const sticky = (column: number, lefts: readonly number[]) =>
  column < fixed
    ? { className: `tasks-fixed${column === fixed - 1 ? ' tasks-edge' : ''}`, style: { left: lefts[column] } }
    : {}

/** DOM id of a cell, for `aria-activedescendant`. */
export const cellId = (line: number, column: number) => `task-cell-${line}-${column}`

interface TaskGridRowProps {
  readonly row: TaskRow
  readonly line: number
  readonly columns: readonly TaskColumn[]
  readonly lefts: readonly number[]
  readonly names: TaskNames
  readonly today: string
  readonly edits: boolean
  readonly suggestion: LeadSuggestion | undefined
  readonly checked: boolean
  /** The column of the cell the keyboard is at; -1 when it is in another row. */
  readonly active: number
  /** The columns of the range that is marked; -1 when none is. */
  readonly left: number
  readonly right: number
  readonly writing: { readonly begun: string | null } | null
  /** Hears of the row that is laid out, so that its height is known. */
  readonly measure: (row: HTMLTableRowElement | null) => void
  readonly onCheck: (line: number, extend: boolean) => void
  readonly onWritten: (patch: TaskPatch | null, after: After) => void
}

/** A row of the grid. Renders again only when its props change. */
export const TaskGridRow = memo(function TaskGridRow(props: TaskGridRowProps) {
  const { row, line, columns, lefts, names, today, edits, suggestion, checked } = props
  const { active, left, right, writing, measure, onCheck, onWritten } = props
  return (
    <tr ref={measure} data-index={line} aria-rowindex={line + 2} aria-selected={checked}>
      <td className="tasks-fixed tasks-check" style={{ left: 0 }}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`选择${rowLabel(row)}`}
          checked={checked}
          onChange={(event) => onCheck(line, (event.nativeEvent as unknown as MouseEvent).shiftKey)}
        />
        <button
          type="button"
          tabIndex={-1}
          className="tasks-expand"
          data-open={row.taskId}
          aria-label={`打开${rowLabel(row)}`}
          title="打开（Ctrl+Enter）"
        >
          <span aria-hidden>⤢</span>
        </button>
      </td>
      {columns.map((column, place) => {
        const { className = '', style } = sticky(place, lefts)
        const here = place === active
        const ranged = left !== -1 && place >= left && place <= right
        const edited = here && writing !== null
        return (
          <td
            key={column.key}
            id={cellId(line, place)}
            data-line={line}
            data-column={place}
            className={[
              className,
              `tasks-${column.key}`,
              here ? 'tasks-active' : '',
              ranged ? 'tasks-ranged' : '',
            ].join(' ')}
            {...(style ? { style } : {})}
            aria-colindex={place + 2}
            // a td inside a grid is a cell that can be selected
            {...{ 'aria-selected': ranged || here, 'aria-readonly': !edits || !column.edit }}
          >
            {edited ? (
              <CellEditor column={column} row={row} names={names} begun={writing.begun} onDone={onWritten} />
            ) : (
              <div className="tasks-inner">
                <TaskCell column={column} row={row} names={names} today={today} suggestion={suggestion} />
              </div>
            )}
          </td>
        )
      })}
    </tr>
  )
})
