import type { TaskPatch, TaskRow } from '@luoshi/server/desk/tasks/task-routes.ts'
import { Alert, App, Button, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { useStableCallback } from '../../parts/use-stable-callback.ts'
import { useUndoKey } from '../../parts/use-undo-key.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterBar, SearchBox } from './filter-bar.tsx'
import { type ColumnLayout, layoutKey, storedLayout, writeLayout } from './grid/column-layout.ts'
import { emptiedBy, type PastedEdit } from './grid/grid-clipboard.ts'
import { type RowMode, readRowMode, rowModes } from './grid/row-height.ts'
import type { TaskColumn } from './grid/task-columns.ts'
import { TaskGrid } from './grid/task-grid.tsx'
import { PrintedTasks } from './printed-tasks.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { TaskCards } from './task-cards.tsx'
import { doneWords } from './task-edits.ts'
import { filterRows, linesOf, type TaskFilter } from './task-filter.ts'
import { useColumnActs } from './use-column-acts.ts'
import type { Tasks } from './use-tasks.ts'
import { ViewTabs } from './view-tabs.tsx'

/** Where the browser stores how high rows are. */
const rowModeKey = 'luoshi.tasks.rows'

interface TaskTableProps {
  readonly tasks: Tasks
  readonly filter: TaskFilter
  readonly onFilter: (filter: TaskFilter) => void
  readonly phone: boolean
  readonly onOpen: (taskId: string) => void
}

/** The table under its filters: a grid on a wide screen, cards on a phone, and what can be done to the ticked tasks. */
export function TaskTable({ tasks, filter, onFilter, phone, onOpen }: TaskTableProps) {
  const { modal, notification } = App.useApp()
  const [layout, setLayout] = useState(storedLayout)
  const [rowMode, setRowMode] = useState(() => readRowMode(localStorage.getItem(rowModeKey)))
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
  const stableOpen = useStableCallback(onOpen)
  const stableUndo = useStableCallback(() => void tasks.undo())
  useUndoKey(stableUndo)
  const stableEdit = useStableCallback(
    (some: readonly TaskRow[], patch: TaskPatch, column: TaskColumn) =>
      void tasks.edit(some, patch, tasks.describe(some, column.title)),
  )
  const stableEditCells = useStableCallback((cells: readonly PastedEdit[], how: 'pasted' | 'emptied') => {
    const [only] = cells
    if (!only) return
    const count = cells.reduce((sum, { rows: some }) => sum + some.length, 0)
    const words =
      cells.length === 1 && count === 1
        ? tasks.describe(only.rows, only.column.title)
        : `${how === 'pasted' ? '粘贴' : '清空'} ${count} 格`
    const save = () => void tasks.editTogether(cells, words)
    const emptied = emptiedBy(cells)
    if (emptied < 2) return save()
    modal.confirm({
      title: how === 'pasted' ? `粘贴会清空 ${emptied} 格已有的内容，继续？` : `清空 ${emptied} 格的内容？`,
      content: '可以用“撤销”一步恢复。',
      okText: how === 'pasted' ? `粘贴 ${count} 格` : `清空 ${emptied} 格`,
      okButtonProps: { danger: true },
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: save,
    })
  })
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
  const stableLayout = useStableCallback((next: ColumnLayout) => {
    setLayout(next)
    localStorage.setItem(layoutKey, writeLayout(next))
  })
  const stableRowMode = useStableCallback((next: RowMode) => {
    setRowMode(next)
    localStorage.setItem(rowModeKey, next)
  })
  const columnActs = useColumnActs(layout, stableLayout, (sort) => onFilter({ ...filter, sort }))
  if (!table || !all) return null
  const picked = rows.filter(({ taskId }) => selected.has(taskId))
  const split = all.find(({ taskId }) => taskId === splitting)
  return (
    <>
      {!phone && (
        <div className="tasks-sight">
          <ViewTabs
            filter={filter}
            layout={layout}
            rowMode={rowMode}
            onView={(next, shown, rowsAs) => {
              onFilter(next)
              if (shown) stableLayout(shown)
              if (rowsAs) stableRowMode(rowsAs)
            }}
          />
          <Select<RowMode>
            aria-label="行高"
            value={rowMode}
            onChange={stableRowMode}
            options={rowModes.map(({ value, label }) => ({ value, label }))}
          />
          <ColumnsMenu layout={layout} onLayout={stableLayout} />
        </div>
      )}
      <div className="tasks-tools">
        <SearchBox value={q} onChange={(words) => stableSet({ q: words })} />
        <FilterBar table={table} filter={bare} searching={q !== ''} onSet={stableSet} names={names} phone={phone} />
      </div>
      {phone ? (
        <TaskCards lines={lines} names={names} today={today} />
      ) : (
        <>
          <TaskGrid
            lines={lines}
            layout={layout}
            rowMode={rowMode}
            names={names}
            today={today}
            edits={edits}
            suggested={suggested}
            selected={selected}
            onSelect={setSelected}
            onEdit={stableEdit}
            onEditCells={stableEditCells}
            onOpen={stableOpen}
            onUndo={stableUndo}
            onUnread={stableUnread}
            sort={filter.sort}
            columnActs={columnActs}
          />
          <PrintedTasks lines={lines} layout={layout} names={names} />
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
          <span aria-live="polite">{tasks.saving ? '正在保存…' : tasks.last ? doneWords(tasks.last) : ''}</span>
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
