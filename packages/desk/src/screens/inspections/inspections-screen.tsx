import type { InspectionListed } from '@luoshi/server/desk/inspections/inspection-routes.ts'
import { Button, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
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
  const [state, setState] = useState<InspectionListed['state'] | null>(null)
  const [words, setWords] = useState('')
  const all = list.data?.inspections ?? []
  const shown = all.filter(
    (one) => (state === null || one.state === state) && `${one.title}${one.units.join()}`.includes(words.trim()),
  )
  return (
    <>
      <PageHeader
        title="督查活动"
        aside={list.data && `${shown.length} 次`}
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
        <>
          <search className="inspection-filters">
            <Input
              allowClear
              aria-label="查找督查"
              placeholder="名称、单位"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <Select
              allowClear
              aria-label="状态"
              placeholder="全部状态"
              options={Object.entries(inspectionStateWords).map(([value, label]) => ({ value, label }))}
              value={state}
              onChange={(value) => setState(value ?? null)}
            />
          </search>
          {shown.length === 0 && <EmptyState title="没有符合条件的督查">请减少筛选条件再看。</EmptyState>}
          <ul className="inspection-list">
            {shown.map((inspection) => (
              <li key={inspection.inspectionId}>
                <InspectionLine inspection={inspection} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
