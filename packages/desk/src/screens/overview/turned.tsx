import type { Overview } from '@luoshi/server/desk/judging/overview-routes.ts'
import { Count, type Open } from './count.tsx'
import { turned } from './counts.ts'
import { TaskTold } from './task-told.tsx'

/** What became worse and what better from the month before, the first of the worse by name. */
export function Turned({
  data,
  period,
  open,
  title = '本月变化',
}: {
  readonly data: Pick<Overview, 'tasks' | 'periods' | 'grounds'>
  readonly period: number
  readonly open: Open
  readonly title?: string
}) {
  const { worse, better, late } = turned(data.tasks, period)
  if (period < 1) return null
  const month = data.periods[period]?.month
  return (
    <section>
      <h2>{title}</h2>
      <p>
        与上月相比，转差 <Count tasks={worse} title={`${month}月转差`} open={open} /> 项，转好{' '}
        <Count tasks={better} title={`${month}月转好`} open={open} /> 项；新增未按期填报{' '}
        <Count tasks={late} title={`${month}月新增未按期填报`} open={open} /> 项。
      </p>
      {worse.length > 0 && (
        <ul className="overview-turned">
          {worse.slice(0, 6).map((task) => (
            <li key={task.taskId}>
              <TaskTold {...{ data, task, period }} turned />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
