import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightWords } from '../../words/lights.ts'
import { Count, type Open } from './count.tsx'
import { type Counts, lightOrder } from './counts.ts'

/** How many tasks had which light in each month: the figures of the chart beside it. */
export function MonthTable({
  data,
  columns,
  period,
  open,
}: {
  readonly data: Pick<Overview, 'periods' | 'shares'>
  readonly columns: readonly { readonly name: string; readonly counts: Counts }[]
  /** The month whose shares stand behind the counts. */
  readonly period: number
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
          <th scope="col">{columns[period]?.name}占比</th>
        </tr>
      </thead>
      <tbody>
        {lightOrder.map((light) => (
          <tr key={light}>
            <th scope="row">
              <LightTag light={light} />
            </th>
            {columns.map(({ name, counts }, index) => (
              <td key={data.periods[index]?.periodId}>
                <Count tasks={counts[light]} title={`${name}${lightWords[light]}`} open={open} period={index} />
              </td>
            ))}
            <td>{(data.shares[period]?.[light] ?? 0).toFixed(1)}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
