import type { TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Select, Skeleton } from 'antd'
import { type CSSProperties, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { dueWords } from '../../words/reporting.ts'
import { ExportMenu } from '../task-exchange/export-menu.tsx'
import { AddTasks } from './add-tasks.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { storedLayout } from './grid/column-layout.ts'
import { columnsOnPaper } from './grid/columns-on-paper.ts'
import { HandOutButton } from './hand-out-button.tsx'
import { PlanDrawer } from './plan/plan-drawer.tsx'
import { filterRows, readFilter, type TaskFilter, writeFilter } from './task-filter.ts'
import { TaskTable } from './task-table.tsx'
import { type Tasks, useTasks } from './use-tasks.ts'
import './tasks.css'

/** What the table is grouped by on paper, as on the screen. */
const onPaper: Readonly<Record<string, 'leader' | 'lead-unit'>> = { leader: 'leader', lead: 'lead-unit' }

const narrow = window.matchMedia('(max-width: 767px)')
const onNarrow = (changed: () => void) => {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

/** 任务分解: the commitments and tasks of a year in one table, read by everybody who has any, written by the supervisor. */
export function TasksScreen() {
  const place = useWorkplace()
  const [address, setAddress] = useSearchParams()
  const [filter, setFilter] = useState(() => readFilter(address))
  const written = useRef(address.toString())
  const soon = useRef(0)
  const open = address.get('open')
  // a day that was typed for it and needs an approved change
  const due = address.get('due')
  // another link to this screen was followed while it stood
  useEffect(() => {
    const bare = new URLSearchParams(address)
    bare.delete('open')
    bare.delete('due')
    if (bare.toString() === written.current) return
    written.current = bare.toString()
    setFilter(readFilter(bare))
  }, [address])
  const go = (next: TaskFilter, opened: string | null, wantedDue: string | null = null) => {
    const to = writeFilter(next)
    written.current = to.toString()
    setFilter(next)
    if (opened !== null) to.set('open', opened)
    if (wantedDue !== null) to.set('due', wantedDue)
    window.clearTimeout(soon.current)
    const write = () => setAddress(to, { replace: true })
    // typing is not to wait for the address
    if (next.q !== filter.q) soon.current = window.setTimeout(write, 400)
    else write()
  }
  const tasks = useTasks(filter.year, (taskId, day) => go(filter, taskId, day))
  const { table } = tasks
  const phone = useSyncExternalStore(onNarrow, () => narrow.matches)
  // what stands above: the head, and in a place that does not exist the line that says so
  const [above, setAbove] = useState(64)
  const years = table.data?.years ?? []
  if (table.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(table)) return <ErrorState error={table.error} again={() => table.refetch()} />
  const { rows, period, year } = table.data
  const drafts = rows.filter(({ status }) => status === 'drafted')
  return (
    <div
      ref={(screen) => setAbove(screen ? Math.round(screen.getBoundingClientRect().top + window.scrollY) : above)}
      {...(phone ? {} : { className: 'tasks-screen', style: { '--above': `${above}px` } as CSSProperties })}
    >
      <PageHeader
        title="任务分解表"
        aside={period ? `${rows.length} 项 · ${period.ordinal}月填报期，${dueWords(period)}` : `${rows.length} 项`}
        actions={
          <>
            {years.length > 1 && (
              <Select<number>
                aria-label="年度"
                value={year}
                options={years.map((one) => ({ value: one, label: `${one}年` }))}
                onChange={(one) => go({ ...filter, year: String(one) }, null)}
              />
            )}
            {tasks.edits && !phone && drafts.length > 0 && (
              <HandOutButton
                words={`下达待下达的 ${drafts.length} 项…`}
                tasks={tasks}
                rows={drafts}
                onOnly={(ids) => go({ ...filter, ids }, null)}
                onDone={() => undefined}
              />
            )}
            {rows.length > 0 && !phone && (
              <ExportMenu
                year={year}
                grouping={onPaper[filter.group] ?? 'area'}
                notices={Boolean(tasks.edits)}
                shown={() => filteredIds(rows, filter, tasks.names, place.today)}
                asShown={() => ({
                  taskIds: filterRows(rows, filter, tasks.names, place.today).map(({ taskId }) => taskId),
                  columns: columnsOnPaper(storedLayout()),
                })}
              />
            )}
            {tasks.edits && !phone && rows.length > 0 && <AddTasks tasks={tasks} table={table.data} />}
            {tasks.edits && !phone && <Link to={`/${place.code}/tasks/exchange`}>从表格导入</Link>}
          </>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title="还没有任务">
          {tasks.edits ? (
            <>
              政府工作报告审核通过后，每个承诺事项在这里成为一项任务。
              <Link to={`/${place.code}/reports`}>去审阅报告</Link>
            </>
          ) : (
            '分到您单位的任务会列在这里。'
          )}
        </EmptyState>
      ) : (
        <TaskTable
          tasks={tasks}
          filter={filter}
          onFilter={(next) => go(next, open, due)}
          phone={phone}
          onOpen={(taskId) => go(filter, taskId)}
        />
      )}
      {open && <PlanDrawer tasks={tasks} taskId={open} wantedDue={due} onClose={() => go(filter, null)} />}
      <ConflictDialog tasks={tasks} />
    </div>
  )
}

/** The tasks that a filter leaves; null where it leaves all. */
function filteredIds(
  rows: readonly TaskRow[],
  filter: TaskFilter,
  names: Tasks['names'],
  today: string,
): readonly string[] | null {
  const left = filterRows(rows, filter, names, today)
  return left.length === rows.length ? null : left.map(({ taskId }) => taskId)
}
