import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Segmented } from 'antd'
import { LeaderLink, UnitLink } from '../../parts/carrier-link.tsx'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightWords } from '../../words/lights.ts'
import { Count, type Open } from './count.tsx'
import { countsOf, lightOrder, pivot } from './counts.ts'
import { Lagging } from './lagging.tsx'

const pivots = [
  { value: 'area', label: '按重点领域' },
  { value: 'unit', label: '按牵头单位' },
  { value: 'leader', label: '按牵头领导' },
] as const

/** The lights by area, by unit or by leader: those of the month, and what lagged in every month of the year. */
export function LightsTable({
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
        <table className="ledger-table lights-table">
          <thead>
            <tr>
              <th scope="col">{pivots.find(({ value }) => value === chosen)?.label.slice(1)}</th>
              {chosen !== 'area' && <th scope="col">名次</th>}
              <th scope="col">任务</th>
              <th scope="col">完成率</th>
              {lightOrder.map((light) => (
                <th scope="col" key={light}>
                  <LightTag light={light} />
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
            {rows.map(({ key, name, id, tasks, completion, rank }) => {
              const counts = countsOf(tasks, period)
              return (
                <tr key={key}>
                  <th scope="row">
                    {chosen === 'unit' ? (
                      <UnitLink unitId={id} name={name} />
                    ) : (
                      <LeaderLink personId={chosen === 'leader' ? id : null} name={name} />
                    )}
                  </th>
                  {chosen !== 'area' && <td>{rank}</td>}
                  <td>
                    <Count tasks={tasks} title={name} open={open} />
                  </td>
                  <td>{completion.toFixed(1)}%</td>
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
                            className="count numbers"
                            title={`${name} ${month}月：严重滞后 ${red.length}，滞后 ${yellow.length}`}
                            onClick={() => open(`${name} ${month}月滞后`, late, index)}
                          >
                            <Lagging tasks={tasks} period={index} />
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
      <p className="soft">
        右侧各月：■ 严重滞后，▲ 滞后，· 都没有；未按期填报的不计在内。
        {chosen !== 'area' && '名次按严重滞后、再按滞后的项数由多到少。'}
      </p>
    </section>
  )
}
