import type { ClueListed } from '@luoshi/server/desk/clues/clue-routes.ts'
import { Button, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import '../../parts/filtered-list.css'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { clueStateWords } from '../../words/clues.ts'
import { ClueItem } from './clue-item.tsx'
import { CluesTable } from './clues-table.tsx'
import { EnterClue } from './enter-clue.tsx'
import { useClues } from './use-clues.ts'
import '../instructions/instructions.css'

/** 线索: what was told to the office, the newest first, with what became of it. For the office alone. */
export function CluesScreen() {
  const office = useWorkplace().has('supervisor')
  const list = useClues()
  const [state, setState] = useState<ClueListed['state'] | null>(null)
  const [words, setWords] = useState('')
  const [opens, setOpens] = useState<'entering' | 'table' | null>(null)
  if (!office)
    return <EmptyState title="线索由督查室办理">您的角色不能查看线索。需要反映情况的，请与督查室联系。</EmptyState>
  const all = list.data?.clues ?? []
  const sought = words.trim()
  const shown = all.filter(
    (one) =>
      (state === null || one.state === state) &&
      `${one.words} ${one.reference ?? ''} ${one.giver ?? ''} ${one.contact ?? ''}`.includes(sought),
  )
  const close = () => setOpens(null)
  return (
    <>
      <PageHeader
        title="线索"
        aside={list.data && `${all.length} 条；反映人只有督查室看得到`}
        actions={
          <>
            <Button onClick={() => setOpens('table')}>导入表格</Button>{' '}
            <Button type="primary" onClick={() => setOpens('entering')}>
              登记线索
            </Button>
          </>
        }
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && all.length === 0 && (
        <EmptyState title="还没有线索">
          群众反映、来信来电、媒体报道等，点“登记线索”逐条录入，或点“导入表格”从热线、信访平台导出的表格一次录入。
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <search className="list-filters">
            <Input
              allowClear
              aria-label="查找线索"
              placeholder="反映内容、编号、反映人"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Select
              allowClear
              aria-label="处理情况"
              placeholder="全部处理情况"
              options={Object.entries(clueStateWords).map(([value, label]) => ({ value, label }))}
              value={state}
              onChange={(value) => setState(value ?? null)}
            />
          </search>
          {shown.length === 0 && <EmptyState title="没有符合条件的线索">请减少筛选条件再看。</EmptyState>}
          <ul className="instructions">
            {shown.map((one) => (
              <ClueItem key={one.clueId} clue={one} again={() => list.refetch()} />
            ))}
          </ul>
        </>
      )}
      {opens === 'entering' && <EnterClue onClose={close} />}
      {opens === 'table' && <CluesTable onClose={close} />}
    </>
  )
}
