import type { Overview, OverviewTask } from '@luoshi/server/desk/overview-routes.ts'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { call } from '../../application/call.ts'
import { useWorkplace } from '../../application/session.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { PageHeader } from '../../parts/page-header.tsx'
import { lightShapes, lightWords } from '../../words/lights.ts'
import { taskNumber } from '../../words/task-number.ts'
import { countsOf, lightOrder, newestJudged, pivot, turned } from './counts.ts'
import { type Rows, RowsDrawer } from './rows-drawer.tsx'
import './overview.css'

const LightsChart = lazy(async () => ({ default: (await import('./lights-chart.tsx')).LightsChart }))

/** 督查总览: lights by area and month, by unit, by leader; what turned, who has not reported, what comes. */
export function OverviewScreen() {
  const place = useWorkplace()
  const [search, setSearch] = useSearchParams()
  const year = search.get('year')
  const overview = useQuery({
    queryKey: [place.code, 'overview', year],
    queryFn: () => call<Overview>(place.api(`overview${year === null ? '' : `?year=${year}`}`)),
  })
  if (overview.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (overview.error) return <ErrorState error={overview.error} again={() => overview.refetch()} />
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
    <>
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
            <Link to={`/${place.code}/wall`}>大屏</Link>
          </>
        }
      />
      <Sentence data={data} period={period} open={open} />
      <div className="overview-charts">
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 260 }} />}>
          <LightsChart columns={columns} lights={[...lightOrder].reverse()} label="各月亮灯数，数字见旁边的表" />
        </Suspense>
        <MonthTable data={data} columns={columns} open={open} />
      </div>
      <Turned data={data} period={period} open={open} />
      <Lights data={data} period={period} by={search.get('by')} set={set} open={open} />
      <NotReported data={data} unitName={unitName} open={open} />
      <Upcoming data={data} unitName={unitName} />
      {rows && <RowsDrawer rows={rows} code={place.code} unitName={unitName} close={() => setRows(null)} />}
    </>
  )
}

type Open = (title: string, tasks: readonly OverviewTask[], period?: number) => void

/** A number that opens its rows; 0 opens nothing. */
function Count({
  tasks,
  title,
  open,
  period,
}: {
  readonly tasks: readonly OverviewTask[]
  readonly title: string
  readonly open: Open
  readonly period?: number
}) {
  if (tasks.length === 0) return <span className="soft numbers">0</span>
  return (
    <button type="button" className="count numbers" title={title} onClick={() => open(title, tasks, period)}>
      {tasks.length}
    </button>
  )
}

/** The state of the whole in words. */
function Sentence({ data, period, open }: { readonly data: Overview; readonly period: number; readonly open: Open }) {
  const counts = countsOf(data.tasks, period)
  const month = data.periods[period]?.month
  return (
    <p className="overview-sentence">
      已下达任务 <Count tasks={data.tasks} title="已下达任务" open={open} /> 项，{month}月：
      {lightOrder.map((light, index) => (
        <span key={light}>
          {index > 0 && '，'}
          <span className={`state state-${light}`}>
            <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
          </span>{' '}
          <Count tasks={counts[light]} title={`${month}月${lightWords[light]}`} open={open} />
        </span>
      ))}
      。
    </p>
  )
}

