import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import {
  bodyWords,
  inspectionActWords,
  inspectionNumber,
  inspectionStateWords,
  invitedWords,
} from '../../words/inspections.ts'
import { matterKindWords } from '../../words/matters.ts'
import { momentWords } from '../../words/reporting.ts'
import { taskWords } from '../../words/task-number.ts'
import { Conclusion } from './conclusion.tsx'
import { InspectionActs } from './inspection-acts.tsx'
import { Objections } from './objections.tsx'
import { Rectification } from './rectification.tsx'
import { Sheets } from './sheets.tsx'
import { type OfInspection, useInspection } from './use-inspection.ts'
import '../matters/matters.css'
import './inspections.css'

/** An inspection: its plan, sheets, conclusion, rectification and objections, and what the person may do now. */
export function InspectionPage() {
  const { inspectionId = '' } = useParams()
  const inspection = useInspection(inspectionId)
  if (inspection.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(inspection)) return <ErrorState error={inspection.error} again={() => inspection.refetch()} />
  return <Inspection inspection={inspection.data} again={() => inspection.refetch()} />
}

function Inspection({ inspection, again }: OfInspection) {
  const place = useWorkplace()
  const here = `/${place.code}/inspections/${inspection.inspectionId}`
  return (
    <>
      <PageHeader
        title={inspection.title}
        aside={`${matterKindWords[inspection.kind]} ${inspectionNumber(inspection)}`}
        actions={
          <>
            {inspection.mayEdit && <Link to={`${here}/edit`}>修改方案</Link>}{' '}
            {(inspection.maySheet || inspection.sheets.length > 0) && <Link to={`${here}/print`}>打印记录表</Link>}
          </>
        }
      />
      <div className="matter">
        <Plan inspection={inspection} />
        <Sheets inspection={inspection} again={again} />
        <Conclusion inspection={inspection} again={again} />
        <Rectification inspection={inspection} again={again} />
        <Objections inspection={inspection} again={again} />
        {inspection.steps.length > 0 && (
          <section aria-label="办理过程">
            <h2>办理过程</h2>
            <ul className="matter-list">
              {inspection.steps.map((step) => (
                <li key={step.ordinal}>
                  <span className="numbers soft whole">{momentWords(step.at)}</span> {step.by}{' '}
                  {inspectionActWords[step.act]}
                  {step.reason && `：${step.reason}`}
                </li>
              ))}
            </ul>
          </section>
        )}
        <InspectionActs inspection={inspection} again={again} />
      </div>
    </>
  )
}

function Plan({ inspection }: Pick<OfInspection, 'inspection'>) {
  const place = useWorkplace()
  const { commission, invited, leader, members, recused, tasks, units } = inspection
  const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name).join('、') || '—'
  return (
    <dl className="matter-facts">
      <dt>状态</dt>
      <dd>
        <strong>{inspectionStateWords[inspection.state]}</strong>
      </dd>
      <dt>期间</dt>
      <dd className="numbers">
        {inspection.from} 至 {inspection.to}
      </dd>
      <dt>内容</dt>
      <dd>{inspection.content}</dd>
      <dt>范围</dt>
      <dd>{inspection.scope}</dd>
      <dt>对象</dt>
      <dd>
        {units.map((unit) => (
          <div key={unit.id}>
            {unit.name}
            {unit.receivedAt && <span className="soft numbers">（{momentWords(unit.receivedAt)} 签收结论）</span>}
          </div>
        ))}
      </dd>
      <dt>依据</dt>
      <dd>{inspection.basis}</dd>
      <dt>主体</dt>
      <dd>
        {bodyWords[inspection.body]}
        {inspection.bodyUnit && `：${inspection.bodyUnit.name}`}
        {commission && (
          <div className="soft">
            指定{commission.matter}，{commission.scope}，{commission.duty}；{commission.from} 起，{commission.until} 前
          </div>
        )}
      </dd>
      <dt>督查组</dt>
      <dd>
        组长 {leader?.name ?? '—'}；组员 {names(members)}
        {invited.length > 0 && (
          <div>邀请：{invited.map(({ name, kind }) => `${name}（${invitedWords[kind]}）`).join('、')}</div>
        )}
        {recused.length > 0 && <div className="soft">回避：{names(recused)}</div>}
      </dd>
      {tasks.length > 0 && (
        <>
          <dt>所查任务</dt>
          <dd>
            {tasks.map((task) => (
              <div key={task.id}>
                <Link to={`/${place.code}/tasks/${task.id}`}>{taskWords(task)}</Link> {task.name}
              </div>
            ))}
          </dd>
        </>
      )}
      {inspection.repeatReason && (
        <>
          <dt>必要性</dt>
          <dd>{inspection.repeatReason}</dd>
        </>
      )}
    </dl>
  )
}
