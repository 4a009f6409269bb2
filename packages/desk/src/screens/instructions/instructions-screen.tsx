import type { InstructionListed } from '@luoshi/server/desk/instructions/instruction-routes.ts'
import { Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { instructionStateWords } from '../../words/instructions.ts'
import { InstructionItem } from './instruction-item.tsx'
import { useInstructions } from './use-instructions.ts'

/** 领导批示: every instruction somebody may read, the newest first, with what came of it. */
export function InstructionsScreen() {
  const office = useWorkplace().has('supervisor')
  const list = useInstructions({})
  const [state, setState] = useState<InstructionListed['state'] | null>(null)
  const [words, setWords] = useState('')
  const all = list.data?.instructions ?? []
  const shown = all.filter(
    (one) => (state === null || one.state === state) && `${one.words}${one.about}${one.leader}`.includes(words.trim()),
  )
  return (
    <>
      <PageHeader title={office ? '领导批示' : '我的批示'} aside={list.data && `${shown.length} 条`} />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && all.length === 0 && (
        <EmptyState title="还没有批示">
          领导在任务、督办事项、通报、进展填报或报告页面点“批示”写下的内容列在这里，并跟着显示办理结果。
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <search className="instruction-filters">
            <Input
              allowClear
              aria-label="查找批示"
              placeholder="批示内容、对象、领导"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Select
              allowClear
              aria-label="办理情况"
              placeholder="全部办理情况"
              options={Object.entries(instructionStateWords).map(([value, label]) => ({ value, label }))}
              value={state}
              onChange={(value) => setState(value ?? null)}
            />
          </search>
          {shown.length === 0 && <EmptyState title="没有符合条件的批示">请减少筛选条件再看。</EmptyState>}
          <ul className="instructions">
            {shown.map((one) => (
              <InstructionItem key={one.instructionId} instruction={one} again={() => list.refetch()} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
