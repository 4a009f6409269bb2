import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { type ColumnLayout, drawnColumns } from './grid/column-layout.ts'
import type { TaskLine } from './task-filter.ts'
import type { TaskNames } from './task-names.ts'

interface PrintedTasksProps {
  readonly lines: readonly TaskLine[]
  readonly layout: ColumnLayout
  readonly names: TaskNames
}

/** The table on paper: every task of the filter with the columns that are shown, drawn only while the browser prints. */
export function PrintedTasks({ lines, layout, names }: PrintedTasksProps) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // the browser prints what stands when this returns
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  if (!printing) return null
  const columns = drawnColumns(layout, 0)
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <table className="tasks-printed">
      <thead>
        <tr>
          {columns.map(({ key, title, width }) => (
            <th key={key} scope="col" style={{ width: `${(100 * width) / whole}%` }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) =>
          line.kind === 'group' ? (
            <tr key={`group ${line.key}`}>
              <th colSpan={columns.length} scope="rowgroup">
                {line.title} {line.count} 项
              </th>
            </tr>
          ) : (
            <tr key={line.row.taskId}>
              {columns.map((column) => (
                <td key={column.key}>{column.text(line.row, names)}</td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
