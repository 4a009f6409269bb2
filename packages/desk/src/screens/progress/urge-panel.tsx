import type { SentUrge } from '@luoshi/server/desk/mail/message-routes.ts'
import type { UrgedTask, UrgedUnit } from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { AnswerOf } from '../../application/ask.ts'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { useUndoKey } from '../../parts/use-undo-key.ts'
import { useUrge } from '../../parts/use-urge.ts'
import { useAskedYear } from '../../parts/year-switch.tsx'
import {
  dayWords,
  dueWords,
  mayWithdraw,
  momentWords,
  owesWords,
  periodWords,
  urgedWords,
} from '../../words/reporting.ts'
import { taskNumber } from '../../words/task-number.ts'

/** 催报单: what each unit owes, with whom to call; printed, a unit a block. */
export function UrgePanel() {
  const place = useWorkplace()
  // a year that is over is named in the address
  const year = useAskedYear()
  const urges = useQuery({
    queryKey: [place.code, 'urges', year ?? null],
    queryFn: () => place.ask('GET /urges', { query: { year } }),
  })
  const sent = useQuery({ queryKey: [place.code, 'urges', 'sent'], queryFn: () => place.ask('GET /urges/sent') })
  const wasMailed = (urgeIds: readonly string[]) =>
    (sent.data?.urges ?? []).some(({ urgeId, mailed }) => mailed && urgeIds.includes(urgeId))
  const urge = useUrge()
  const { modal } = App.useApp()
  /** What was sent last from here and can be taken back. */
  const [last, setLast] = useState<Sent | null>(null)
  const remember = { onSuccess: (answer: Sent | null) => answer && setLast(answer) }
  const takeBack = async (urgeIds: readonly string[]) => {
    const sent = last?.urgeIds.some((id) => urgeIds.includes(id)) ? last : null
    if (sent) setLast(null)
    const answered = await urge.takeBack(urgeIds, sent?.mailed ?? wasMailed(urgeIds))
    // the request did not reach the server: offer it again unless a newer one was sent
    if (!answered && sent) setLast((newer) => newer ?? sent)
  }
  const takeLastBack = () => {
    if (last !== null && last.urgeIds.length > 0) void takeBack(last.urgeIds)
  }
  useUndoKey(takeLastBack)
  const sends = place.has('supervisor')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  // in print every group is expanded
  useEffect(() => {
    const all = () => setOpen(new Set((urges.data?.units ?? []).map(({ unitId }) => unitId)))
    window.addEventListener('beforeprint', all)
    return () => window.removeEventListener('beforeprint', all)
  }, [urges.data])
  if (urges.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (cannotShow(urges)) return <ErrorState error={urges.error} again={() => urges.refetch()} />
  const { units, period, today } = urges.data
  if (units.length === 0)
    return (
      <EmptyState title="没有需要催报的单位">本期应报的都已报送；有未签收、未填报的，会按单位列在这里。</EmptyState>
    )
  const owed = units.flatMap(({ tasks }) => tasks)
  const newest = (unitId: string) => sent.data?.urges.find((one) => one.unitId === unitId && one.withdrawnAt === null)
  const urgedToday = units.filter(({ unitId }) => {
    const last = newest(unitId)
    return last !== undefined && dayWords(last.at) === today
  }).length
  const unsigned = owed.filter(({ owes }) => owes === 'signature').length
  const all = () =>
    modal.confirm({
      title: `催报 ${units.length} 个单位？`,
      content: `${owed.length} 项未报送或未签收，各单位的承办人员和第一责任人会收到消息${urgedToday > 0 ? `。其中 ${urgedToday} 个单位今天已催过` : ''}。`,
      okText: '催报',
      cancelText: '取消',
      onOk: () =>
        urge.mutateAsync({ unitIds: units.map(({ unitId }) => unitId), year }, remember).catch(() => undefined),
    })
  const print = () => {
    setOpen(new Set(units.map(({ unitId }) => unitId)))
    // print after the expanded groups have been rendered
    setTimeout(() => window.print(), 100)
  }
  return (
    <div className="urges">
      <div className="list-tools">
        <p>
          截至 {today}，{units.length} 个单位尚未报送 {owed.length - unsigned} 项
          {unsigned > 0 && `、尚未签收 ${unsigned} 项`}
          {period && `（${period.year}年${periodWords(period)}填报，${dueWords(period)}）`}
        </p>
        {sends && (
          <Button type="primary" loading={urge.isPending} onClick={all}>
            催报全部 {units.length} 个单位…
          </Button>
        )}
        <Button href={place.address('GET /urges.docx', { query: { year } })}>下载催报通知（Word）</Button>
        <Button onClick={print}>打印催报单</Button>
        {last && (
          <span className="soft" aria-live="polite">
            已催报 {last.units} 个单位 {last.tasks} 项
            <Button type="link" size="small" onClick={takeLastBack}>
              撤回（Ctrl+Z）
            </Button>
          </span>
        )}
      </div>
      <h2 className="print-only">
        {place.name}
        {period && `${period.year}年${periodWords(period)}`}进展填报催报单
      </h2>
      {units.map((unit) => (
        <Unit
          key={unit.unitId}
          unit={unit}
          last={newest(unit.unitId)}
          onUrge={sends ? (personId) => urge.mutate({ unitIds: [unit.unitId], personId, year }, remember) : null}
          open={open.has(unit.unitId)}
          onToggle={(opened) =>
            setOpen((all) => new Set(opened ? [...all, unit.unitId] : [...all].filter((id) => id !== unit.unitId)))
          }
        />
      ))}
      {sent.data && sent.data.urges.length > 0 && (
        <SentList urges={sent.data.urges} onWithdraw={sends ? (id) => void takeBack([id]) : null} />
      )}
    </div>
  )
}

/** The answer to an urge that was sent, by which it can be withdrawn. */
type Sent = AnswerOf<'POST /urges'>

/** What was sent, to whom, and who read it when; the newest first. */
function SentList({
  urges,
  onWithdraw,
}: {
  readonly urges: readonly SentUrge[]
  /** Takes an urge back that nobody has read; null for who may not. */
  readonly onWithdraw: ((urgeId: string) => void) | null
}) {
  return (
    <details className="no-print">
      <summary>已发出的催报（{urges.length}）</summary>
      <ul className="urge-sent">
        {urges.map((one) => (
          <li key={one.urgeId}>
            <span className="numbers soft">{momentWords(one.at)}</span> {one.by} 催报 {one.unit} {one.taskIds.length}{' '}
            项：
            {one.people
              .map(({ name, readAt }) => `${name}${readAt ? ` ${momentWords(readAt)} 已读` : ' 未读'}`)
              .join('；')}
            {one.withdrawnAt && <span className="soft"> · {momentWords(one.withdrawnAt)} 已撤回</span>}
            {onWithdraw && mayWithdraw(one) && (
              <Button
                size="small"
                type="link"
                aria-label={`撤回对${one.unit}的催报`}
                onClick={() => onWithdraw(one.urgeId)}
              >
                撤回
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface UnitProps {
  readonly unit: UrgedUnit
  /** The last urge that went to it. */
  readonly last: SentUrge | undefined
  /** Urges the unit, or one of its people; null for who may not. */
  readonly onUrge: ((personId?: string) => void) | null
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
}

function Unit({ unit, last, onUrge, open, onToggle }: UnitProps) {
  const place = useWorkplace()
  const late = unit.tasks.filter(({ daysLate }) => daysLate > 0).length
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <strong>{unit.unit}</strong> <span className="numbers">{unit.tasks.length} 项</span>
        {late > 0 && <span className="state state-red"> ■ 逾期 {late} 项</span>}
        {last && <span className="soft"> · {urgedWords(last)}</span>}
        {unit.people.length === 0 && <span className="state-red"> · 还没有登记责任人，没有人收得到催报</span>}
      </summary>
      <div className="row-acts urge-people">
        <UnitLink unitId={unit.unitId} name="单位情况" />
        {onUrge && unit.people.length > 0 && (
          <Button size="small" type="primary" onClick={() => onUrge()}>
            催报本单位
          </Button>
        )}
        {unit.people.map(({ personId, name, role, phone }) => (
          <span key={`${personId} ${role}`}>
            {name}（{role === 'unit-head' ? '第一责任人' : '承办'}
            {phone && <>，{phone}</>}）
            {onUrge && (
              <Button size="small" type="link" aria-label={`催报 ${name}`} onClick={() => onUrge(personId)}>
                催报
              </Button>
            )}
          </span>
        ))}
      </div>
      <table className="urge-table">
        <thead>
          <tr>
            <th>序号</th>
            <th>任务内容</th>
            <th>情况</th>
            <th>时效</th>
          </tr>
        </thead>
        <tbody>
          {unit.tasks.map((task) => (
            <tr key={task.taskId}>
              <td className="numbers">{taskNumber(task)}</td>
              <td>
                <Link to={`/${place.code}/tasks/${task.taskId}`}>{task.wording}</Link>
              </td>
              <td>
                {owesWords[task.owes]}
                {task.missedBefore && <span className="state-red">，上期也未报</span>}
              </td>
              <td>{lateWords(task)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const lateWords = ({ daysLate }: UrgedTask) => (daysLate > 0 ? `逾期 ${daysLate} 天` : '未到期')
