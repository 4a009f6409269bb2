import type { CarriedYear } from '@luoshi/server/desk/judging/carried-routes.ts'
import type { OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { UnitLink } from '../../parts/carrier-link.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { roleWords } from '../../words/roles.ts'
import { MatterLines } from '../matters/matter-lines.tsx'
import { newestJudged } from '../overview/counts.ts'
import { type Rows, RowsDrawer } from '../overview/rows-drawer.tsx'
import { Upcoming } from '../overview/upcoming.tsx'
import { isLate } from '../tasks/task-filter.ts'
import { CarriedLights } from './carried-lights.tsx'
import { TaskLines } from './task-lines.tsx'
import '../overview/overview.css'
import './carried.css'

/** 单位: what a unit carries in a year. */
export function UnitScreen() {
  const place = useWorkplace()
  const { unitId = '' } = useParams()
  const [search] = useSearchParams()
  const year = search.get('year')
  const carried = useQuery({
    queryKey: [place.code, 'carried', unitId, year],
    queryFn: () =>
      place.ask('GET /units/:unitId/year', { path: { unitId }, query: year === null ? {} : { year: Number(year) } }),
  })
  return <Loaded carried={carried} />
}

/** 领导: what a leader is in charge of in a year. */
export function LeaderScreen() {
  const place = useWorkplace()
  const { personId = '' } = useParams()
  const [search] = useSearchParams()
  const year = search.get('year')
  const carried = useQuery({
    queryKey: [place.code, 'carried', personId, year],
    queryFn: () =>
      place.ask('GET /leaders/:personId/year', {
        path: { personId },
        query: year === null ? {} : { year: Number(year) },
      }),
  })
  return <Loaded carried={carried} />
}

function Loaded({ carried }: { readonly carried: ReturnType<typeof useQuery<CarriedYear>> }) {
  if (carried.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(carried)) return <ErrorState error={carried.error} again={() => carried.refetch()} />
  return <Carried data={carried.data} />
}

function Carried({ data }: { readonly data: CarriedYear }) {
  const place = useWorkplace()
  const [rows, setRows] = useState<Rows | null>(null)
  const { carrier, tasks, beside, matters } = data
  const unit = carrier.kind === 'unit'
  const period = newestJudged(data)
  const open = (title: string, of: readonly OverviewTask[], at = period) => setRows({ title, tasks: of, period: at })
  const names = new Map(data.units.map(({ unitId, shortName }) => [unitId, shortName]))
  const unitName = (id: string | null) => (id === null ? '未明确牵头单位' : (names.get(id) ?? '—'))
  const filter = unit ? `unit=${carrier.unitId}` : `leader=${encodeURIComponent(carrier.name)}`
  const late = tasks.filter((task) => isLate(task, data.cutOff))
  return (
    <>
      <PageHeader
        title={carrier.name}
        aside={`${unit ? '承办单位' : carrier.post || '领导'} · ${data.year}年度 · 数据截至 ${data.cutOff}`}
        actions={
          <>
            {data.years.length > 1 && <Years data={data} />}
            <Link to={`/${place.code}/tasks?year=${data.year}&${filter}`}>在任务表中查看</Link>{' '}
            <Button onClick={() => window.print()}>打印</Button>
          </>
        }
      />
      <Past carrier={carrier} />
      {data.part && <p className="soft">这里只列您能查看的任务，不是全部。</p>}
      {tasks.length + beside.length === 0 ? (
        <EmptyState title={`${data.year}年没有已下达的任务`}>
          {unit
            ? '任务下达给这个单位后，这里列出任务、亮灯、逾期和到期的日子。'
            : '由这位领导牵头的任务下达后列在这里。'}
        </EmptyState>
      ) : (
        <CarriedLights data={data} period={period} late={late} open={open} />
      )}
      {late.length > 0 && (
        <Part title="已过完成时限" count={late.length}>
          <TaskLines data={data} tasks={late} period={period} unitName={unit ? null : unitName} />
        </Part>
      )}
      {tasks.length + beside.length > 0 && <Upcoming data={data} unitName={unitName} />}
      {matters !== null && matters.length > 0 && (
        <Part title="督办事项" count={matters.length}>
          <MatterLines matters={matters} />
        </Part>
      )}
      {tasks.length > 0 && (
        <Part title={unit ? '牵头任务' : '牵头领导的任务'} count={tasks.length}>
          <TaskLines data={data} tasks={tasks} period={period} unitName={unit ? null : unitName} />
        </Part>
      )}
      {beside.length > 0 && (
        <Part title="共同牵头和配合的任务" count={beside.length}>
          <TaskLines data={data} tasks={beside} period={period} unitName={unitName} />
        </Part>
      )}
      {unit && <People carrier={carrier} />}
      {rows && <RowsDrawer rows={rows} data={data} code={place.code} unitName={unitName} close={() => setRows(null)} />}
    </>
  )
}

function Years({ data }: { readonly data: CarriedYear }) {
  const [, setSearch] = useSearchParams()
  return (
    <Select
      aria-label="年度"
      value={data.year}
      options={data.years.map((one) => ({ value: one, label: `${one}年度` }))}
      onChange={(one) => setSearch({ year: String(one) }, { replace: true })}
    />
  )
}

function Past({ carrier }: Pick<CarriedYear, 'carrier'>) {
  if (carrier.kind !== 'unit' || carrier.to === null) return null
  return (
    <p>
      {carrier.to} 起撤销
      {carrier.successor && (
        <>
          ，并入
          <UnitLink unitId={carrier.successor.unitId} name={carrier.successor.name} />
        </>
      )}
      。未办结的任务已转出，这里只有留下的记录。
    </p>
  )
}

function Part({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <span className="numbers">{count}</span>
      </h2>
      {children}
    </section>
  )
}

function People({ carrier }: { readonly carrier: Extract<CarriedYear['carrier'], { kind: 'unit' }> }) {
  return (
    <section aria-label="人员">
      <h2>人员</h2>
      {carrier.people.length === 0 ? (
        <p className="soft">还没有第一责任人和承办人员。由系统管理员在“管理 › 人员”中添加，安全管理员授予角色。</p>
      ) : (
        <ul className="carried-people">
          {carrier.people.map(({ personId, name, role, phone }) => (
            <li key={`${personId} ${role}`}>
              {name} <span className="soft">{roleWords[role]}</span>{' '}
              {phone !== null && (
                <a className="numbers" href={`tel:${phone}`}>
                  {phone}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
