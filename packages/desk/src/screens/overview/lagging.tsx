import type { OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { lightShapes } from '../../words/lights.ts'
import { countsOf } from './counts.ts'

/** How many of the tasks lag in a period, those far behind and the others each with its own mark: `■2 ▲5`. */
export function Lagging({ tasks, period }: { readonly tasks: readonly OverviewTask[]; readonly period: number }) {
  const { red, yellow } = countsOf(tasks, period)
  return (
    <>
      {red.length > 0 && (
        <span className="state-red whole">
          {lightShapes.red}
          {red.length}
        </span>
      )}
      {red.length > 0 && yellow.length > 0 && ' '}
      {yellow.length > 0 && (
        <span className="state-yellow whole">
          {lightShapes.yellow}
          {yellow.length}
        </span>
      )}
    </>
  )
}
