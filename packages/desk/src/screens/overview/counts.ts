import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import type { ShownLight } from '../../words/lights.ts'

/** The lights in the order they are told: what is wrong first. */
export const lightOrder: readonly ShownLight[] = ['red', 'yellow', 'green', 'blue', 'grey', 'unreported']

/** How many tasks of each light, with the tasks themselves: a number without its rows is never kept. */
export type Counts = Readonly<Record<ShownLight, readonly OverviewTask[]>>

/** The light of a task in a period; before any was given it is 尚无填报. */
export const lightIn = (task: OverviewTask, period: number): ShownLight => task.lights[period] ?? 'unreported'

/** Tasks by their light in a period. */
export function countsOf(tasks: readonly OverviewTask[], period: number): Counts {
  const found: Record<ShownLight, OverviewTask[]> = {
    red: [],
    yellow: [],
    green: [],
    blue: [],
    grey: [],
    unreported: [],
  }
  for (const task of tasks) found[lightIn(task, period)].push(task)
  return found
}

/** Rows of a table: a name, and its tasks. */
export interface Pivot {
  readonly key: string
  readonly name: string
  readonly tasks: readonly OverviewTask[]
}

/** The tasks by area in the report's order, by accountable unit or by leader, those with most red first. */
export function pivot(overview: Overview, by: 'area' | 'unit' | 'leader', period: number): Pivot[] {
  const { tasks, areas, units } = overview
  if (by === 'area') {
    const named = areas.map(({ areaId, ordinal, name }) => ({
      key: areaId,
      name: `${ordinal} ${name}`,
      tasks: tasks.filter((task) => task.areaId === areaId),
    }))
    const others = tasks.filter((task) => !areas.some(({ areaId }) => areaId === task.areaId))
    return [...named, ...(others.length > 0 ? [{ key: 'others', name: '其他', tasks: others }] : [])].filter(
      (row) => row.tasks.length > 0,
    )
  }
  const unitNames = new Map(units.map(({ unitId, shortName }) => [unitId, shortName]))
  const name = (task: OverviewTask) =>
    by === 'unit' ? (unitNames.get(task.leadId ?? '') ?? '未明确牵头单位') : (task.leader ?? '未明确牵头领导')
  const weight = (row: Pivot) => {
    const { red, yellow } = countsOf(row.tasks, period)
    return red.length * 1000 + yellow.length
  }
  return [...Map.groupBy(tasks, name)]
    .map(([key, of]) => ({ key, name: key, tasks: of }))
    .sort((a, b) => weight(b) - weight(a) || b.tasks.length - a.tasks.length || a.name.localeCompare(b.name, 'zh'))
}

const worse: Readonly<Record<ShownLight, number>> = { blue: 0, green: 1, grey: 1, unreported: 2, yellow: 3, red: 4 }

/** Tasks whose light became worse or better from the period before to this one. */
export function turned(tasks: readonly OverviewTask[], period: number) {
  if (period < 1) return { worse: [], better: [] }
  const step = (task: OverviewTask) => worse[lightIn(task, period)] - worse[lightIn(task, period - 1)]
  const judged = tasks.filter((task) => task.lights[period] && task.lights[period - 1])
  return { worse: judged.filter((task) => step(task) > 0), better: judged.filter((task) => step(task) < 0) }
}

/** The newest period in which any light was given; the newest of all when none was. */
export function newestJudged({ periods, tasks }: Overview): number {
  for (let period = periods.length - 1; period >= 0; period--)
    if (tasks.some((task) => task.lights[period])) return period
  return Math.max(0, periods.length - 1)
}
