import type { LeadSuggestion, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, memo, useEffect, useRef, useState } from 'react'
import type { After } from './cell-editor.tsx'
import { type CellAt, cellsOf, rangeOf } from './cell-range.ts'
import { copiedCells, pastedCells } from './grid-clipboard.ts'
import type { TaskColumn } from './task-columns.ts'
import type { TaskLine } from './task-filter.ts'
import { cellId, fixed, sticky, TaskGridRow } from './task-grid-row.tsx'
import type { TaskNames } from './task-names.ts'
import { checkWidth, indexAt, useGridLayout } from './use-grid-layout.ts'
import { useSteady } from './use-steady.ts'

export interface TaskGridProps {
  readonly lines: readonly TaskLine[]
  readonly columns: readonly TaskColumn[]
  readonly names: TaskNames
  readonly today: string
  readonly edits: boolean
  readonly suggested: ReadonlyMap<string, readonly LeadSuggestion[]>
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly onEdit: (rows: readonly TaskRow[], patch: TaskPatch, column: TaskColumn) => void
  readonly onOpen: (taskId: string) => void
  readonly onUndo: () => void
  /** Words that were pasted and mean nothing in their column. */
  readonly onUnread: (words: readonly string[]) => void
}

/** The table of tasks, of which only the rows in sight are laid out; a grid to the keyboard, a table to the reader. */
export const TaskGrid = memo(function TaskGrid(props: TaskGridProps) {
  const { lines, columns, names, today, edits, suggested, selected, onSelect, onEdit, onOpen, onUndo, onUnread } = props
  const pane = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [sight, setSight] = useState({ top: 0, height: 900 })
  const firstTask = lines.findIndex(({ kind }) => kind === 'task')
  const [at, setAt] = useState<CellAt>({ line: Math.max(0, firstTask), column: 1 })
  const [from, setFrom] = useState<CellAt | null>(null)
  const [writing, setWriting] = useState<{ readonly begun: string | null } | null>(null)
  const lastChecked = useRef<number | null>(null)

  const { tops, lefts } = useGridLayout(lines, columns, names, suggested)
  const whole = tops.at(-1) ?? 0
  const first = Math.max(0, indexAt(tops, sight.top - 400))
  const end = Math.min(lines.length, indexAt(tops, sight.top + sight.height + 400) + 1)
  const current: CellAt = {
    line: Math.min(at.line, Math.max(0, lines.length - 1)),
    column: Math.min(at.column, columns.length - 1),
  }
  const range = rangeOf(from ?? current, current)

  useEffect(() => {
    const box = pane.current
    if (!box) return
    const look = () => setSight(sightOf(box))
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  const rowAt = (line: number): TaskRow | undefined => {
    const found = lines[line]
    return found?.kind === 'task' ? found.row : undefined
  }
  const taskLine = (line: number, step: 1 | -1): number => {
    let found = line
    while (lines[found]?.kind === 'group') found += step
    return lines[found] ? found : current.line
  }

  /** Bring a cell into sight, clear of the head and of the columns that stay. */
  const show = ({ line, column }: CellAt) => {
    const box = pane.current
    if (!box) return
    const head = 40
    const top = tops[line] ?? 0
    const bottom = tops[line + 1] ?? top
    if (top < box.scrollTop) box.scrollTop = top
    else if (bottom + head > box.scrollTop + box.clientHeight) box.scrollTop = bottom + head - box.clientHeight + 16
    if (column < fixed) return
    const stays = lefts[fixed] ?? 0
    const left = lefts[column] ?? 0
    const right = lefts[column + 1] ?? left
    if (left - stays < box.scrollLeft) box.scrollLeft = left - stays
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth + 16
  }
  const go = (next: CellAt, extend = false) => {
    setFrom(extend ? (from ?? current) : null)
    setAt(next)
    show(next)
  }
  const move = (lineStep: number, columnStep: number, extend: boolean) => {
    const wanted = Math.min(Math.max(current.line + lineStep, 0), lines.length - 1)
    const line = lineStep === 0 ? current.line : taskLine(wanted, lineStep > 0 ? 1 : -1)
    const column = Math.min(Math.max(current.column + columnStep, 0), columns.length - 1)
    go({ line, column }, extend)
  }

  const write = (begun: string | null) => {
    const column = columns[current.column]
    const row = rowAt(current.line)
    if (!row || !column) return
    if (!edits || !column.edit) return onOpen(row.taskId)
    if (column.edit === 'toggle') {
      const patch = column.read?.(column.text(row, names) === '' ? '是' : '', row, names)
      if (patch) onEdit([row], patch, column)
      return
    }
    setFrom(null)
    setWriting({ begun })
  }
  const written = (patch: TaskPatch | null, after: After) => {
    setWriting(null)
    const row = rowAt(current.line)
    const column = columns[current.column]
    if (patch && row && column) onEdit([row], patch, column)
    if (after === 'down') move(1, 0, false)
    if (after === 'next' || after === 'previous') {
      const step = after === 'next' ? 1 : -1
      let next = current.column + step
      while (columns[next] && !columns[next]?.edit) next += step
      if (columns[next]) {
        go({ line: current.line, column: next })
        if (columns[next]?.edit !== 'toggle') setWriting({ begun: null })
      }
    }
    grid.current?.focus({ preventScroll: true })
  }

  const check = (line: number, extend: boolean) => {
    const row = rowAt(line)
    if (!row) return
    const next = new Set(selected)
    const anchor = lastChecked.current
    if (extend && anchor !== null)
      for (let each = Math.min(anchor, line); each <= Math.max(anchor, line); each++) {
        const between = rowAt(each)
        if (between) next.add(between.taskId)
      }
    else if (next.has(row.taskId)) next.delete(row.taskId)
    else next.add(row.taskId)
    lastChecked.current = line
    onSelect(next)
  }
  const all = lines.flatMap((line) => (line.kind === 'task' ? [line.row.taskId] : []))
  const allChecked = all.length > 0 && all.every((id) => selected.has(id))

  const take = (line: number) => {
    const row = rowAt(line)
    const suggestion = row && row.leadIds.length === 0 ? suggested.get(row.taskId)?.[0] : undefined
    const column = columns.find(({ key }) => key === 'leads')
    if (edits && row && suggestion && column) onEdit([row], { leadIds: [suggestion.unitId] }, column)
  }
  const empty = () => {
    const byColumn = cellsOf(range, lines, columns)
    for (const { column, rows } of byColumn) {
      const row = rows[0]
      const patch = row && column.edit && column.key !== 'plan' ? column.read?.('', row, names) : undefined
      if (patch) onEdit(rows, patch, column)
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (writing || event.nativeEvent.isComposing) return
    const { key, shiftKey } = event
    const control = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor(sight.height / 60))
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1, 0, shiftKey),
      ArrowUp: () => move(-1, 0, shiftKey),
      ArrowRight: () => move(0, 1, shiftKey),
      ArrowLeft: () => move(0, -1, shiftKey),
      PageDown: () => move(page, 0, shiftKey),
      PageUp: () => move(-page, 0, shiftKey),
      Home: () => go({ line: control ? taskLine(0, 1) : current.line, column: 0 }, shiftKey),
      End: () => go({ line: control ? lines.length - 1 : current.line, column: columns.length - 1 }, shiftKey),
      Enter: () => (event.altKey ? take(current.line) : control ? openCurrent() : write(null)),
      F2: () => write(null),
      ' ': () => check(current.line, shiftKey),
      Delete: empty,
      Backspace: empty,
      Escape: () => (from ? setFrom(null) : onSelect(new Set())),
    }
    const openCurrent = () => {
      const row = rowAt(current.line)
      if (row) onOpen(row.taskId)
    }
    if (control && key.toLowerCase() === 'z') {
      event.preventDefault()
      return onUndo()
    }
    if (control && key.toLowerCase() === 'a') {
      event.preventDefault()
      return onSelect(allChecked ? new Set() : new Set(all))
    }
    const done = does[key]
    if (done) {
      if ((key === 'Delete' || key === 'Backspace') && !edits) return
      event.preventDefault()
      done()
    } else if (edits && key.length === 1 && !control && !event.altKey && columns[current.column]?.edit === 'text') {
      event.preventDefault()
      write(key)
    }
  }

  const onCopy = (event: ClipboardEvent) => {
    if (writing) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copiedCells(range, lines, columns, names))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (writing || !edits) return
    event.preventDefault()
    const { edits: wanted, unread } = pastedCells(
      event.clipboardData.getData('text/plain'),
      range,
      lines,
      columns,
      names,
    )
    for (const { patch, rows, column } of wanted) onEdit(rows, patch, column)
    if (unread.length > 0) onUnread(unread)
  }

  const onMouseDown = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const cell = target.closest<HTMLElement>('[data-line]')
    if (!cell || target.closest('.cell-select, .cell-text, .cell-day, .tasks-check')) return
    const next = { line: Number(cell.dataset.line), column: Number(cell.dataset.column) }
    if (event.shiftKey) event.preventDefault()
    setWriting(null)
    setFrom(event.shiftKey ? (from ?? current) : null)
    setAt(next)
  }
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement
    const opened = target.closest<HTMLElement>('[data-open]')?.dataset.open
    const cell = target.closest<HTMLElement>('[data-line]')
    if (opened && !event.shiftKey) onOpen(opened)
    else if (target.closest('[data-take]') && cell) take(Number(cell.dataset.line))
  }

  const steadyCheck = useSteady(check)
  const steadyWritten = useSteady(written)
  const inSight = current.line >= first && current.line < end
  return (
    <div
      className="tasks-pane"
      ref={pane}
      onScroll={(event) => {
        const next = sightOf(event.currentTarget)
        setSight((last) => (last.top === next.top && last.height === next.height ? last : next))
      }}
    >
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid is one stop of the keyboard; its cells are moved among by arrows
        role="grid"
        className="tasks-grid"
        tabIndex={0}
        aria-label="任务分解表"
        aria-multiselectable
        aria-readonly={!edits}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        {...(inSight ? { 'aria-activedescendant': cellId(current.line, current.column) } : {})}
        style={{ width: lefts.at(-1) }}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          if ((event.target as HTMLElement).closest('[data-line]') && !writing) write(null)
        }}
      >
        <colgroup>
          <col style={{ width: checkWidth }} />
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th className="tasks-fixed tasks-check" style={{ left: 0 }} scope="col">
              <input
                type="checkbox"
                aria-label="选择全部"
                checked={allChecked}
                onChange={() => onSelect(allChecked ? new Set() : new Set(all))}
              />
            </th>
            {columns.map(({ key, title }, column) => (
              <th key={key} scope="col" {...sticky(column, lefts)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="tasks-body">
          <tr style={{ height: tops[first] ?? 0 }} className="tasks-space">
            <td colSpan={columns.length + 1} />
          </tr>
          {lines.slice(first, end).map((entry, index) => {
            const line = first + index
            const height = (tops[line + 1] ?? 0) - (tops[line] ?? 0)
            if (entry.kind === 'group')
              return (
                <tr key={`group ${entry.key}`} className="tasks-group" style={{ height }} aria-rowindex={line + 2}>
                  <th colSpan={columns.length + 1} scope="rowgroup">
                    <span>
                      {entry.title} <span className="soft">{entry.count} 项</span>
                    </span>
                  </th>
                </tr>
              )
            const ranged = from !== null && line >= range.top && line <= range.bottom
            const active = line === current.line
            return (
              <TaskGridRow
                key={entry.row.taskId}
                row={entry.row}
                line={line}
                height={height}
                columns={columns}
                lefts={lefts}
                names={names}
                today={today}
                edits={edits}
                suggestion={suggested.get(entry.row.taskId)?.[0]}
                checked={selected.has(entry.row.taskId)}
                active={active ? current.column : -1}
                left={ranged ? range.left : -1}
                right={ranged ? range.right : -1}
                writing={active ? writing : null}
                onCheck={steadyCheck}
                onWritten={steadyWritten}
              />
            )
          })}
          <tr style={{ height: Math.max(0, whole - (tops[end] ?? whole)) }} className="tasks-space">
            <td colSpan={columns.length + 1} />
          </tr>
        </tbody>
      </table>
    </div>
  )
})

/** What is in sight, in steps, so that the rows are not laid out anew with every pixel. */
const sightOf = (box: HTMLElement) => ({ top: Math.floor(box.scrollTop / 200) * 200, height: box.clientHeight })
