import type { SavedView } from '@luoshi/server/desk/views/view-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import { wordsOf } from '../../application/problem.ts'
import { useWorkplace } from '../../application/session.tsx'
import { type ColumnLayout, readLayout, writeLayout } from './grid/column-layout.ts'
import { type RowMode, readRowMode } from './grid/row-height.ts'
import { readFilter, type TaskFilter, writeFilter } from './task-filter.ts'

interface ViewTabsProps {
  readonly filter: TaskFilter
  readonly layout: ColumnLayout
  readonly rowMode: RowMode
  /** Shows a view; one that every table has leaves columns and heights as they are. */
  readonly onView: (filter: TaskFilter, layout?: ColumnLayout, rowMode?: RowMode) => void
}

/** Views that every table has: their name, and the address of their filter. */
const everyones = [
  ['全部', ''],
  ['待下达', 'status=drafted'],
  ['滞后', 'light=red,yellow'],
  ['已过时限', 'late=1'],
] as const

/** Views as tabs over the table: those everybody has, then filters, columns and heights kept under a name. */
export function ViewTabs({ filter, layout, rowMode, onView }: ViewTabsProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message, modal } = App.useApp()
  const key = [place.code, 'views', 'tasks']
  const views = useQuery({
    queryKey: key,
    queryFn: () => place.ask('GET /views', { query: { screen: 'tasks' } }),
    staleTime: 5 * 60_000,
  })
  const act = async (send: () => Promise<unknown>) => {
    try {
      await send()
      await queries.invalidateQueries({ queryKey: key })
      return true
    } catch (error) {
      void message.error(wordsOf(error))
      return false
    }
  }
  const now = writeFilter({ ...filter, year: '' }).toString()
  const arranged = writeLayout(layout)
  const filterOf = (address: string) => ({ ...readFilter(new URLSearchParams(address)), year: filter.year })
  // an address of another time may name its parts in another order
  const sameFilter = (address: string) => writeFilter({ ...filterOf(address), year: '' }).toString() === now
  const kept = views.data?.views ?? []
  const shown = kept.find(
    ({ content }) =>
      sameFilter(partsOf(content).address) && writeLayout(readLayout(partsOf(content).columns)) === arranged,
  )
  const remove = ({ viewId, name, shared }: SavedView) =>
    modal.confirm({
      title: `删除视图“${name}”？`,
      content: shared ? '同事也不再看到这个视图；任务本身不变。' : '任务本身不变。',
      okText: '删除',
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => act(() => place.ask('POST /views/:viewId/removal', { path: { viewId } })),
    })
  return (
    <nav className="tasks-views" aria-label="视图">
      {everyones.map(([name, address]) => (
        <button
          key={name}
          type="button"
          aria-pressed={!shown && sameFilter(address)}
          onClick={() => onView({ ...filterOf(address), group: filter.group, sort: filter.sort })}
        >
          {name}
        </button>
      ))}
      {kept.map((view) => (
        <span key={view.viewId} className="tasks-view">
          <button
            type="button"
            aria-pressed={shown === view}
            title={view.own ? (view.shared ? '已共享给同事' : undefined) : '同事共享的视图'}
            onClick={() => {
              const { address, columns, rows } = partsOf(view.content)
              onView(filterOf(address), readLayout(columns), readRowMode(rows))
            }}
          >
            {view.name}
          </button>
          {view.own && (
            <button type="button" aria-label={`删除视图“${view.name}”`} onClick={() => remove(view)}>
              ✕
            </button>
          )}
        </span>
      ))}
      <SaveView
        onSave={(name, shared) => {
          const content = { address: now, columns: arranged, rows: rowMode }
          return act(() => place.ask('POST /views', { body: { screen: 'tasks', name, shared, content } }))
        }}
      />
    </nav>
  )
}

/** What a kept view holds; empty where an older one did not keep it. */
const partsOf = (content: SavedView['content']) => ({ address: '', columns: '', rows: '', ...content })

/** 存为视图: asks for a name, and whether colleagues see it. */
function SaveView({ onSave }: { readonly onSave: (name: string, shared: boolean) => Promise<boolean> }) {
  const place = useWorkplace()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = async () => {
    if (name.trim() === '' || !(await onSave(name.trim(), shared))) return
    setName('')
    setOpen(false)
  }
  const content = (
    <div className="tasks-view-save">
      <p className="soft">记下现在的筛选、分组、排序、列和行高。</p>
      <Input
        aria-label="视图名称"
        placeholder="视图名称"
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void save()}
      />
      <div className="tasks-plan-actions">
        {place.has('supervisor') && (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            共享给本地同事
          </Checkbox>
        )}
        <Button size="small" type="primary" disabled={name.trim() === ''} onClick={() => void save()}>
          保存
        </Button>
      </div>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen}>
      <button type="button">＋ 存为视图</button>
    </Popover>
  )
}
