import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { countsOf, lightOrder, newestJudged } from './counts.ts'
import { Indicators } from './indicators.tsx'
import { LightsTable } from './lights-table.tsx'
import { MonthTable } from './month-table.tsx'
import { NotReported } from './not-reported.tsx'
import { OwnField } from './own-field.tsx'
import { type Rows, RowsDrawer } from './rows-drawer.tsx'
import { SaveTable } from './save-table.tsx'
import { Sentence } from './sentence.tsx'
import { Turned } from './turned.tsx'
import { Upcoming } from './upcoming.tsx'
import './overview.css'

const LightsChart = lazy(async () => ({ default: (await import('./lights-chart.tsx')).LightsChart }))

/** 督查总览: lights by area and month, by unit, by leader; what turned, who has not reported, what comes. */
export function OverviewScreen() {
  const place = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const year = search.get('year')
  const overview = useQuery({
    queryKey: [place.code, 'overview', year],
    queryFn: () => place.ask('GET /overview', { query: year === null ? {} : { year: Number(year) } }),
  })
  if (overview.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cannotShow(overview)) return <ErrorState error={overview.error} again={() => overview.refetch()} />
  const { data } = overview
  if (data.tasks.length === 0)
    return (
      <>
        <PageHeader title="督查总览" />
        <EmptyState title="还没有下达的任务">任务下达并填报后，这里按月显示亮灯情况。</EmptyState>
      </>
    )
  const set = (name: string, value: string) =>
    setSearch((had) => new URLSearchParams([...had].filter(([key]) => key !== name).concat([[name, value]])), {
      replace: true,
    })
  return <Year key={data.year} data={data} search={search} set={set} />
}

function Year({
  data,
  search,
  set,
}: {
  readonly data: Overview
  readonly search: URLSearchParams
  readonly set: (name: string, value: string) => void
}) {
  const place = useWorkplace()
  const asked = data.periods.findIndex(({ month }) => String(month) === search.get('month'))
  const period = asked >= 0 ? asked : newestJudged(data)
  const month = data.periods[period]?.month ?? 0
  const [rows, setRows] = useState<Rows | null>(null)
  const open = (title: string, tasks: readonly OverviewTask[], of = period) => setRows({ title, tasks, period: of })
  const units = useMemo(() => new Map(data.units.map(({ unitId, shortName }) => [unitId, shortName])), [data.units])
  const unitName = (id: string | null) => (id === null ? '未明确牵头单位' : (units.get(id) ?? '—'))
  const columns = useMemo(
    () => data.periods.map(({ month: one }, index) => ({ name: `${one}月`, counts: countsOf(data.tasks, index) })),
    [data],
  )
  return (
    <div className="overview-page">
      <PageHeader
        title="督查总览"
        aside={`${data.year}年度 · ${month}月 · 数据截至 ${data.cutOff}`}
        actions={
          <>
            {data.years.length > 1 && (
              <Select
                aria-label="年度"
                value={data.year}
                options={data.years.map((one) => ({ value: one, label: `${one}年度` }))}
                onChange={(one) => set('year', String(one))}
              />
            )}
            <Select
              aria-label="月份"
              value={month}
              options={data.periods.map(({ month: one }) => ({ value: one, label: `${one}月` }))}
              onChange={(one) => set('month', String(one))}
            />
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/bulletins`}>通报</Link>}{' '}
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/scores`}>考评</Link>}{' '}
            {place.has('supervisor', 'leader') && <Link to={`/${place.code}/burden`}>减负</Link>}{' '}
            <Link to={`/${place.code}/wall?year=${data.year}`}>大屏</Link> <SaveTable year={data.year} month={month} />
          </>
        }
      />
      {place.has('leader') && <OwnField {...{ data, period, open, unitName }} />}
      <Sentence data={data} period={period} open={open} />
      <div className="overview-charts">
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 260 }} />}>
          <LightsChart columns={columns} lights={[...lightOrder].reverse()} label="各月亮灯数，数字见月份表" />
        </Suspense>
        <MonthTable data={data} columns={columns} period={period} open={open} />
      </div>
      <Turned data={data} period={period} open={open} />
      <Indicators data={data} period={period} />
      <LightsTable data={data} period={period} by={search.get('by')} set={set} open={open} />
      <NotReported data={data} unitName={unitName} open={open} />
      <Upcoming data={data} unitName={unitName} />
      {rows && <RowsDrawer rows={rows} data={data} code={place.code} unitName={unitName} close={() => setRows(null)} />}
    </div>
  )
}
