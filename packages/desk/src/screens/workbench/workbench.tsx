import type {
  Workbench,
  WorkbenchGroup,
  WorkbenchItem,
  WorkbenchKind,
} from '@luoshi/server/desk/reporting/workbench-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link, Navigate } from 'react-router'
import { useWorkplace, type Workplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { FirstSteps } from '../../parts/first-steps.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { useAskedYear, YearSwitch } from '../../parts/year-switch.tsx'
import { dueWords } from '../../words/reporting.ts'
import { WaitingBulletins } from '../bulletins/waiting-bulletins.tsx'
import { WaitingInspections } from '../inspections/waiting-inspections.tsx'
import { BenchInstructions } from '../instructions/bench-instructions.tsx'
import { WaitingMatters } from '../matters/waiting-matters.tsx'
import { WaitingScores } from '../scores/waiting-scores.tsx'
import { planAddress } from '../task/plan-address.ts'
import { groupAddress } from './group-address.ts'
import { groupWords, lateWords } from './group-words.ts'
import { useWaiting } from './use-waiting.ts'
import { WaitingRow } from './waiting-row.tsx'
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
  const asked = useAskedYear()
  const bench = useQuery({
    queryKey: [place.code, 'workbench', asked ?? null],
    queryFn: () => place.ask('GET /workbench', { query: { year: asked } }),
  })
  return (
    <>
      <PageHeader
        title="我的工作台"
        aside={bench.data && <Today bench={bench.data} />}
        actions={place.has('supervisor', 'leader') && <YearSwitch unset="当前年度" />}
      />
      {bench.data && <OtherYears bench={bench.data} asked={asked !== undefined} />}
      <FirstSteps />
      {bench.data && place.has('supervisor') && <Totals bench={bench.data} asked={asked ?? null} />}
      {bench.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {bench.error && <ErrorState error={bench.error} again={() => bench.refetch()} />}
      {!place.roles.every((role) => role === 'reader') && <WaitingMatters />}
      {place.has('supervisor', 'leader') && <BenchInstructions />}
      {!place.roles.every((role) => role === 'reader') && <WaitingInspections />}
      {!place.roles.every((role) => role === 'reader') && <WaitingBulletins />}
      {!place.roles.every((role) => role === 'reader') && <WaitingScores />}
      {bench.data && <Groups groups={bench.data.groups} place={place} year={bench.data.year} asked={asked ?? null} />}
    </>
  )
}

/** Everything that waits for the office in one row, most first. */
function Totals({ bench: { groups, year }, asked }: { readonly bench: Workbench; readonly asked: number | null }) {
  // a list that cannot be read says so where it stands below
  const { kinds } = useWaiting(groups, { year, asked })
  return kinds.length > 1 && <WaitingRow waiting={kinds} label="待办总数" />
}

function Today({ bench: { today, year, period } }: { readonly bench: Workbench }) {
  const day = <span className="whole">今天 {today}</span>
  if (year === null) return day
  return (
    <>
      {year}年度 · {day}
      {period && (
        <>
          {' · '}
          <span className="whole">
            {period.ordinal}月填报 {dueWords(period)}
          </span>
        </>
      )}
    </>
  )
}

/** Leads to years beside the shown one of which something still waits, and back to the running one. */
function OtherYears({ bench: { others, year }, asked }: { readonly bench: Workbench; readonly asked: boolean }) {
  const { code } = useWorkplace()
  if (others.length === 0 && !asked) return null
  return (
    <p className="bench-years">
      {asked && (
        <>
          正在看 {year} 年度的待办。<Link to={`/${code}`}>回到当前年度</Link>
        </>
      )}
      {others.map((other) => (
        <Link key={other.year} to={`/${code}?year=${other.year}`}>
          {other.year} 年度还有 {other.tasks} 项任务待办
        </Link>
      ))}
    </p>
  )
}

interface OfBench {
  readonly place: Workplace
  /** The year that is being carried out. */
  readonly year: number | null
  /** The year that was chosen; null where the running one is shown. */
  readonly asked: number | null
}

function Groups({ groups, place, year, asked }: OfBench & { readonly groups: readonly WorkbenchGroup[] }) {
  const some = groups.filter(({ count }) => count > 0)
  // the office has many kinds at once: the largest first
  const waiting = place.has('supervisor') ? some.toSorted((a, b) => b.count - a.count) : some
  return (
    <>
      {waiting.length === 0 && (
        <EmptyState title="没有待办的任务和填报">有任务下达、填报到期或材料退回时，会列在这里。</EmptyState>
      )}
      {waiting.map((group) => (
        <Group key={`${group.kind} ${group.role}`} group={group} place={place} year={year} asked={asked} />
      ))}
    </>
  )
}

function Group({ group, place, year, asked }: OfBench & { readonly group: WorkbenchGroup }) {
  const words = groupWords[group.kind]
  const opens = groupAddress(group, place.code, { year, asked })
  return (
    <section className="bench-group" aria-label={words.title}>
      <h2>
        <Link to={opens}>
          {words.title} <span className="numbers">{group.count}</span>
        </Link>
        {group.late > 0 && (
          <span className="state state-red">
            ■ {lateWords(group.kind)} {group.late}
          </span>
        )}
        <span className="soft bench-does">{words.does}</span>
      </h2>
      <ul>
        {group.items.slice(0, 8).map((item) => (
          <li key={`${item.taskId} ${item.reportId} ${item.progressId} ${item.periodId} ${item.unit}`}>
            <Link className="bench-item" to={addressOf(item, group.kind, place.code, year, opens)}>
              <Item item={item} />
            </Link>
          </li>
        ))}
      </ul>
      {group.count > 8 && <Link to={opens}>全部 {group.count} 项</Link>}
    </section>
  )
}

/** What is done in the form of its report rather than on the task's own page. */
const inForm: readonly WorkbenchKind[] = ['returned', 'to-report', 'to-confirm', 'to-check', 'to-judge']
/** What is done in the task's plan, beside the table that shows the others that wait. */
const inPlan: readonly WorkbenchKind[] = ['refused', 'to-decide', 'to-assign']

/** Where an item is dealt with; `opens` is where all of its group are listed. */
function addressOf(item: WorkbenchItem, kind: WorkbenchKind, code: string, year: number | null, opens: string): string {
  if (item.taskId === null) return item.reportId ? `/${code}/reports/${item.reportId}` : opens
  if (inPlan.includes(kind)) return planAddress(code, item.taskId, year, opens.split('?')[1])
  if (item.periodId && inForm.includes(kind))
    return `/${code}/progress/${item.taskId}/${item.periodId}${item.progressId ? `?report=${item.progressId}` : ''}`
  return `/${code}/tasks/${item.taskId}`
}

function Item({ item }: { readonly item: WorkbenchItem }) {
  return (
    <>
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
    </>
  )
}
