import { Dropdown } from 'antd'
import { nextSort } from '../task-filter.ts'
import { steadyColumns } from './column-layout.ts'
import type { TaskColumn, TaskColumnKey } from './task-columns.ts'
import { sticky } from './task-grid-row.tsx'
import { checkWidth } from './use-grid-layout.ts'
import { useHeadDrag } from './use-head-drag.ts'

/** What is done to the columns: their order of tasks, their own order, their widths, whether they show. */
export interface ColumnActs {
  /** Orders by a column, backwards with `-` before it; empty for the order of the report. */
  readonly onSort: (sort: string) => void
  /** Puts a column at a place among those shown, counted from 0. */
  readonly onMove: (key: TaskColumnKey, place: number) => void
  /** Gives a column a width in pixels; null its own. */
  readonly onWiden: (key: TaskColumnKey, width: number | null) => void
  readonly onHide: (key: TaskColumnKey) => void
}

interface GridHeadProps extends ColumnActs {
  readonly columns: readonly TaskColumn[]
  readonly lefts: readonly number[]
  readonly allChecked: boolean
  readonly onToggleAll: () => void
  /** The column the tasks are ordered by, backwards with `-` before it; empty for the order of the report. */
  readonly sort: string
}

/** The widths of the columns, and their titles with the box that ticks every task. */
export function GridHead(props: GridHeadProps) {
  const { columns, lefts, allChecked, onToggleAll, sort, onSort, onWiden } = props
  const drag = useHeadDrag(props)
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
          {columns.map((column, place) => {
            const { key, title } = column
            const { className = '', style } = sticky(place, lefts)
            const edge = drag.drop === place ? 'tasks-drop' : drag.drop === place + 1 ? 'tasks-drop-behind' : ''
            return (
              <th
                key={key}
                scope="col"
                data-place={place}
                {...(sort === key ? { 'aria-sort': 'ascending' as const } : {})}
                {...(sort === `-${key}` ? { 'aria-sort': 'descending' as const } : {})}
                className={`${className} ${edge}`}
                {...(style ? { style } : {})}
              >
                <Dropdown
                  trigger={['contextMenu']}
                  menu={{ items: menuItems(props, column, place) }}
                  classNames={{ root: 'tasks-head-menu' }}
                >
                  {/* the grid is one tab stop; people without a mouse find all of it under 列 and 更多筛选 */}
                  <button
                    type="button"
                    tabIndex={-1}
                    className="tasks-sort"
                    title={`点击按${title}排序${steadyColumns.includes(key) ? '' : '，拖动调整次序'}，右键更多`}
                    onClick={() => onSort(nextSort(sort, key))}
                    onPointerDown={(event) => drag.carry(event, column)}
                  >
                    {title}
                    {sort === key && <span aria-hidden> ↑</span>}
                    {sort === `-${key}` && <span aria-hidden> ↓</span>}
                  </button>
                </Dropdown>
                <span
                  aria-hidden
                  className="tasks-widen"
                  title="拖动调整列宽，双击恢复"
                  onPointerDown={(event) => drag.widen(event, column)}
                  onDoubleClick={() => onWiden(key, null)}
                />
              </th>
            )
          })}
        </tr>
      </thead>
    </>
  )
}

function menuItems({ columns, onSort, onMove, onWiden, onHide }: GridHeadProps, column: TaskColumn, place: number) {
  const { key, width } = column
  const stays = steadyColumns.includes(key)
  return [
    { key: 'up', label: '升序', onClick: () => onSort(key) },
    { key: 'down', label: '降序', onClick: () => onSort(`-${key}`) },
    { key: 'plain', label: '按报告顺序', onClick: () => onSort('') },
    { type: 'divider' as const },
    { key: 'left', label: '左移', disabled: place <= steadyColumns.length, onClick: () => onMove(key, place - 1) },
    {
      key: 'right',
      label: '右移',
      disabled: stays || place === columns.length - 1,
      onClick: () => onMove(key, place + 1),
    },
    { key: 'wider', label: '加宽', onClick: () => onWiden(key, width * 1.25) },
    { key: 'narrower', label: '收窄', onClick: () => onWiden(key, width * 0.8) },
    { key: 'own', label: '恢复列宽', onClick: () => onWiden(key, null) },
    { type: 'divider' as const },
    { key: 'hide', label: '隐藏此列', disabled: stays, onClick: () => onHide(key) },
  ]
}

/** A heading row between groups; `line` places it in the scrolled table. */
interface GroupRowProps {
  readonly title: string
  readonly count: number
  readonly line: number
  readonly columnCount: number
  readonly measure: (row: HTMLTableRowElement | null) => void
}

/** The line above the tasks of a group. */
export function GroupRow({ title, count, line, columnCount, measure }: GroupRowProps) {
  return (
    <tr className="tasks-group" ref={measure} data-index={line} aria-rowindex={line + 2}>
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
