import type { TaskColumn, TaskColumnKey } from './task-columns.ts'
import { sticky } from './task-grid-row.tsx'
import { checkWidth } from './use-grid-layout.ts'

interface GridHeadProps {
  readonly columns: readonly TaskColumn[]
  readonly lefts: readonly number[]
  readonly allChecked: boolean
  readonly onToggleAll: () => void
  /** The column the tasks are ordered by, backwards with `-` before it; empty for the order of the report. */
  readonly sort: string
  /** Orders by a column, then backwards, then no more. */
  readonly onSort: (key: TaskColumnKey) => void
}

/** The widths of the columns, and their titles with the box that ticks every task. */
export function GridHead({ columns, lefts, allChecked, onToggleAll, sort, onSort }: GridHeadProps) {
  return (
    <>
      <colgroup>
        <col style={{ width: checkWidth }} />
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <th className="tasks-fixed tasks-check" style={{ left: 0 }} scope="col">
            <input type="checkbox" aria-label="选择全部" checked={allChecked} onChange={onToggleAll} />
          </th>
          {columns.map(({ key, title }, column) => (
            <th
              key={key}
              scope="col"
              {...(sort === key ? { 'aria-sort': 'ascending' as const } : {})}
              {...(sort === `-${key}` ? { 'aria-sort': 'descending' as const } : {})}
              {...sticky(column, lefts)}
            >
              {/* the grid is one tab stop; whoever has no mouse orders it under 更多筛选 */}
              <button
                type="button"
                tabIndex={-1}
                className="tasks-sort"
                title={`按${title}排序`}
                onClick={() => onSort(key)}
              >
                {title}
                {sort === key && <span aria-hidden> ↑</span>}
                {sort === `-${key}` && <span aria-hidden> ↓</span>}
              </button>
            </th>
          ))}
        </tr>
      </thead>
    </>
  )
}

/** A heading row between groups; `line` and `height` place it in the scrolled table. */
interface GroupRowProps {
  readonly title: string
  readonly count: number
  readonly line: number
  readonly height: number
  readonly columnCount: number
}

/** The line above the tasks of a group. */
export function GroupRow({ title, count, line, height, columnCount }: GroupRowProps) {
  return (
    <tr className="tasks-group" style={{ height }} aria-rowindex={line + 2}>
      <th colSpan={columnCount + 1} scope="rowgroup">
        <span>
          {title} <span className="soft">{count} 项</span>
        </span>
      </th>
    </tr>
  )
}

/** Stands for the lines that are not laid out. */
export function SpaceRow({ height, columnCount }: { readonly height: number; readonly columnCount: number }) {
  return (
    <tr style={{ height }} className="tasks-space">
      <td colSpan={columnCount + 1} />
    </tr>
  )
}
