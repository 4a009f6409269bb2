import type { ProgressForm, WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { stagedName, targetWords } from '../../words/indicators.ts'

const texts = [
  ['situation', '进展情况'],
  ['problems', '存在问题'],
  ['nextStep', '下步措施'],
  ['coordination', '需协调事项'],
] as const

/** A waiting report whole: what the plan asks by now, then this period's words beside the last period's. */
export function BesideReport({ waiting: { report, period } }: { readonly waiting: WaitingReport }) {
  const place = useWorkplace()
  const path = { taskId: report.taskId, periodId: period.periodId }
  const form = useQuery({
    queryKey: [place.code, 'form', path.taskId, path.periodId, report.unitId],
    queryFn: () => place.ask('GET /tasks/:taskId/progress/:periodId', { path, query: { unitId: report.unitId } }),
  })
  if (form.error && !form.data) return <ErrorState error={form.error} again={() => form.refetch()} />
  if (!form.data) return <Skeleton active paragraph={{ rows: 3 }} />
  const { before } = form.data
  return (
    <section className="beside" aria-label="计划和上期">
      <PlanLine form={form.data} />
      <div className="beside-texts">
        <span />
        <h3>本期 {percentOf(report.percent)}</h3>
        <h3>
          上期 {before ? percentOf(before.percent) : ''}
          {!before && <span className="soft">没有填报</span>}
        </h3>
        {texts
          .filter(([field]) => report[field] || before?.[field])
          .map(([field, label]) => (
            <div key={field} className="beside-row">
              <span className="soft">{label}</span>
              <p>{report[field] || <span className="soft">未填</span>}</p>
              <p>{before?.[field] || <span className="soft">{before ? '未填' : ''}</span>}</p>
            </div>
          ))}
      </div>
      <Figures form={form.data} />
    </section>
  )
}

const percentOf = (percent: string | null) => (percent === null ? '未填进度' : `${percent}%`)

function PlanLine({ form: { plan, task } }: { readonly form: ProgressForm }) {
  return (
    <p className="beside-plan">
      <strong>计划</strong>
      <span className="numbers">{plan.percent === null ? '本期暂无进度要求' : `本期应达 ${plan.percent}%`}</span>
      {task.dueOn && <span className="numbers">{task.dueOn} 前完成</span>}
      {task.requirement && <span>目标：{task.requirement}</span>}
      {plan.milestones.map(({ wording, dueOn, metOn }) => (
        <span key={`${dueOn} ${wording}`}>
          {metOn ? '✓' : '○'} {wording}（<span className="numbers">{metOn ? `${metOn} 完成` : dueOn}</span>）
        </span>
      ))}
    </p>
  )
}

function Figures({ form: { indicators, report, before } }: { readonly form: ProgressForm }) {
  if (indicators.length === 0) return null
  const said = (of: typeof report, id: string) => {
    const figure = of?.figures.find(({ taskIndicatorId }) => taskIndicatorId === id)
    return figure?.text ?? figure?.value ?? '未填'
  }
  return (
    <table className="urge-table">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">目标</th>
          <th scope="col">本期</th>
          <th scope="col">上期</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => (
          <tr key={indicator.taskIndicatorId} className="numbers">
            <td>
              {stagedName(indicator)}
              {indicator.unit && `（${indicator.unit}）`}
            </td>
            <td>{targetWords(indicator)}</td>
            <td>{said(report, indicator.taskIndicatorId)}</td>
            <td>{before ? said(before, indicator.taskIndicatorId) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
