import { Button, Skeleton } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { FilteredList } from '../../parts/filtered-list.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { inspectionStateWords } from '../../words/inspections.ts'
import { InspectionLine } from './inspection-line.tsx'
import { useInspections } from './use-inspection.ts'

/** 督查活动: every inspection somebody may read, the newest first; `?task=` those of a task. */
export function InspectionsScreen() {
  const place = useWorkplace()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const task = params.get('task') ?? undefined
  const list = useInspections(task)
  const all = list.data?.inspections ?? []
  return (
    <>
      <PageHeader
        title="督查活动"
        aside={list.data && `${all.length} 次`}
        actions={
          list.data?.mayDraft && (
            <Button
              type="primary"
              onClick={() => navigate(`/${place.code}/inspections/new${task ? `?task=${task}` : ''}`)}
            >
              新建督查方案
            </Button>
          )
        }
      />
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {cannotShow(list) && <ErrorState error={list.error} again={() => list.refetch()} />}
      {task && <Button onClick={() => setParams({}, { replace: true })}>不限本项任务</Button>}
      {list.data && all.length === 0 && (
        <EmptyState title="还没有督查活动">
          {list.data.mayDraft
            ? '拟好方案、经审批后进场督查；记录、结论和整改都列在各次督查里。'
            : '督查结论送达您的单位，或您参加的督查获批后，列在这里。'}
        </EmptyState>
      )}
      {all.length > 0 && (
        <FilteredList
          items={all}
          what="督查"
          search={{ placeholder: '名称、单位', of: ({ title, units }) => `${title}${units.join()}` }}
          state={{ name: '状态', words: inspectionStateWords, of: (one) => one.state }}
        >
          {(shown) => (
            <ul className="inspection-list">
              {shown.map((inspection) => (
                <li key={inspection.inspectionId}>
                  <InspectionLine inspection={inspection} />
                </li>
              ))}
            </ul>
          )}
        </FilteredList>
      )}
    </>
  )
}
