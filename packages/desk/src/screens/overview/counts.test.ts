import type { Overview, OverviewTask } from '@luoshi/server/desk/judging/overview-routes.ts'
import { expect, test } from 'vitest'
import { countsOf, newestJudged, pivot, turned } from './counts.ts'

const task = (number: number, shown: OverviewTask['shown'], more: Partial<OverviewTask> = {}): OverviewTask => ({
  taskId: String(number),
  number,
  part: 1,
  wording: `任务${number}`,
  areaId: 'a1',
  leader: null,
  leaderId: null,
  dueOn: null,
  status: 'active',
  leadId: 'u1',
  shown,
  turns: shown.map(() => null),
  ground: shown.map(() => 0),
  beyond: [],
  corrected: [],
  deviation: null,
  owes: false,
  owedBy: [],
  ...more,
})
const tasks = [
  task(1, ['green', 'red', 'unreported'], { turns: [null, 'worse', null] }),
  task(2, ['red', 'green', 'unreported'], { leadId: 'u2', areaId: 'a2', turns: [null, 'better', null] }),
  task(3, ['unreported', 'yellow', 'unreported'], { leadId: null, areaId: 'gone' }),
]
const overview: Overview = {
  year: 2031,
  years: [2031],
  cutOff: '2031-03-10',
  periods: [1, 2, 3].map((month) => ({
    periodId: String(month),
    month,
    dueOn: `2031-0${month}-28`,
    moved: null,
    closed: false,
  })),
  areas: [
    { areaId: 'a1', ordinal: 1, name: '产业' },
    { areaId: 'a2', ordinal: 2, name: '乡村' },
  ],
  units: [
    { unitId: 'u1', shortName: '交通局' },
    { unitId: 'u2', shortName: '教育局' },
  ],
  shares: [],
  completion: { area: { a1: [0, 50, 0] }, unit: {}, leader: {} },
  indicators: [],
  tasks,
  grounds: [''],
  upcoming: [],
  upcomingCount: 0,
}

test('every task is counted once, and what was not judged is 尚无填报, not green', () => {
  const counts = countsOf(tasks, 2)
  expect(counts.unreported).toHaveLength(3)
  expect(Object.values(countsOf(tasks, 1)).flat()).toHaveLength(3)
})

test('areas stand in the report’s order, units and leaders with most red first; nothing is left out', () => {
  expect(pivot(overview, 'area', 1).map(({ name }) => name)).toEqual(['1 产业', '2 乡村', '预期目标及其他'])
  expect(pivot(overview, 'unit', 0).map(({ name }) => name)[0]).toBe('教育局')
  expect(pivot(overview, 'unit', 1).map(({ name }) => name)[0]).toBe('交通局')
  for (const by of ['area', 'unit', 'leader'] as const)
    expect(pivot(overview, by, 1).flatMap((row) => row.tasks)).toHaveLength(3)
})

test('rows tell their completion rate as the server counts it, and their place by what lags', () => {
  expect(pivot(overview, 'area', 1).map(({ completion }) => completion)).toEqual([50, 0, 0])
  expect(pivot(overview, 'unit', 1).map(({ rank }) => rank)).toEqual([1, 2, 3])
  // nothing lags in a month without lights: nobody is before anybody
  expect(pivot(overview, 'unit', 2).map(({ rank }) => rank)).toEqual([1, 1, 1])
})

test('what turned is taken from the server, the weightiest first', () => {
  const none = [null, null, null]
  const milder = task(5, ['green', 'yellow', 'unreported'], { turns: [null, 'worse', null] })
  const { worse, better } = turned([milder, task(6, ['red', 'red', 'unreported'], { turns: none }), ...tasks], 1)
  expect(worse.map(({ number }) => number)).toEqual([1, 5])
  expect(better.map(({ number }) => number)).toEqual([2])
  expect(turned(tasks, 0)).toEqual({ worse: [], better: [], late: [] })
})

test('the month shown first is the newest that has lights', () => {
  expect(newestJudged(overview)).toBe(1)
  expect(newestJudged({ ...overview, tasks: [] })).toBe(2)
})

test('a light of the reporting alone is counted apart from lagging work', () => {
  const silent = task(4, ['green', 'yellow', 'unreported'], {
    shown: ['green', 'late', 'unreported'],
    turns: [null, 'late', null],
  })
  const counts = countsOf([...tasks, silent], 1)
  expect(counts.late).toEqual([silent])
  expect(counts.yellow.map(({ number }) => number)).toEqual([3])
  const turns = turned([...tasks, silent], 1)
  expect(turns.late).toEqual([silent])
  expect(turns.worse).not.toContain(silent)
})
