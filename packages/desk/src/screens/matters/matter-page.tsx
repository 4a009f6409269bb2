import type { MatterDetail } from '@luoshi/server/desk/matters/matter-routes.ts'
import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { LeaderLink, UnitLink } from '../../parts/carrier-link.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import {
  gradeWords,
  importanceWords,
  matterKindWords,
  matterNumber,
  matterSourceWords,
  matterStateWords,
  stepWords,
} from '../../words/matters.ts'
import { upperSaidWords } from '../../words/orders.ts'
import { momentWords } from '../../words/reporting.ts'
import { taskWords } from '../../words/task-number.ts'
import { InstructButton } from '../instructions/instruct-button.tsx'
import { InstructionsSection } from '../instructions/instructions-section.tsx'
import { MatterActs } from './matter-acts.tsx'
import { MatterFiles } from './matter-files.tsx'
import { MatterSlips } from './matter-slips.tsx'
import { MatterTimeline } from './matter-timeline.tsx'
import { useMatter } from './use-matter.ts'
import './matters.css'

/** A matter: what is asked, by when, everything that happened, and what the person may do now. */
export function MatterPage() {
  const { matterId = '' } = useParams()
  const matter = useMatter(matterId)
  if (matter.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (cannotShow(matter)) return <ErrorState error={matter.error} again={() => matter.refetch()} />
  return <Matter matter={matter.data} again={() => matter.refetch()} />
}

function Matter({ matter, again }: { readonly matter: MatterDetail; readonly again: () => Promise<unknown> }) {
  const place = useWorkplace()
  return (
    <>
      <PageHeader
        title={matter.title}
        aside={`${matterKindWords[matter.kind]} ${matterNumber(matter)}`}
        actions={
          <>
            <InstructButton subject="matter" subjectId={matter.matterId} />{' '}
            {matter.state === 'draft' && matter.acts.includes('propose') && (
              <Link to={`/${place.code}/matters/${matter.matterId}/edit`}>修改草稿</Link>
            )}
          </>
        }
      />
      <div className="matter">
        <blockquote className="matter-asked">{matter.asked}</blockquote>
        <Facts matter={matter} />
        <InstructionsSection subject="matter" subjectId={matter.matterId} />
        <Dues matter={matter} />
        <MatterFiles matter={matter} again={again} />
        <MatterSlips matter={matter} again={again} />
        <section aria-label="办理过程">
          <h2>办理过程</h2>
          <MatterTimeline matter={matter} again={again} />
        </section>
        <MatterActs matter={matter} again={again} />
      </div>
    </>
  )
}

function Facts({ matter }: { readonly matter: MatterDetail }) {
  const place = useWorkplace()
  const units = (wanted: 'lead' | 'partner') =>
    matter.units.some(({ part }) => part === wanted)
      ? matter.units
          .filter(({ part }) => part === wanted)
          .map(({ unitId, name }, index) => (
            <span key={unitId}>
              {index > 0 && '、'}
              <UnitLink unitId={unitId} name={name} />
            </span>
          ))
      : '—'
  return (
    <dl className="matter-facts">
      <dt>状态</dt>
      <dd>
        <strong>{matterStateWords[matter.state]}</strong>
        {matter.grade && `（${gradeWords[matter.grade]}）`}
      </dd>
      <dt>轻重</dt>
      <dd>{importanceWords[matter.importance]}</dd>
      <dt>牵头单位</dt>
      <dd>{units('lead')}</dd>
      <dt>配合单位</dt>
      <dd>{units('partner')}</dd>
      <dt>牵头领导</dt>
      <dd>
        <LeaderLink personId={matter.leader?.personId ?? null} name={matter.leader?.name ?? '—'} />
      </dd>
      <dt>批准立项</dt>
      <dd>{matter.approver ?? '—'}</dd>
      <dt>来源</dt>
      <dd>
        {matterSourceWords[matter.source]}
        {matter.sourceWords && `：${matter.sourceWords}`}
      </dd>
      {matter.upperNumber !== null && (
        <>
          <dt>上级编号</dt>
          <dd className="numbers">{matter.upperNumber}</dd>
        </>
      )}
      {matter.upper && (
        <>
          <dt>上级台账所载</dt>
          <dd>{upperSaidWords(matter.upper)}</dd>
        </>
      )}
      <dt>类别</dt>
      <dd>{matter.subject ?? '—'}</dd>
      {matter.tasks.length > 0 && (
        <>
          <dt>所属任务</dt>
          <dd>
            {matter.tasks.map((task) => (
              <div key={task.taskId}>
                <Link to={`/${place.code}/tasks/${task.taskId}`}>{taskWords(task)}</Link> {task.wording}
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

function Dues({ matter: { dues, extensions, plan } }: { readonly matter: MatterDetail }) {
  if (dues.length === 0)
    return plan ? (
      <section aria-label="办理节点">
        <h2>办理节点（交办后起算）</h2>
        <ol className="matter-list numbers">
          {plan.map(({ day, words }, index) => (
            <li key={day}>
              {stepWords(
                index === plan.length - 1 ? { step: 'settle', node: 0 } : { step: 'milestone', node: index + 1 },
              )}{' '}
              {day} {words}
            </li>
          ))}
        </ol>
      </section>
    ) : null
  return (
    <section aria-label="办理时限">
      <h2>办理时限{extensions > 0 && `（已延期 ${extensions} 次）`}</h2>
      <ul className="matter-list numbers">
        {dues.map((due) => {
          return (
            <li key={`${due.step} ${due.node} ${due.round}`}>
              <span className={due.replacedAt ? 'matter-replaced' : ''}>
                {stepWords(due)} {due.day} {due.cutOff}
                {due.words && ` ${due.words}`}
              </span>{' '}
              {due.replacedAt && <span className="soft">（已由新的时限代替）</span>}
              {!due.replacedAt && due.metAt && (
                <span className="soft">
                  {due.step === 'settle' ? '申请办结' : due.step === 'milestone' ? '✓ 完成' : '反馈'}于{' '}
                  {momentWords(due.metAt)}
                </span>
              )}{' '}
              {!due.replacedAt && due.late && <span className="state state-red">■ 逾期</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
