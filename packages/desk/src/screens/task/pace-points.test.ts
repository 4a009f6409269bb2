import { expect, test } from 'vitest'
import { pacePoints } from './pace-points.ts'

const month = (ordinal: number, year = 2031) => ({
  periodId: `${year}-${ordinal}`,
  year,
  kind: 'month' as const,
  ordinal,
  startsOn: `${year}-0${ordinal}-01`,
  endsOn: `${year}-0${ordinal + 1}-01`,
  dueOn: `${year}-0${ordinal}-28`,
  moved: null,
  closed: false,
})

test('a corrected light stands for its month, a report without a light for its own, and what says no number is left out', () => {
  const points = pacePoints({
    task: { year: 2031 },
    lights: [
      { period: month(2), plan: '16.6', actual: '12' },
      { period: month(2), plan: '16.6', actual: '20' },
      { period: month(1), plan: null, actual: null },
      { period: month(8, 2030), plan: '60', actual: '70' },
    ],
    reports: [
      { period: month(4), percent: '50', state: 'draft' },
      { period: month(3), percent: '147.6', state: 'sent' },
      { period: month(2), percent: '99', state: 'accepted' },
    ],
  })
  expect(points).toEqual([
    { label: '2月', plan: 16.6, actual: 12 },
    { label: '3月', plan: null, actual: 147.6 },
  ])
})
