import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightWords } from '../../words/lights.ts'
import { Count, type Open } from './count.tsx'
import { countsOf, lightOrder } from './counts.ts'

/** The state of the whole in words. */
export function Sentence({
  data,
  period,
  open,
}: {
  readonly data: Pick<Overview, 'tasks' | 'periods' | 'shares'>
  readonly period: number
  readonly open: Open
}) {
  const counts = countsOf(data.tasks, period)
  const month = data.periods[period]?.month
  return (
    <p className="overview-sentence">
      已下达任务 <Count tasks={data.tasks} title="已下达任务" open={open} /> 项，{month}月：
      {lightOrder.map((light, index) => (
        <span key={light}>
          {index > 0 && '，'}
          <LightTag light={light} />{' '}
          <Count tasks={counts[light]} title={`${month}月${lightWords[light]}`} open={open} />
        </span>
      ))}
      。完成率 <strong className="numbers">{(data.shares[period]?.blue ?? 0).toFixed(1)}%</strong>。
    </p>
  )
}
