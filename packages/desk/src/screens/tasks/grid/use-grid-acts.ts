import type { LeadSuggestion, TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import type { TaskLine } from '../task-filter.ts'
import type { TaskNames } from '../task-names.ts'
import type { After } from './cell-editor.tsx'
import { editableColumn, rowAt, taskLineFrom } from './cell-range.ts'
import { copiedCells, emptiedCells, type PastedEdit, pastedCells } from './grid-clipboard.ts'
import { type GridAct, gridActOf } from './grid-keys.ts'
import type { TaskColumn } from './task-columns.ts'
import type { useCheckedRows } from './use-checked-rows.ts'
import type { GridCursor } from './use-grid-cursor.ts'

/** What the grid shows, and whom it tells. */
export interface GridActsOf {
  readonly lines: readonly TaskLine[]
  readonly columns: readonly TaskColumn[]
  readonly names: TaskNames
  readonly edits: boolean
  readonly suggested: ReadonlyMap<string, readonly LeadSuggestion[]>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly onEdit: (rows: readonly TaskRow[], patch: TaskPatch, column: TaskColumn) => void
  /** Cells that were pasted or emptied together: one act, undone in one step. */
  readonly onEditCells: (edits: readonly PastedEdit[], how: 'pasted' | 'emptied') => void
  readonly onOpen: (taskId: string) => void
  readonly onUndo: () => void
  /** Pasted words that their column cannot read. */
  readonly onUnread: (words: readonly string[]) => void
}

/** Keyboard, mouse and clipboard of the grid. `focus` gives the keyboard back to the grid after a cell was edited. */
export function useGridActs(
  of: GridActsOf,
  cursor: GridCursor,
  checked: Pick<ReturnType<typeof useCheckedRows>, 'check' | 'toggleAll'>,
  pageLines: () => number,
  focus: () => void,
) {
  const { lines, columns, names, edits, suggested, onSelect, onEdit, onEditCells, onOpen, onUndo, onUnread } = of
  const { current, range } = cursor
  const [writing, setWriting] = useState<{ readonly begun: string | null } | null>(null)

  const write = (begun: string | null) => {
    const column = columns[current.column]
    const row = rowAt(lines, current.line)
    if (!row || !column) return
    if (!edits || !column.edit) return onOpen(row.taskId)
    if (column.edit === 'toggle') {
      const patch = column.read?.(column.text(row, names) === '' ? '是' : '', row, names)
      if (patch) onEdit([row], patch, column)
      return
    }
    cursor.unmark()
    setWriting({ begun })
  }
  const written = (patch: TaskPatch | null, after: After) => {
    setWriting(null)
    const row = rowAt(lines, current.line)
    const column = columns[current.column]
    if (patch && row && column) onEdit([row], patch, column)
    if (after === 'down') cursor.move(1, 0, false)
    if (after === 'next' || after === 'previous') {
      const next = editableColumn(columns, current.column, after === 'next' ? 1 : -1)
      if (next !== null) {
        cursor.go({ line: current.line, column: next })
        if (columns[next]?.edit !== 'toggle') setWriting({ begun: null })
      }
    }
    focus()
  }
  const takeSuggestion = (line: number) => {
    const row = rowAt(lines, line)
    const suggestion = row && row.leadIds.length === 0 ? suggested.get(row.taskId)?.[0] : undefined
    const column = columns.find(({ key }) => key === 'leads')
    if (edits && row && suggestion && column) onEdit([row], { leadIds: [suggestion.unitId] }, column)
  }
  const clearCells = () => onEditCells(emptiedCells(range, lines, columns, names), 'emptied')
  const goTo = (to: Extract<GridAct, { kind: 'go' }>['to'], extend: boolean) => {
    const last = columns.length - 1
    switch (to) {
      case 'row-start':
        return cursor.go({ line: current.line, column: 0 }, extend)
      case 'row-end':
        return cursor.go({ line: current.line, column: last }, extend)
      case 'first':
        return cursor.go({ line: taskLineFrom(lines, 0, 1) ?? current.line, column: 0 }, extend)
      case 'last':
        return cursor.go({ line: lines.length - 1, column: last }, extend)
    }
  }
  const run = (act: GridAct) => {
    switch (act.kind) {
      case 'move':
        return cursor.move(act.lines, act.columns, act.extend)
      case 'go':
        return goTo(act.to, act.extend)
      case 'edit':
        return write(act.typed ? '' : null)
      case 'check':
        return checked.check(current.line, act.extend)
      case 'open': {
        const row = rowAt(lines, current.line)
        return row && onOpen(row.taskId)
      }
      case 'take-suggestion':
        return takeSuggestion(current.line)
      case 'clear-cells':
        return clearCells()
      case 'escape':
        return cursor.ranged ? cursor.unmark() : onSelect(new Set())
      case 'undo':
        return onUndo()
      case 'toggle-all':
        return checked.toggleAll()
    }
  }

  return {
    writing,
    written,
    onKeyDown: (event: KeyboardEvent) => {
      if (writing || event.nativeEvent.isComposing) return
      const press = {
        key: event.key,
        shift: event.shiftKey,
        control: event.ctrlKey || event.metaKey,
        alt: event.altKey,
      }
      const text = columns[current.column]?.edit === 'text'
      const act = gridActOf(press, { edits, text, page: pageLines() })
      if (!act) return
      if (act.kind === 'edit' && act.typed) {
        // the field is there before the key is taken: letters, and what an input method makes of them, go into it
        flushSync(() => run(act))
        return
      }
      event.preventDefault()
      run(act)
    },
    onCopy: (event: ClipboardEvent) => {
      if (writing) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copiedCells(range, lines, columns, names))
    },
    onPaste: (event: ClipboardEvent) => {
      if (writing || !edits) return
      event.preventDefault()
      const pasted = pastedCells(event.clipboardData.getData('text/plain'), range, lines, columns, names)
      onEditCells(pasted.edits, 'pasted')
      if (pasted.unread.length > 0) onUnread(pasted.unread)
    },
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      const target = event.target as HTMLElement
      const cell = target.closest<HTMLElement>('[data-line]')
      if (!cell || target.closest('.cell-select, .cell-text, .cell-day, .tasks-check')) return
      if (event.shiftKey) event.preventDefault()
      setWriting(null)
      cursor.mark({ line: Number(cell.dataset.line), column: Number(cell.dataset.column) }, event.shiftKey)
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      const target = event.target as HTMLElement
      const opened = target.closest<HTMLElement>('[data-open]')?.dataset.open
      const cell = target.closest<HTMLElement>('[data-line]')
      if (opened && !event.shiftKey) onOpen(opened)
      else if (target.closest('[data-take]') && cell) takeSuggestion(Number(cell.dataset.line))
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).closest('[data-line]') && !writing) write(null)
    },
  }
}
