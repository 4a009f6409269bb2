import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import type { ShownLight } from '../../words/lights.ts'

/** The lights in the order they are told: what is wrong first. */
export const lightOrder: readonly ShownLight[] = ['red', 'yellow', 'late', 'green', 'blue', 'grey', 'unreported']

/** How many tasks of each light, with the tasks themselves: a number without its rows is never kept. */
export type Counts = Readonly<Record<ShownLight, readonly OverviewTask[]>>

/** As what the light of a task in a period is counted; before any was given it is 尚无填报. */
export const lightIn = ({ shown }: OverviewTask, period: number): ShownLight => shown[period] ?? 'unreported'

/** The words beside the light of a task in a period; empty where the light's own word says all. */
export const groundIn = ({ grounds }: Pick<Overview, 'grounds'>, { ground }: OverviewTask, period: number): string =>
  grounds[ground[period] ?? 0] ?? ''

/** Tasks by their light in a period. */
export function countsOf(tasks: readonly OverviewTask[], period: number): Counts {
  const found: Record<ShownLight, OverviewTask[]> = {
    red: [],
    yellow: [],
    late: [],
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
  /** Of a unit or leader: whose page it opens; null where only a name is known. */
  readonly id: string | null
  readonly tasks: readonly OverviewTask[]
}

/** The tasks by area in the report's order, by accountable unit or by leader, those with most red first. */
export function pivot(overview: Overview, by: 'area' | 'unit' | 'leader', period: number): Pivot[] {
  const { tasks, areas, units } = overview
  if (by === 'area') {
    const named = areas.map(({ areaId, ordinal, name }) => ({
      key: areaId,
      name: `${ordinal} ${name}`,
      id: null,
      tasks: tasks.filter((task) => task.areaId === areaId),
    }))
    const others = tasks.filter((task) => !areas.some(({ areaId }) => areaId === task.areaId))
    return [
      ...named,
      ...(others.length > 0 ? [{ key: 'others', name: '预期目标及其他', id: null, tasks: others }] : []),
    ].filter((row) => row.tasks.length > 0)
  }
  const unitNames = new Map(units.map(({ unitId, shortName }) => [unitId, shortName]))
  const name = (task: OverviewTask) =>
    by === 'unit' ? (unitNames.get(task.leadId ?? '') ?? '未明确牵头单位') : (task.leader ?? '未明确牵头领导')
  const weight = (row: Pivot) => {
    const { red, yellow } = countsOf(row.tasks, period)
    return red.length * 1000 + yellow.length
  }
  return [...Map.groupBy(tasks, name)]
    .map(([key, of]) => ({ key, name: key, id: (by === 'unit' ? of[0]?.leadId : of[0]?.leaderId) ?? null, tasks: of }))
    .sort((a, b) => weight(b) - weight(a) || b.tasks.length - a.tasks.length || a.name.localeCompare(b.name, 'zh'))
}

/** The order in which turned tasks are listed; whether one turned is the server's to say. */
const weights: Readonly<Record<ShownLight, number>> = {
  blue: 0,
  green: 1,
  grey: 1,
  unreported: 2,
  late: 2,
  yellow: 3,
  red: 4,
}

/** What changed from the period before to this one, each list with the weightiest first. */
export interface Turns {
  readonly worse: readonly OverviewTask[]
  readonly better: readonly OverviewTask[]
  /** Nothing is known of their work: only that their report did not come in time, and that the one before did. */
  readonly late: readonly OverviewTask[]
}

/** Tasks whose light turned, as the server judges it; of those whose report is late only that is told. */
export function turned(tasks: readonly OverviewTask[], period: number): Turns {
  const of = (turn: 'worse' | 'better' | 'late') => tasks.filter(({ turns }) => turns[period] === turn)
  const now = (task: OverviewTask) => weights[lightIn(task, period)]
  const step = (task: OverviewTask) => now(task) - weights[lightIn(task, period - 1)]
  const heaviest = (a: OverviewTask, b: OverviewTask) =>
    now(b) - now(a) || step(b) - step(a) || (a.deviation ?? 0) - (b.deviation ?? 0) || a.number - b.number
  return {
    worse: of('worse').toSorted(heaviest),
    better: of('better').toSorted(heaviest),
    late: of('late'),
  }
}

/** The newest period in which any light was given; the newest of all when none was. */
export function newestJudged({ periods, tasks }: Pick<Overview, 'periods' | 'tasks'>): number {
  for (let period = periods.length - 1; period >= 0; period--)
    if (tasks.some((task) => lightIn(task, period) !== 'unreported')) return period
  return Math.max(0, periods.length - 1)
}
