import type { RecordReport, TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { Link } from 'react-router'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { GivenLightTag } from '../../parts/given-light-tag.tsx'
import { lightSaid } from '../../words/lights.ts'
import { periodWords } from '../../words/reporting.ts'
import { progressWords, statusWords } from '../../words/tasks.ts'
import { TaskFindings } from '../inspections/task-findings.tsx'
import { Measures } from './measures.tsx'
import { MemberReports } from './member-reports.tsx'
import { PaceCurve } from './pace-curve.tsx'
import { pacePoints } from './pace-points.ts'
import { TaskActs } from './task-acts.tsx'

interface TaskStandingProps {
  readonly record: TaskRecord
  /** A day to be proposed for it. */
  readonly wantedDue?: string | null
}

/** Where a task stands at a glance: whose it is, by when, its light with its ground, what may be done, the latest report, its course. */
export function TaskStanding({ record, wantedDue = null }: TaskStandingProps) {
  const { task, lights, reports } = record
  const place = useWorkplace()
  const [light, latest] = [lights[0], reports[0]]
  const points = pacePoints(record)
  const now = points.at(-1)
  return (
    <div className="task-standing">
      <p className="task-at-once">
        <strong>
          <UnitLink unitId={task.leads[0]?.unitId ?? null} name={task.leads[0]?.unit ?? '牵头单位未定'} />
        </strong>
        <span className="numbers">
          {task.dueOn ? `${task.dueOn} 前完成` : task.continuous ? '持续推进' : '完成时限未定'}
        </span>
        <span>{statusWords[task.status]}</span>
        <span>
          <GivenLightTag given={light ? { light: light.light, ...light.said } : null} />
          {light && <span className="soft">（{periodWords(light.period)}）</span>}
        </span>
      </p>
      {light && light.grounds.length > 0 && <p className="task-grounds">{light.grounds.join('')}</p>}
      <TaskActs task={task} wantedDue={wantedDue} />
      <MemberReports taskId={task.taskId} />
      <section aria-label="最近一期">
        <h2>最近一期</h2>
        <TaskFindings taskId={task.taskId} />
        {latest ? (
          <Report
            report={latest}
            taskId={task.taskId}
            to={reportAddress(place.code, latest)}
            unit={unitOf(task, latest)}
          />
        ) : (
          <p className="soft">还没有填报。各期的填报和进度曲线会显示在这里。</p>
        )}
      </section>
      <Measures measures={record.measures} />
      {now && (now.plan !== null || points.length > 1) && (
        <section aria-label="进度">
          <h2>
            进度
            <span className="numbers">
              {now.actual !== null && ` 实际 ${now.actual}%`}
              {now.plan !== null && ` · 应达 ${now.plan}%`}
            </span>
            <span className="soft">（{now.label}）</span>
          </h2>
          <PaceCurve points={points} />
        </section>
      )}
      {lights.length > 1 && <LightsOfYear record={record} />}
    </div>
  )
}

/** The lights month by month as marks, the oldest first, each with its words for who asks. */
function LightsOfYear({ record: { lights, task } }: { readonly record: TaskRecord }) {
  const newest = lights.filter(
    ({ period }, index) =>
      period.year === task.year && lights.findIndex((one) => one.period.periodId === period.periodId) === index,
  )
  return (
    <ol className="task-lights" aria-label="各期亮灯">
      {newest.toReversed().map(({ period, light, said }) => (
        <li key={period.periodId} title={lightSaid({ light, ...said })}>
          <span className="soft">{periodWords(period)}</span>
          <GivenLightTag given={{ light, ...said, words: '' }} />
        </li>
      ))}
    </ol>
  )
}

/** The form that shows a report; of a group's task the one of the member whose it is. */
export const reportAddress = (code: string, { taskId, unitId, period }: RecordReport): string =>
  `/${code}/progress/${taskId}/${period.periodId}?unit=${unitId}`

/** Whose report it is, of a task that a group leads. */
export const unitOf = (task: TaskRecord['task'], { unitId }: RecordReport): string | undefined =>
  task.members.find((member) => member.unitId === unitId)?.unit

/** A report in short: its period, where it is, its percentage and its words. */
export function Report({
  unit,
  report,
  taskId,
  to,
}: {
  /** Whose it is, where members report each for itself. */
  readonly unit?: string | undefined
  readonly report: RecordReport
  readonly taskId: string
  readonly to: string
}) {
  return (
    <article className="task-report">
      <h3>
        <Link to={to}>
          {report.period.year}年{periodWords(report.period)}
        </Link>{' '}
        {unit && `${unit} `}
        <span className="soft">
          {progressWords[report.state]}
          {report.version > 1 && ` · 更正（${report.correctionReason}）`}
        </span>
        {report.percent !== null && <span className="numbers"> {report.percent}%</span>}
      </h3>
      <TaskFindings taskId={taskId} progressId={report.progressId} />
      <p>{report.situation || (report.unchanged ? '本期无变化。' : '')}</p>
      {report.problems && <p className="soft">问题：{report.problems}</p>}
      {report.nextStep && <p className="soft">下步：{report.nextStep}</p>}
      {report.coordination && <p className="state-yellow">▲ 需协调：{report.coordination}</p>}
      {report.returnReason && <p className="state-red">退回：{report.returnReason}</p>}
    </article>
  )
}
