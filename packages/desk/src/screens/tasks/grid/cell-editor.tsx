import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Select } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { typedDay } from '../../../parts/day-field.tsx'
import type { TaskNames } from '../task-names.ts'
import { choiceOf, type Option, unitOptions } from './cell-options.ts'
import type { TaskColumn } from './task-columns.ts'

/** Where to go when a cell has been written: on to the next, down, or nowhere. */
export type After = 'next' | 'previous' | 'down' | 'stay'

interface CellEditorProps {
  readonly column: TaskColumn
  readonly row: TaskRow
  readonly names: TaskNames
  /** What was typed to begin with, in place of what stands there. */
  readonly begun: string | null
  readonly onDone: (patch: TaskPatch | null, after: After) => void
}

/** Writes in one cell: Enter and Tab keep, Esc leaves it as it was. */
export function CellEditor(props: CellEditorProps) {
  switch (props.column.edit) {
    case 'text':
      return <TextEditor {...props} />
    case 'day':
      return <DayEditor {...props} />
    case 'leads':
    case 'partners':
      return <UnitsEditor {...props} />
    default:
      return <ChoiceEditor {...props} />
  }
}

function afterKey(event: KeyboardEvent): After | undefined {
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next'
  return undefined
}

function TextEditor({ column, row, names, begun, onDone }: CellEditorProps) {
  const [words, setWords] = useState(begun ?? column.text(row, names))
  const field = useRef<HTMLTextAreaElement>(null)
  const over = useRef(false)
  useEffect(() => {
    const box = field.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [])
  const finish = (keep: boolean, after: After) => {
    if (over.current) return
    over.current = true
    const same = words.trim() === column.text(row, names)
    onDone(keep && !same ? (column.read?.(words, row, names) ?? null) : null, after)
  }
  return (
    <textarea
      ref={field}
      className="cell-text"
      aria-label={column.title}
      value={words}
      maxLength={2000}
      onChange={(event) => setWords(event.target.value)}
      onBlur={() => finish(true, 'stay')}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        const after = event.key === 'Enter' && !event.altKey ? 'down' : afterKey(event)
        if (event.key === 'Escape') finish(false, 'stay')
        else if (after) {
          event.preventDefault()
          finish(true, after)
        }
      }}
    />
  )
}

function DayEditor({ column, row, onDone }: CellEditorProps) {
  const [words, setWords] = useState(row.dueOn ?? '')
  const [unread, setUnread] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useEffect(() => field.current?.select(), [])
  const leave = (patch: TaskPatch | null, after: After) => {
    if (over.current) return
    over.current = true
    onDone(patch, after)
  }
  /** A day typed by half is no wish to change or to empty: it stays to be finished, and leaving it leaves what was. */
  const finish = (after: After) => {
    const day = words.trim() === '' ? null : typedDay(words)
    if (day === undefined) return after === 'stay' ? leave(null, after) : setUnread(true)
    // emptied by Enter or Tab only: leaving a field that was emptied is no wish either
    const kept = day === row.dueOn || (day === null && after === 'stay')
    leave(kept ? null : { dueOn: day }, after)
  }
  return (
    <input
      ref={field}
      className="cell-day"
      aria-label={column.title}
      aria-invalid={unread}
      placeholder="年-月-日"
      title={unread ? '请写全年月日，如 2031-06-30；按 Esc 不修改' : undefined}
      value={words}
      onChange={(event) => {
        setUnread(false)
        setWords(event.target.value)
      }}
      onBlur={() => finish('stay')}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        const after = event.key === 'Enter' ? 'down' : afterKey(event)
        if (event.key === 'Escape') leave(null, 'stay')
        else if (after) {
          event.preventDefault()
          finish(after)
        }
      }}
    />
  )
}

function UnitsEditor({ column, row, names, begun, onDone }: CellEditorProps) {
  const field = column.edit === 'leads' ? 'leadIds' : 'partnerIds'
  const before = row[field]
  const [chosen, setChosen] = useState<readonly string[]>(before)
  const [search, setSearch] = useState(begun ?? '')
  const over = useRef(false)
  const options = unitOptions(names, before)
  const finish = (keep: boolean, after: After) => {
    if (over.current) return
    over.current = true
    // words left in the field stand for the first unit they find, so that nobody waits for the list
    const meant =
      search.trim() === '' ? undefined : options.find((option) => option.search.includes(search.trim()))?.value
    const wanted = after === 'stay' || meant === undefined || chosen.includes(meant) ? chosen : [...chosen, meant]
    onDone(keep && wanted.join() !== before.join() ? { [field]: wanted } : null, after)
  }
  return (
    <Select<string[], Option>
      className="cell-select"
      mode="multiple"
      size="small"
      autoFocus
      defaultOpen
      aria-label={column.title}
      value={[...chosen]}
      onChange={(ids) => {
        setChosen(ids)
        setSearch('')
      }}
      showSearch={{ optionFilterProp: 'search', searchValue: search, onSearch: setSearch }}
      options={options}
      placeholder={field === 'leadIds' ? '先选的为第一责任单位' : '选择单位'}
      notFoundContent="没有符合的单位"
      popupMatchSelectWidth={260}
      onBlur={() => finish(true, 'stay')}
      onInputKeyDown={(event) => {
        event.stopPropagation()
        const after = afterKey(event)
        if (event.key === 'Escape') finish(false, 'stay')
        else if (after || (event.key === 'Enter' && event.ctrlKey)) {
          event.preventDefault()
          finish(true, after ?? 'down')
        }
      }}
    />
  )
}

function ChoiceEditor({ column, row, names, begun, onDone }: CellEditorProps) {
  const over = useRef(false)
  const finish = (patch: TaskPatch | null, after: After) => {
    if (over.current) return
    over.current = true
    onDone(patch, after)
  }
  const { value, options, patch, clears } = choiceOf(column, row, names)
  return (
    <Select<string, Option>
      className="cell-select"
      size="small"
      autoFocus
      defaultOpen
      allowClear={clears}
      aria-label={column.title}
      {...(value === null ? {} : { value })}
      {...(begun === null ? {} : { defaultActiveFirstOption: true })}
      showSearch={{ optionFilterProp: 'search' }}
      options={options}
      notFoundContent="没有可选的"
      popupMatchSelectWidth={220}
      onSelect={(chosen) => finish(chosen === value ? null : patch(chosen), 'down')}
      onClear={() => finish(patch(null), 'stay')}
      onBlur={() => finish(null, 'stay')}
      onInputKeyDown={(event) => {
        event.stopPropagation()
        const after = afterKey(event)
        if (event.key === 'Escape') finish(null, 'stay')
        else if (after) {
          event.preventDefault()
          finish(null, after)
        }
      }}
    />
  )
}
