import type { TaskRecord } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { LeaderLink, UnitLink } from '../../parts/carrier-link.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { GivenLightTag } from '../../parts/given-light-tag.tsx'
import { changeStateWords, changeWords, momentWords, periodWords } from '../../words/reporting.ts'
import { disclosureWords, statusWords } from '../../words/tasks.ts'
import { CommentsSection } from '../comments/comments-section.tsx'
import { TaskFindings } from '../inspections/task-findings.tsx'
import { EvidencePanel } from '../progress-form/evidence-panel.tsx'
import { ClosingSection } from './closing-section.tsx'
import { MilestoneList } from './milestone-list.tsx'
import { Report, reportAddress, TaskStanding, unitOf } from './task-standing.tsx'
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
  const { task, milestones, changes, evidence } = record
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
      <div className="task-sides">
        <div className="task-main">
          <TaskStanding record={record} />
          <TaskFindings taskId={task.taskId} />
          {milestones.length > 0 && <MilestoneList taskId={task.taskId} milestones={milestones} />}
          <CommentsSection taskId={task.taskId} />
          <Earlier record={record} />
          <EvidencePanel
            taskId={task.taskId}
            evidence={evidence}
            mayAdd={closing.data?.acts.includes('ask-close') ?? false}
            mayRemove={false}
            onChanged={() => Promise.all([again(), closing.refetch()])}
            progressId={async () => null}
          />
          <ClosingSection taskId={task.taskId} />
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
          <History record={record} />
        </div>
        <Facts task={task} />
      </div>
    </div>
  )
}

function Facts({ task }: Pick<TaskRecord, 'task'>) {
  return (
    <dl className="task-facts">
      <dt>状态</dt>
      <dd>{statusWords[task.status]}</dd>
      <dt>牵头单位</dt>
      <dd>
        {task.leads.length === 0
          ? '未定'
          : task.leads.map((lead, index) => answered(lead, index, task.members.length > 0))}
      </dd>
      {task.members.length > 0 && (
        <>
          <dt>填报方式</dt>
          <dd>{speakerWords(task)}</dd>
        </>
      )}
      <dt>配合单位</dt>
      <dd>
        {task.partners.length === 0 ? '无' : task.partners.map((partner, index) => answered(partner, index, false))}
      </dd>
      <dt>牵头领导</dt>
      <dd>
        <LeaderLink personId={task.leaderId} name={task.leader ?? '未定'} />
      </dd>
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
  )
}

/** The reports before the latest one, and every light with what it was computed from; folded where they are many. */
function Earlier({ record: { task, reports, lights } }: { readonly record: TaskRecord }) {
  const place = useWorkplace()
  return (
    <>
      {reports.length > 1 && (
        <details open={reports.length < 4}>
          <summary>以前各期进展（{reports.length - 1}）</summary>
          {reports.slice(1).map((report) => (
            <Report
              key={report.progressId}
              report={report}
              taskId={task.taskId}
              to={reportAddress(place.code, report)}
              unit={unitOf(task, report)}
            />
          ))}
        </details>
      )}
      {lights.length > 0 && (
        <details>
          <summary>历期亮灯（{lights.length}）</summary>
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
        </details>
      )}
    </>
  )
}

function History({ record: { history } }: { readonly record: TaskRecord }) {
  if (history.length === 0) return null
  const lines = (some: TaskRecord['history']) => (
    <ul className="task-list">
      {some.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries never change places
        <li key={index}>
          <span className="numbers soft">{momentWords(event.at)}</span> {event.by} {event.summary}
        </li>
      ))}
    </ul>
  )
  return (
    <section>
      <h2>经过</h2>
      {lines(history.slice(0, fewLines))}
      {history.length > fewLines && (
        <details>
          <summary>更早的 {history.length - fewLines} 条</summary>
          {lines(history.slice(fewLines))}
        </details>
      )}
    </section>
  )
}

const fewLines = 6

function speakerWords({ members, speakerId }: TaskRecord['task']): string {
  const speaker = members.find(({ unitId }) => unitId === speakerId)
  return speaker ? `由${speaker.unit}代表填报` : `${members.length} 个成员分别填报`
}

/** A unit's name, that opens its page, with what it answered when the task was handed out; of a group its members answer. */
function answered(lead: TaskRecord['task']['leads'][number], index: number, ofGroup: boolean) {
  return (
    <span key={lead.unitId}>
      {index > 0 && '；'}
      <UnitLink unitId={lead.unitId} name={lead.unit} />
      {!ofGroup && `（${answerWords(lead)}）`}
    </span>
  )
}

function answerWords({ answer, reason, suggestedUnit }: TaskRecord['task']['leads'][number]): string {
  if (answer === 'signed') return '已签收'
  if (answer === 'refused') return `退签：${reason}${suggestedUnit ? `，建议 ${suggestedUnit}` : ''}`
  return '未签收'
}