function MonthTable({
  data,
  columns,
  open,
}: {
  readonly data: Overview
  readonly columns: readonly { readonly name: string; readonly counts: ReturnType<typeof countsOf> }[]
  readonly open: Open
}) {
  return (
    <table className="ledger-table">
      <caption>各月亮灯数</caption>
      <thead>
        <tr>
          <th scope="col">亮灯</th>
          {columns.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lightOrder.map((light) => (
          <tr key={light}>
            <th scope="row">
              <span className={`state state-${light}`}>
                <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
              </span>
            </th>
            {columns.map(({ name, counts }, index) => (
              <td key={data.periods[index]?.periodId}>
                <Count tasks={counts[light]} title={`${name}${lightWords[light]}`} open={open} period={index} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Turned({ data, period, open }: { readonly data: Overview; readonly period: number; readonly open: Open }) {
  const { worse, better } = turned(data.tasks, period)
  if (period < 1) return null
  const month = data.periods[period]?.month
  return (
    <section>
      <h2>本月变化</h2>
      <p>
        与上月相比，转差 <Count tasks={worse} title={`${month}月转差`} open={open} /> 项，转好{' '}
        <Count tasks={better} title={`${month}月转好`} open={open} /> 项。
      </p>
      {worse.length > 0 && (
        <ul className="overview-turned">
          {worse.slice(0, 6).map((task) => (
            <li key={task.taskId}>
              <span className="numbers">{taskNumber(task)}</span> {task.wording}
              <span className="soft whole">
                {lightWords[task.lights[period - 1] ?? 'unreported']} →{' '}
                {lightWords[task.lights[period] ?? 'unreported']}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const pivots = [
  { value: 'area', label: '按方面' },
  { value: 'unit', label: '按牵头单位' },
  { value: 'leader', label: '按牵头领导' },
] as const

function Lights({
  data,
  period,
  by,
  set,
  open,
}: {
  readonly data: Overview
  readonly period: number
  readonly by: string | null
  readonly set: (name: string, value: string) => void
  readonly open: Open
}) {
  const chosen = by === 'unit' || by === 'leader' ? by : 'area'
  const rows = pivot(data, chosen, period)
  return (
    <section>
      <h2 className="overview-pivot">
        亮灯分布
        <Segmented size="small" options={[...pivots]} value={chosen} onChange={(value) => set('by', value)} />
      </h2>
      <div className="wide">
        <table className="ledger-table">
          <thead>
            <tr>
              <th scope="col">{pivots.find(({ value }) => value === chosen)?.label.slice(1)}</th>
              <th scope="col">任务</th>
              {lightOrder.map((light) => (
                <th scope="col" key={light}>
                  <span className={`state state-${light}`}>
                    <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
                  </span>
                </th>
              ))}
              {data.periods.map(({ month }) => (
                <th scope="col" key={month} className="strip">
                  {month}月
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, tasks }) => {
              const counts = countsOf(tasks, period)
              return (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>
                    <Count tasks={tasks} title={name} open={open} />
                  </td>
                  {lightOrder.map((light) => (
                    <td key={light}>
                      <Count tasks={counts[light]} title={`${name} ${lightWords[light]}`} open={open} />
                    </td>
                  ))}
                  {data.periods.map(({ month }, index) => {
                    const { red, yellow } = countsOf(tasks, index)
                    const late = [...red, ...yellow]
                    return (
                      <td key={month} className="strip">
                        {late.length === 0 ? (
                          <span className="soft">·</span>
                        ) : (
                          <button
                            type="button"
                            className={`count numbers state-${red.length > 0 ? 'red' : 'yellow'}`}
                            title={`${name} ${month}月：严重滞后 ${red.length}，滞后 ${yellow.length}`}
                            onClick={() => open(`${name} ${month}月滞后`, late, index)}
                          >
                            {red.length > 0 ? '■' : '▲'}
                            {late.length}
                          </button>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className="soft">右侧各月为滞后与严重滞后之和：■ 其中有严重滞后，▲ 只有滞后，· 没有。</p>
    </section>
  )
}

function NotReported({
  data,
  unitName,
  open,
}: {
  readonly data: Overview
  readonly unitName: (id: string | null) => string
  readonly open: Open
}) {
  const newest = data.periods.at(-1)
  if (!newest) return null
  const owing = data.tasks.filter(
    ({ report, lights }) =>
      (report === null || report === 'draft' || report === 'returned') && lights.at(-1) !== 'blue',
  )
  const byUnit = [...Map.groupBy(owing, ({ leadId }) => leadId)].sort((a, b) => b[1].length - a[1].length)
  return (
    <section>
      <h2>
        {newest.month}月尚未报送{' '}
        <Count tasks={owing} title={`${newest.month}月尚未报送`} open={open} period={data.periods.length - 1} />
      </h2>
      <p className="soft">{newest.dueOn} 截止。按牵头单位：</p>
      {byUnit.length === 0 ? (
        <p>都已报送。</p>
      ) : (
        <ul className="overview-units">
          {byUnit.map(([id, tasks]) => (
            <li key={id ?? ''}>
              {unitName(id)}{' '}
              <Count tasks={tasks} title={`${unitName(id)} 尚未报送`} open={open} period={data.periods.length - 1} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The days that come first are listed; how many come after them is said. */
const shownUpcoming = 30

function Upcoming({ data, unitName }: { readonly data: Overview; readonly unitName: (id: string | null) => string }) {
  const place = useWorkplace()
  return (
    <section>
      <h2>
        今后 30 天到期 <span className="numbers">{data.upcoming.length}</span>
      </h2>
      {data.upcoming.length === 0 ? (
        <p className="soft">没有到期的节点或任务。</p>
      ) : (
        <ul className="overview-upcoming">
          {data.upcoming.slice(0, shownUpcoming).map((day) => (
            <li key={`${day.taskId} ${day.dueOn} ${day.wording}`}>
              <span className="numbers">{day.dueOn}</span>{' '}
              <Link to={`/${place.code}/tasks/${day.taskId}`}>
                <span className="numbers">{taskNumber(day)}</span> {day.wording}
              </Link>{' '}
              <span className="soft">{unitName(day.leadId)}</span>
            </li>
          ))}
        </ul>
      )}
      {data.upcoming.length > shownUpcoming && (
        <p className="soft">
          以上为最先到期的 {shownUpcoming} 项，另有 {data.upcoming.length - shownUpcoming} 项在后。
        </p>
      )}
    </section>
  )
}
