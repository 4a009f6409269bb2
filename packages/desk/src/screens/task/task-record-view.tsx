import type { RecordReport, TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { GivenLightTag } from '../../parts/given-light-tag.tsx'
import { changeStateWords, changeWords, momentWords, periodWords } from '../../words/reporting.ts'
import { disclosureWords, progressWords, statusWords } from '../../words/tasks.ts'
import { TaskFindings } from '../inspections/task-findings.tsx'
import { EvidencePanel } from '../progress-form/evidence-panel.tsx'
import { ClosingSection } from './closing-section.tsx'
import { useClosing } from './use-closing.ts'
import './task.css'

/** A task's record, as the page and the drawer ask for it. */
export const useTaskRecord = (taskId: string) => {
  const place = useWorkplace()
  return useQuery({
    queryKey: [place.code, 'task-record', taskId],
    queryFn: () => place.ask('GET /tasks/:taskId/record', { path: { taskId } }),
  })
}

/** Everything of a task: its words as adopted and today, who and by when, reports, evidence, lights, changes, history. */
export function TaskRecordView({ taskId }: { readonly taskId: string }) {
  const record = useTaskRecord(taskId)
  if (record.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(record)) return <ErrorState error={record.error} again={() => record.refetch()} />
  return <Record record={record.data} again={() => record.refetch()} />
}

function Record({ record, again }: { readonly record: TaskRecord; readonly again: () => unknown }) {
  const place = useWorkplace()
  const { task, milestones, reports, lights, changes, history, evidence } = record
  const newest = lights[0]
  const closing = useClosing(task.taskId)
  return (
    <div className="task-record">
      <blockquote className="task-words">{task.wording}</blockquote>
      {task.adopted !== task.wording && (
        <p className="task-adopted">
          <span className="soft">通过时的原文：</span>
          {task.adopted}
        </p>
      )}
      <dl className="task-facts">
        <dt>状态</dt>
        <dd>{statusWords[task.status]}</dd>
        <dt>亮灯</dt>
        <dd>
          {newest ? (
            <>
              <GivenLightTag given={{ light: newest.light, ...newest.said }} />
              <span className="soft">（{periodWords(newest.period)}）</span>
              {newest.grounds.length > 0 && <div className="soft">{newest.grounds.join('')}</div>}
            </>
          ) : (
            <GivenLightTag given={null} />
          )}
        </dd>
        <dt>牵头单位</dt>
        <dd>{task.leads.map(unitWords).join('；') || '未定'}</dd>
        <dt>配合单位</dt>
        <dd>{task.partners.map(unitWords).join('；') || '无'}</dd>
        <dt>牵头领导</dt>
        <dd>{task.leader ?? '未定'}</dd>
        <dt>责任人</dt>
        <dd>{task.officer ?? '未定'}</dd>
        <dt>完成时限</dt>
        <dd className="numbers">{task.dueOn ?? (task.continuous ? '持续推进' : '未定')}</dd>
        <dt>目标要求</dt>
        <dd>{task.requirement ?? '见任务内容'}</dd>
        <dt>重点领域</dt>
        <dd>{task.area ?? '—'}</dd>
        <dt>公开属性</dt>
        <dd>{disclosureWords[task.disclosure as keyof typeof disclosureWords] ?? task.disclosure}</dd>
      </dl>
      {milestones.length > 0 && (
        <section>
          <h2>节点</h2>
          <ul className="task-list">
            {milestones.map(({ wording, dueOn, metOn }) => (
              <li key={`${dueOn} ${wording}`}>
                <span className="numbers soft">{dueOn}</span> {wording} {metOn ? `✓ ${metOn} 完成` : '○ 未完成'}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>进展</h2>
        {reports.length === 0 && <p className="soft">还没有填报。每期的填报通过后列在这里，新的在前。</p>}
        <TaskFindings taskId={task.taskId} />
        {reports.map((report) => (
          <Report
            key={report.progressId}
            report={report}
            taskId={task.taskId}
            to={`/${place.code}/progress/${task.taskId}/${report.period.periodId}`}
          />
        ))}
      </section>
      <EvidencePanel
        taskId={task.taskId}
        evidence={evidence}
        mayAdd={closing.data?.acts.includes('ask-close') ?? false}
        mayRemove={false}
        onChanged={() => Promise.all([again(), closing.refetch()])}
        progressId={async () => null}
      />
      <ClosingSection taskId={task.taskId} />
      {lights.length > 0 && (
        <section>
          <h2>历期亮灯</h2>
          <ul className="task-list">
            {lights.map((light) => (
              <li key={`${light.period.periodId} ${light.ordinal}`}>
                {periodWords(light.period)} <GivenLightTag given={{ light: light.light, ...light.said }} />
                {light.plan !== null && light.actual !== null && (
                  <span className="soft numbers">
                    {' '}
                    应达 {light.plan}%，实际 {light.actual}%
                  </span>
                )}
                {light.ordinal > 1 && <span className="soft whole">（{light.judgedOn} 更正）</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.length > 0 && (
        <section>
          <h2>变更</h2>
          <ul className="task-list">
            {changes.map((change) => (
              <li key={`${change.field} ${change.proposedAt}`}>
                <span className="numbers soft">{momentWords(change.proposedAt)}</span> {changeWords[change.field]}：
                {change.before ?? '（空）'} → {change.after ?? '（空）'}（{changeStateWords[change.state]}，
                {change.reason}）
              </li>
            ))}
          </ul>
        </section>
      )}
      {history.length > 0 && (
        <section>
          <h2>经过</h2>
          <ul className="task-list">
            {history.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries never change places
              <li key={index}>
                <span className="numbers soft">{momentWords(event.at)}</span> {event.by} {event.summary}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function unitWords({ unit, answer, reason, suggestedUnit }: TaskRecord['task']['leads'][number]): string {
  if (answer === 'signed') return `${unit}（已签收）`
  if (answer === 'refused') return `${unit}（退签：${reason}${suggestedUnit ? `，建议 ${suggestedUnit}` : ''}）`
  return `${unit}（未签收）`
}

function Report({
  report,
  taskId,
  to,
}: {
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
        <span className="soft">
          {progressWords[report.state]}
          {report.version > 1 && ` · 更正（${report.correctionReason}）`}
        </span>
        {report.percent !== null && <span className="numbers"> {report.percent}%</span>}
      </h3>
      <TaskFindings taskId={taskId} progressId={report.progressId} />
      <p>{report.situation}</p>
      {report.problems && <p className="soft">问题：{report.problems}</p>}
      {report.nextStep && <p className="soft">下步：{report.nextStep}</p>}
      {report.returnReason && <p className="state-red">退回：{report.returnReason}</p>}
    </article>
  )
}
