import { Button, Checkbox, Popover } from 'antd'
import {
  type ColumnLayout,
  movedColumn,
  steadyColumns,
  toggledColumn,
  usualLayout,
  widenedColumn,
} from './grid/column-layout.ts'
import { columnOf, type TaskColumnKey, taskColumns } from './grid/task-columns.ts'

interface ColumnsMenuProps {
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
}

/** 列: which columns show, in which order and how wide; all that the mouse does at their titles, by keyboard too. */
export function ColumnsMenu({ layout, onLayout }: ColumnsMenuProps) {
  const { keys } = layout
  const hidden = taskColumns.map(({ key }) => key).filter((key) => !keys.includes(key))
  const line = (key: TaskColumnKey, place: number) => {
    const { title, width } = columnOf(key)
    const stays = steadyColumns.includes(key)
    const shown = place !== -1
    const now = layout.widths.get(key) ?? width
    const act = (words: string, sign: string, next: ColumnLayout, off = false) => (
      <Button
        type="text"
        size="small"
        aria-label={`${title}：${words}`}
        title={words}
        disabled={off}
        onClick={() => onLayout(next)}
      >
        {sign}
      </Button>
    )
    return (
      <li key={key}>
        <Checkbox checked={shown} disabled={stays} onChange={() => onLayout(toggledColumn(layout, key))}>
          {title}
        </Checkbox>
        {shown && (
          <>
            {act('左移', '↑', movedColumn(layout, key, place - 1), stays || place <= steadyColumns.length)}
            {act('右移', '↓', movedColumn(layout, key, place + 1), stays || place === keys.length - 1)}
            {act('收窄', '－', widenedColumn(layout, key, now * 0.8))}
            {act('加宽', '＋', widenedColumn(layout, key, now * 1.25))}
          </>
        )}
      </li>
    )
  }
  const content = (
    <div className="tasks-columns">
      <ul aria-label="显示的列">{keys.map(line)}</ul>
      <ul aria-label="隐藏的列">{hidden.map((key) => line(key, -1))}</ul>
      <Button size="small" onClick={() => onLayout(usualLayout)}>
        恢复默认
      </Button>
      <span className="soft"> 在表头上拖动同样可以调整</span>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title="列的显示、次序和宽度">
      <Button>列</Button>
    </Popover>
  )
}
