import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { type Problem, send } from '../../application/call.ts'
import { saveAnswer } from '../../application/save-answer.ts'
import { useWorkplace } from '../../application/session.tsx'
import { NoticeDialog } from './notice-dialog.tsx'

export interface ExportMenuProps {
  /** The newest year that has tasks when it is not said. */
  readonly year?: number
  readonly grouping: 'area' | 'leader' | 'lead-unit'
  /** Whether the notice is made by this person as well. */
  readonly notices: boolean
}

/** 导出: the task table as a file in the offices' form, and the notice by which it is issued. */
export function ExportMenu({ year, grouping, notices }: ExportMenuProps) {
  const place = useWorkplace()
  const { message } = App.useApp()
  const [notice, setNotice] = useState(false)
  const save = useMutation<void, Problem, string>({
    mutationFn: async (path) => saveAnswer(await send(place.api(path), {})),
    onError: (error) => void message.error(error.message),
  })
  const file = (label: string, kind: 'xlsx' | 'docx', query: string) => {
    const path = `tasks/table.${kind}?group=${grouping}&${query}${year === undefined ? '' : `&year=${year}`}`
    return { key: path, label, onClick: () => save.mutate(path) }
  }
  const items = [
    file('表格 .xlsx（分解栏目，A4 横向）', 'xlsx', 'paper=A4&columns=planning'),
    file('表格 .xlsx（含进展，A3 横向）', 'xlsx', 'paper=A3&columns=all'),
    file('文档 .docx（A4 横向）', 'docx', 'paper=A4'),
    file('文档 .docx（A3 横向）', 'docx', 'paper=A3'),
    ...(notices
      ? [{ type: 'divider' as const }, { key: 'notice', label: '印发通知 .docx…', onClick: () => setNotice(true) }]
      : []),
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button aria-haspopup="menu" loading={save.isPending}>
          导出
        </Button>
      </Dropdown>
      {notice && (
        <NoticeDialog {...(year === undefined ? {} : { year })} grouping={grouping} onClose={() => setNotice(false)} />
      )}
    </>
  )
}
