import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { apiAddress } from '../../application/address.ts'
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
  const [notice, setNotice] = useState(false)
  const file = (label: string, kind: 'xlsx' | 'docx', query: string) => {
    const asked = `group=${grouping}&${query}${year === undefined ? '' : `&year=${year}`}`
    return {
      key: kind + query,
      label: (
        <a href={apiAddress(place.api(`tasks/table.${kind}?${asked}`))} download>
          {label}
        </a>
      ),
    }
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
        <Button aria-haspopup="menu">导出</Button>
      </Dropdown>
      {notice && (
        <NoticeDialog {...(year === undefined ? {} : { year })} grouping={grouping} onClose={() => setNotice(false)} />
      )}
    </>
  )
}
