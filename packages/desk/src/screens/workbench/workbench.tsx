import type { Workbench, WorkbenchGroup, WorkbenchItem, WorkbenchKind } from '@luoshi/server/desk/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link, Navigate } from 'react-router'
import { call } from '../../application/call.ts'
import { useWorkplace, type Workplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { groupWords } from './group-words.ts'
import './workbench.css'
import { taskNumber } from '../../words/task-number.ts'

/** The first screen: one's own work, or for administrators, for whom no work waits, what they keep. */
export function WorkbenchScreen() {
  const { roles } = useWorkplace()
  const keeps = roles.length > 0 && roles.every((role) => role.endsWith('-administrator'))
  return keeps ? <Navigate to="administration" replace /> : <OwnWork />
}

/** 我的工作台: what waits for the person, the number of each and how late; the most urgent first. */
function OwnWork() {
  const place = useWorkplace()
  const bench = useQuery({
    queryKey: [place.code, 'workbench'],
    queryFn: () => call<Workbench>(place.api('workbench')),
  })
  return (
    <>
      <PageHeader title="我的工作台" aside={bench.data && <Today bench={bench.data} />} />
      {bench.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {bench.error && <ErrorState error={bench.error} again={() => bench.refetch()} />}
      {bench.data && <Groups groups={bench.data.groups} place={place} />}
    </>
  )
}

function Today({ bench: { today, year, period } }: { readonly bench: Workbench }) {
  if (year === null) return <>今天 {today}</>
  return (
    <>
      {year}年度 · 今天 {today}
      {period && ` · ${period.ordinal}月填报 ${period.dueOn} 截止`}
    </>
  )
}

function Groups({ groups, place }: { readonly groups: readonly WorkbenchGroup[]; readonly place: Workplace }) {
  const waiting = groups.filter(({ count }) => count > 0)
  const done = groups.filter(({ count }) => count === 0)
  return (
    <>
      {waiting.length === 0 && (
        <EmptyState title="没有待办事项">有任务下达、填报到期或材料退回时，会列在这里。</EmptyState>
      )}
      {waiting.map((group) => (
        <Group key={`${group.kind} ${group.role}`} group={group} place={place} />
      ))}
      {waiting.length > 0 && done.length > 0 && (
        <p className="soft">没有：{done.map(({ kind }) => groupWords[kind].title).join('、')}。</p>
      )}
    </>
  )
}

function Group({ group, place }: { readonly group: WorkbenchGroup; readonly place: Workplace }) {
  const words = groupWords[group.kind]
  return (
    <section className="bench-group" aria-label={words.title}>
      <h2>
        <Link to={`/${place.code}/${words.opens}`}>
          {words.title} <span className="numbers">{group.count}</span>
        </Link>
        {group.late > 0 && <span className="state state-red">■ 逾期 {group.late}</span>}
        <span className="soft bench-does">{words.does}</span>
      </h2>
      <ul>
        {group.items.slice(0, 8).map((item) => (
          <li key={`${item.taskId} ${item.reportId} ${item.progressId} ${item.periodId}`}>
            <Item item={item} kind={group.kind} place={place} fallback={words.opens} />
          </li>
        ))}
      </ul>
      {group.count > 8 && <Link to={`/${place.code}/${words.opens}`}>全部 {group.count} 项</Link>}
    </section>
  )
}

/** What is done in the form of its report rather than on the task's own page. */
const inForm: readonly WorkbenchKind[] = ['returned', 'to-report', 'to-confirm', 'to-check', 'to-judge']

function Item({
  item,
  kind,
  place,
  fallback,
}: {
  readonly item: WorkbenchItem
  readonly kind: WorkbenchKind
  readonly place: Workplace
  readonly fallback: string
}) {
  const to = item.taskId
    ? item.periodId && inForm.includes(kind)
      ? `/${place.code}/progress/${item.taskId}/${item.periodId}`
      : `/${place.code}/tasks/${item.taskId}`
    : item.reportId
      ? `/${place.code}/reports/${item.reportId}`
      : `/${place.code}/${fallback}`
  return (
    <Link className="bench-item" to={to}>
      <span className="numbers bench-number">
        {item.number !== null && taskNumber({ number: item.number, part: item.part ?? 1 })}
      </span>
      <span className="bench-words">
        {item.wording}
        {item.note && <span className="soft">（{item.note}）</span>}
      </span>
      <span className="soft">{item.unit}</span>
      <span className={item.daysLate > 0 ? 'state state-red' : 'soft'}>
        {item.daysLate > 0 ? `■ 逾期 ${item.daysLate} 天` : item.dueOn ? `${item.dueOn} 前` : ''}
      </span>
    </Link>
  )
}
