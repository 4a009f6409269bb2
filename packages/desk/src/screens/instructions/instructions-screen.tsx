import { Skeleton } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { FilteredList } from '../../parts/filtered-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { instructionStateWords } from '../../words/instructions.ts'
import { InstructionItem } from './instruction-item.tsx'
import { useInstructions } from './use-instructions.ts'

/** 领导批示: every instruction somebody may read, the newest first, with what came of it. */
export function InstructionsScreen() {
  const office = useWorkplace().has('supervisor')
  const list = useInstructions({})
  const all = list.data?.instructions ?? []
  return (
    <>
      <PageHeader title={office ? '领导批示' : '我的批示'} aside={list.data && `${all.length} 条`} />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {list.data && all.length === 0 && (
        <EmptyState title="还没有批示">
          领导在任务、督办事项、通报、进展填报或报告页面点“批示”写下的内容列在这里，并跟着显示办理结果。
        </EmptyState>
      )}
      {all.length > 0 && (
        <FilteredList
          items={all}
          what="批示"
          search={{
            placeholder: '批示内容、对象、领导',
            of: ({ words, about, leader }) => `${words}${about}${leader}`,
          }}
          state={{ name: '办理情况', words: instructionStateWords, of: (one) => one.state }}
        >
          {(shown) => (
            <ul className="instructions">
              {shown.map((one) => (
                <InstructionItem key={one.instructionId} instruction={one} />
              ))}
            </ul>
          )}
        </FilteredList>
      )}
    </>
  )
}
