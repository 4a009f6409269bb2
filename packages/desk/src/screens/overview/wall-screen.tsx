import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { cannotShow } from '../../application/cannot-show.ts'
import { useWorkplace } from '../../application/session.tsx'
import { ErrorState } from '../../parts/error-state.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightShapes, lightWords } from '../../words/lights.ts'
import { taskNumber } from '../../words/task-number.ts'
import { countsOf, groundIn, lightIn, lightOrder, newestJudged, pivot, turned } from './counts.ts'
import { Lagging } from './lagging.tsx'
import './overview.css'

/** The year for the wall: large, dark, with what turned; it is renewed every minute and rotates nothing. */
export function WallScreen() {
  const place = useWorkplace()
  const [search] = useSearchParams()
  const year = search.get('year')
  const overview = useQuery({
    queryKey: [place.code, 'overview', year],
    queryFn: () => place.ask('GET /overview', { query: year === null ? {} : { year: Number(year) } }),
    refetchInterval: 60_000,
  })
  if (overview.isPending) return <Skeleton active />
  if (cannotShow(overview)) return <ErrorState error={overview.error} again={() => overview.refetch()} />
  const { data } = overview
  const period = newestJudged(data)
  const month = data.periods[period]?.month
  const counts = countsOf(data.tasks, period)
  const { worse } = turned(data.tasks, period)
  const units = new Map(data.units.map(({ unitId, shortName }) => [unitId, shortName]))
  return (
    <div className="wall">
      <header>
        <h1>
          {place.name} {data.year}年政府工作报告任务
        </h1>
        <p>
          {month !== undefined && `${month}月 · `}已下达 {data.tasks.length} 项 · 完成率{' '}
          {(data.shares[period]?.blue ?? 0).toFixed(1)}% · 数据截至 {data.cutOff}
          {place.fictitious && ' · 演示用虚构地区'}
        </p>
        <nav>
          {data.years
            .filter((one) => one !== data.year)
            .map((one) => (
              <Link key={one} to={`/${place.code}/wall?year=${one}`}>
                {one}年
              </Link>
            ))}
          <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
            全屏
          </button>
          <Link to={`/${place.code}/overview?year=${data.year}`}>返回</Link>
        </nav>
      </header>
      {data.tasks.length === 0 ? (
        <p>还没有下达的任务。任务下达并填报后，这里显示亮灯。</p>
      ) : (
        <>
          <ul className="wall-lights">
            {lightOrder.map((light) => (
              <li key={light} className={`state-${light}`}>
                <strong className="numbers">{counts[light].length}</strong>
                <span>
                  <span aria-hidden="true">{lightShapes[light]}</span> {lightWords[light]}
                </span>
              </li>
            ))}
          </ul>
          <div className="wall-columns">
            {/* on a phone wider than its place, and then moved by keys too */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it from here */}
            <section ref={toNewest} className="wall-months" aria-label="各重点领域各月亮灯" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">重点领域</th>
                    {data.periods.map(({ month: one }) => (
                      <th scope="col" key={one}>
                        {one}月
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {pivot(data, 'area', period).map(({ key, name, tasks }) => (
                    <tr key={key}>
                      <th scope="row">{name}</th>
                      {data.periods.map(({ month: one }, index) => {
                        const { red, yellow } = countsOf(tasks, index)
                        const judged = tasks.some((task) => lightIn(task, index) !== 'unreported')
                        return (
                          <td key={one} className={judged ? 'state-green' : 'state-grey'}>
                            {red.length + yellow.length > 0 ? (
                              <Lagging tasks={tasks} period={index} />
                            ) : judged ? (
                              '●'
                            ) : (
                              '◌'
                            )}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            <section>
              <h2>
                {month}月转差 <span className="numbers">{worse.length}</span> 项
              </h2>
              <ol>
                {worse.slice(0, 16).map((task) => (
                  <li key={task.taskId}>
                    <span className="numbers">{taskNumber(task)}</span> {task.wording}
                    <div className="wall-turn">
                      {units.get(task.leadId ?? '') ?? '未明确牵头单位'} · {lightWords[lightIn(task, period - 1)]} →{' '}
                      <LightTag light={lightIn(task, period)} words={groundIn(data, task, period)} />
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </>
      )}
    </div>
  )
}

/** Where the months are wider than their place, the newest are those that show. */
function toNewest(months: HTMLElement | null) {
  if (months) months.scrollLeft = months.scrollWidth
}
