import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, App, Button } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useStableCallback } from '../../parts/use-stable-callback.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar, SearchBox } from './filter-bar.tsx'
import { columnOf, type TaskColumn, type TaskColumnKey, usualColumns } from './grid/task-columns.ts'
import { TaskGrid } from './grid/task-grid.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { TaskCards } from './task-cards.tsx'
import { filterRows, linesOf, nextSort, type TaskFilter } from './task-filter.ts'
import type { Tasks } from './use-tasks.ts'
import { useUndoKey } from './use-undo-key.ts'
import { ViewMenu } from './view-menu.tsx'

/** Where the browser stores the chosen columns. */
const columnsKey = 'luoshi.tasks.columns'

function storedColumns(): readonly TaskColumnKey[] {
  const words = localStorage.getItem(columnsKey)?.split(',') ?? []
  const found = words.flatMap((word) => {
    try {
      return [columnOf(word as TaskColumnKey).key]
    } catch {
      return []
    }
  })
  return found.length > 2 ? found : usualColumns
}

interface TaskTableProps {
  readonly tasks: Tasks
  readonly filter: TaskFilter
  readonly onFilter: (filter: TaskFilter) => void
  readonly phone: boolean
  readonly onOpen: (taskId: string) => void
}

/** The table under its filters: a grid on a wide screen, cards on a phone, and what can be done to the ticked tasks. */
export function TaskTable({ tasks, filter, onFilter, phone, onOpen }: TaskTableProps) {
  const { notification } = App.useApp()
  const [chosen, setChosen] = useState(storedColumns)
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
  const stableOpen = useStableCallback(onOpen)
  const stableUndo = useStableCallback(() => void tasks.undo())
  useUndoKey(stableUndo)
  const stableSort = useStableCallback((key: TaskColumnKey) =>
    onFilter({ ...filter, sort: nextSort(filter.sort, key) }),
  )
  const stableEdit = useStableCallback(
    (some: readonly TaskRow[], patch: TaskPatch, column: TaskColumn) =>
      void tasks.edit(some, patch, tasks.describe(some, column.title)),
  )
  const stableUnread = useStableCallback((words: readonly string[]) =>
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
  const stableSet = useStableCallback((part: Partial<TaskFilter>) => onFilter({ ...filter, ...part }))
  const stableChoose = useStableCallback((next: readonly TaskColumnKey[]) => {
    setChosen(next)
    localStorage.setItem(columnsKey, next.join(','))
  })
  if (!table || !all) return null
  const picked = rows.filter(({ taskId }) => selected.has(taskId))
  const split = all.find(({ taskId }) => taskId === splitting)
  return (
    <>
      <div className="tasks-tools">
        <SearchBox value={q} onChange={(words) => stableSet({ q: words })} />
        <FilterBar
          table={table}
          filter={bare}
          searching={q !== ''}
          onSet={stableSet}
          names={names}
          columns={chosen}
          onColumns={stableChoose}
          phone={phone}
        />
        {!phone && (
          <ViewMenu
            filter={filter}
            columns={chosen}
            onView={(next, shown) => {
              onFilter(next)
              stableChoose(shown)
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
            onEdit={stableEdit}
            onOpen={stableOpen}
            onUndo={stableUndo}
            onUnread={stableUnread}
            sort={filter.sort}
            onSort={stableSort}
          />
          {edits && picked.length > 0 ? (
            <BulkBar
              tasks={tasks}
              rows={picked}
              onSplit={({ taskId }) => setSplitting(taskId)}
              onOnly={(ids) => {
                setSelected(new Set())
                onFilter({ ...filter, ids })
              }}
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
          {tasks.held > 0 && (
            <span role="alert" className="trouble">
              有 {tasks.held} 处修改还没有保存，已存在本机，连上服务器后自动保存。
              <Button size="small" type="link" onClick={() => void tasks.resend()}>
                现在保存
              </Button>
              <Button size="small" type="link" danger onClick={() => void tasks.giveUpHeld()}>
                放弃这些修改
              </Button>
            </span>
          )}
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
