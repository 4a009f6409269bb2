import type { SheetField } from '@luoshi/server/desk/tasks/exchange-routes.ts'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { Problem } from '../../application/problem.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'
import { NoticeDialog } from './notice-dialog.tsx'

interface ExportMenuProps {
  /** The newest year that has tasks when it is not said. */
  readonly year?: number
  readonly grouping: 'area' | 'leader' | 'lead-unit'
  /** Whether the notice is made by this person as well. */
  readonly notices: boolean
  /** Ids of the tasks that a filter leaves on the screen, asked for when the menu opens; null where there is no filter. */
  readonly shown?: () => readonly string[] | null
  /** The table as it stands on the screen, asked for when it is chosen: its tasks and its columns in their order. */
  readonly asShown?: () => { readonly taskIds: readonly string[]; readonly columns: readonly SheetField[] }
}

const files = [
  { label: '表格 .xlsx（分解栏目，A4 横向）', kind: 'xlsx', query: { paper: 'A4', columns: 'planning' } },
  { label: '表格 .xlsx（含进展，A3 横向）', kind: 'xlsx', query: { paper: 'A3', columns: 'all' } },
  { label: '文档 .docx（A4 横向）', kind: 'docx', query: { paper: 'A4' } },
  { label: '文档 .docx（A3 横向）', kind: 'docx', query: { paper: 'A3' } },
] as const

type Kind = (typeof files)[number]['kind']
type Query = (typeof files)[number]['query']

/** 导出: the task table as a file in the offices' form, whole or as it is filtered, and the notice that issues it. */
export function ExportMenu({ year, grouping, notices, shown, asShown }: ExportMenuProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [notice, setNotice] = useState(false)
  const [taskIds, setTaskIds] = useState<readonly string[] | null>(null)
  const save = useMutation<void, Problem, { kind: Kind; query: Query; only: readonly string[] | null }>({
    mutationFn: async ({ kind, query, only }) => {
      const asked = { group: grouping, ...query, year }
      const made = only
        ? await place.file(`POST /tasks/table.${kind}`, { body: { ...asked, taskIds: only } })
        : await place.file(`GET /tasks/table.${kind}`, { query: asked })
      await saveAnswer(made)
    },
    onError: (error) => void message.error(error.message),
  })
  const current = useMutation<void, Problem>({
    mutationFn: async () => {
      const { taskIds: ids, columns } = asShown?.() ?? { taskIds: [], columns: [] }
      if (ids.length === 0) return void message.info('当前筛选没有任务，没有可导出的内容。')
      const body = { group: grouping, paper: 'A3' as const, year, taskIds: ids, columns }
      await saveAnswer(await place.file('POST /tasks/table.xlsx', { body }))
    },
    onError: (error) => void message.error(error.message),
  })
  const filesOf = (only: readonly string[] | null) =>
    files.map(({ label, kind, query }) => ({
      key: `${only ? 'shown' : 'whole'} ${label}`,
      label,
      onClick: () => save.mutate({ kind, query, only }),
    }))
  const items = [
    ...(asShown
      ? [
          { key: 'as-shown', label: '表格 .xlsx（当前列，如屏幕所示）', onClick: () => current.mutate() },
          { type: 'divider' as const, key: 'below-current' },
        ]
      : []),
    ...(taskIds
      ? [
          { type: 'group' as const, key: 'whole', label: '全部', children: filesOf(null) },
          {
            type: 'group' as const,
            key: 'shown',
            label: `当前筛选结果（${taskIds.length} 项）`,
            children: taskIds.length > 0 ? filesOf(taskIds) : [],
          },
        ]
      : filesOf(null)),
    ...(notices
      ? [{ type: 'divider' as const }, { key: 'notice', label: '印发通知 .docx…', onClick: () => setNotice(true) }]
      : []),
  ]
  return (
    <>
      <Dropdown
        menu={{ items }}
        trigger={['click']}
        onOpenChange={(open) => {
          if (open) setTaskIds(shown?.() ?? null)
        }}
      >
        <Button aria-haspopup="menu" loading={save.isPending || current.isPending}>
          导出
        </Button>
      </Dropdown>
      {notice && (
        <NoticeDialog {...(year === undefined ? {} : { year })} grouping={grouping} onClose={() => setNotice(false)} />
      )}
    </>
  )
}
