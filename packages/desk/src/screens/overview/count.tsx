import type { OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'

/** Opens the rows behind a number, as they stood in a period. */
export type Open = (title: string, tasks: readonly OverviewTask[], period?: number) => void

/** A number that opens its rows; 0 opens nothing. */
export function Count({
  tasks,
  count = tasks.length,
  title,
  open,
  period,
}: {
  readonly tasks: readonly OverviewTask[]
  /** Where what is counted are not the tasks themselves: their reports. */
  readonly count?: number
  readonly title: string
  readonly open: Open
  readonly period?: number
}) {
  if (tasks.length === 0) return <span className="soft numbers">0</span>
  return (
    <button type="button" className="count numbers" title={title} onClick={() => open(title, tasks, period)}>
      {count}
    </button>
  )
}
