import type { SavedView } from '@luoshi/server/desk/views/view-routes.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../application/session.tsx'
import { type TaskColumnKey, taskColumns, usualColumns } from './grid/task-columns.ts'
import { readFilter, type TaskFilter, writeFilter } from './task-filter.ts'

interface ViewMenuProps {
  readonly filter: TaskFilter
  readonly columns: readonly TaskColumnKey[]
  readonly onView: (filter: TaskFilter, columns: readonly TaskColumnKey[]) => void
}

/** 视图: filters and columns kept under a name, one's own or everybody's. */
export function ViewMenu({ filter, columns, onView }: ViewMenuProps) {
  const place = useWorkplace()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const key = [place.code, 'views', 'tasks']
  const views = useQuery({
    queryKey: key,
    queryFn: () => place.ask('GET /views', { query: { screen: 'tasks' } }),
    enabled: open,
  })
  const act = async (send: () => Promise<unknown>) => {
    try {
      await send()
      await queries.invalidateQueries({ queryKey: key })
      return true
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error))
      return false
    }
  }
  const save = async () => {
    const content = { address: writeFilter({ ...filter, year: '' }).toString(), columns: columns.join(',') }
    const body = { screen: 'tasks', name: name.trim(), shared, content } as const
    if (await act(() => place.ask('POST /views', { body }))) setName('')
  }
  const show = ({ content }: SavedView) => {
    const { address = '', columns: kept = '' } = content as { address?: string; columns?: string }
    const shown = taskColumns.map((column) => column.key).filter((one) => kept.split(',').includes(one))
    onView({ ...readFilter(new URLSearchParams(address)), year: filter.year }, shown.length > 2 ? shown : usualColumns)
    setOpen(false)
  }
  const content = (
    <div className="tasks-views">
      {views.data?.views.length === 0 && <p className="soft">还没有保存的视图。视图记下现在的筛选、分组和列。</p>}
      <ul>
        {views.data?.views.map((view) => (
          <li key={view.viewId}>
            <Button type="link" size="small" onClick={() => show(view)}>
              {view.name}
            </Button>
            <span className="soft">{view.own ? (view.shared ? '已共享' : '') : '同事共享'}</span>
            {view.own && (
              <Button
                type="text"
                size="small"
                aria-label={`删除视图“${view.name}”`}
                onClick={() =>
                  void act(() => place.ask('POST /views/:viewId/removal', { path: { viewId: view.viewId } }))
                }
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Input
        aria-label="视图名称"
        placeholder="把现在的样子存为视图：名称"
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && void save()}
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
    <Popover content={content} trigger="click" placement="bottomRight" title="视图" open={open} onOpenChange={setOpen}>
      <Button>视图</Button>
    </Popover>
  )
}
