import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, App, Button, Select, Skeleton } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { ExportMenu } from '../task-exchange/export-menu.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FilterBar, SearchBox } from './filter-bar.tsx'
import { PlanDrawer } from './plan-drawer.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { TaskCards } from './task-cards.tsx'
import { columnOf, type TaskColumn, type TaskColumnKey, usualColumns } from './task-columns.ts'
import { filterRows, linesOf, readFilter, type TaskFilter, writeFilter } from './task-filter.ts'
import { TaskGrid } from './task-grid.tsx'
import { useSteady } from './use-steady.ts'
import { type Tasks, useTasks } from './use-tasks.ts'
import { ViewMenu } from './view-menu.tsx'
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
  return (
    <div
      ref={(screen) => setAbove(screen ? Math.round(screen.getBoundingClientRect().top + window.scrollY) : above)}
      {...(phone ? {} : { className: 'tasks-screen', style: { height: `calc(100vh - ${above}px)` } })}
    >
      <PageHeader
        title="任务分解表"
        aside={period ? `${rows.length} 项 · ${period.ordinal}月填报期，${period.dueOn} 截止` : `${rows.length} 项`}
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
            {rows.length > 0 && !phone && (
              <ExportMenu
                year={year}
                grouping={onPaper[filter.group] ?? 'area'}
                notices={Boolean(tasks.edits)}
                shown={() => filteredIds(rows, filter, tasks.names, place.today)}
              />
            )}
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
        <Laid
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

const kept = 'luoshi.tasks.columns'

function keptColumns(): readonly TaskColumnKey[] {
  const words = localStorage.getItem(kept)?.split(',') ?? []
  const found = words.flatMap((word) => {
    try {
      return [columnOf(word as TaskColumnKey).key]
    } catch {
      return []
    }
  })
  return found.length > 2 ? found : usualColumns
}

interface LaidProps {
  readonly tasks: Tasks
  readonly filter: TaskFilter
  readonly onFilter: (filter: TaskFilter) => void
  readonly phone: boolean
  readonly onOpen: (taskId: string) => void
}

function Laid({ tasks, filter, onFilter, phone, onOpen }: LaidProps) {
  const { notification } = App.useApp()
  const [chosen, setChosen] = useState(keptColumns)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [splitting, setSplitting] = useState<string | null>(null)
  const { names, edits, suggested } = tasks
  const table = tasks.table.data
  const { today } = useWorkplace()
  const wanted = useDeferredValue(filter)
  const all = table?.rows
  const rows = useMemo(() => filterRows(all ?? [], wanted, names, today), [all, wanted, names, today])
  const lines = useMemo(
    () => linesOf(rows, wanted.group || (wanted.sort === '' ? 'area' : 'none'), names),
    [rows, wanted.group, wanted.sort, names],
  )
  const columns = useMemo(() => chosen.map(columnOf), [chosen])
  const steadyOpen = useSteady(onOpen)
  const steadyUndo = useSteady(() => void tasks.undo())
  const steadyEdit = useSteady(
    (some: readonly TaskRow[], patch: TaskPatch, column: TaskColumn) =>
      void tasks.edit(some, patch, tasks.describe(some, column.title)),
  )
  const steadyUnread = useSteady((words: readonly string[]) =>
    notification.warning({
      title: `${words.length} 格没有粘贴：内容不在可选范围内`,
      description: `${words.slice(0, 6).join('；')}${words.length > 6 ? '……' : ''}`,
      duration: 10,
    }),
  )
  const { q, ...others } = filter
  const same = JSON.stringify(others)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same when its text is the same
  const bare = useMemo(() => ({ ...others, q: '' }), [same])
  const steadySet = useSteady((part: Partial<TaskFilter>) => onFilter({ ...filter, ...part }))
  const steadyChoose = useSteady((next: readonly TaskColumnKey[]) => {
    setChosen(next)
    localStorage.setItem(kept, next.join(','))
  })
  if (!table || !all) return null
  const picked = rows.filter(({ taskId }) => selected.has(taskId))
  const split = all.find(({ taskId }) => taskId === splitting)
  return (
    <>
      <div className="tasks-tools">
        <SearchBox value={q} onChange={(words) => steadySet({ q: words })} />
        <FilterBar
          table={table}
          filter={bare}
          searching={q !== ''}
          onSet={steadySet}
          names={names}
          columns={chosen}
          onColumns={steadyChoose}
          phone={phone}
        />
        {!phone && (
          <ViewMenu
            filter={filter}
            columns={chosen}
            onView={(next, shown) => {
              onFilter(next)
              steadyChoose(shown)
            }}
          />
        )}
      </div>
      {phone ? (
        <TaskCards lines={lines} names={names} today={today} />
      ) : (
        <>
          <TaskGrid
            lines={lines}
            columns={columns}
            names={names}
            today={today}
            edits={edits}
            suggested={suggested}
            selected={selected}
            onSelect={setSelected}
            onEdit={steadyEdit}
            onOpen={steadyOpen}
            onUndo={steadyUndo}
            onUnread={steadyUnread}
          />
          {edits && picked.length > 0 ? (
            <BulkBar
              tasks={tasks}
              rows={picked}
              onSplit={({ taskId }) => setSplitting(taskId)}
              onClear={() => setSelected(new Set())}
            />
          ) : (
            <Foot tasks={tasks} shown={rows.length} whole={all.length} />
          )}
        </>
      )}
      {rows.length === 0 && <Alert type="info" title="没有符合筛选条件的任务。" />}
      {split && <SplitDialog tasks={tasks} row={split} onClose={() => setSplitting(null)} />}
    </>
  )
}

function Foot({ tasks, shown, whole }: { readonly tasks: Tasks; readonly shown: number; readonly whole: number }) {
  return (
    <div className="tasks-foot soft">
      <span aria-live="polite">{shown === whole ? `共 ${whole} 项` : `符合 ${shown} 项，共 ${whole} 项`}</span>
      {tasks.edits && (
        <>
          <span aria-live="polite">{tasks.saving ? '正在保存…' : tasks.last ? `已保存：${tasks.last.words}` : ''}</span>
          {tasks.last && (
            <Button size="small" type="link" onClick={() => void tasks.undo()}>
              撤销（Ctrl+Z）
            </Button>
          )}
          <span className="tasks-keys">
            方向键移动 · Enter 编辑 · Tab 下一格 · Esc 取消 · 空格选择 · Ctrl+C/V 复制粘贴 · Ctrl+Enter 打开
          </span>
        </>
      )}
    </div>
  )
}
