import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { LightTag } from '../../parts/light-tag.tsx'
import { lightWords } from '../../words/lights.ts'
import { taskNumber } from '../../words/task-number.ts'
import { Count, type Open } from './count.tsx'
import { groundIn, lightIn, turned } from './counts.ts'

/** What became worse and what better from the month before, the first of the worse by name. */
export function Turned({
  data,
  period,
  open,
}: {
  readonly data: Pick<Overview, 'tasks' | 'periods' | 'grounds'>
  readonly period: number
  readonly open: Open
}) {
  const { worse, better, late } = turned(data.tasks, period)
  if (period < 1) return null
  const month = data.periods[period]?.month
  return (
    <section>
      <h2>本月变化</h2>
      <p>
        与上月相比，转差 <Count tasks={worse} title={`${month}月转差`} open={open} /> 项，转好{' '}
        <Count tasks={better} title={`${month}月转好`} open={open} /> 项；新增未按期填报{' '}
        <Count tasks={late} title={`${month}月新增未按期填报`} open={open} /> 项。
      </p>
      {worse.length > 0 && (
        <ul className="overview-turned">
          {worse.slice(0, 6).map((task) => (
            <li key={task.taskId}>
              <span className="numbers">{taskNumber(task)}</span> {task.wording}{' '}
              <span className="soft whole">{lightWords[lightIn(task, period - 1)]} →</span>{' '}
              <LightTag light={lightIn(task, period)} words={groundIn(data, task, period)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
