import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'
import { expect, test } from 'vitest'
import { filterWaiting, readWaitingFilter } from './waiting-filter.ts'

const waiting = (of: object) =>
  ({
    unit: '水务局',
    percentBefore: null,
    daysLate: 0,
    number: 1,
    part: 1,
    period: { year: 2031 },
    objected: 0,
    ...of,
    report: { percent: null, coordination: '', ...('report' in of ? (of.report as object) : {}) },
  }) as WaitingReport

const all = [
  waiting({ report: { coordination: '资金未到位' } }),
  waiting({ unit: '财政局', percentBefore: '40', report: { percent: '35.5' } }),
  waiting({ unit: '财政局', percentBefore: '9', report: { percent: '10' }, daysLate: 2 }),
  waiting({ percentBefore: '40', objected: 1 }),
]

test.each([
  ['', [0, 1, 2, 3]],
  ['unit=财政局', [1, 2]],
  ['only=coordination', [0]],
  // 10 is more than 9, and nothing said is no fall
  ['only=falling', [1]],
  ['only=late&unit=财政局', [2]],
  ['only=objected', [3]],
  ['only=unheard-of', [0, 1, 2, 3]],
  // who said no percentage comes last
  ['order=percent', [2, 1, 0, 3]],
])('%s leaves %o', (address, left) => {
  const found = filterWaiting(all, readWaitingFilter(new URLSearchParams(address)))
  expect(found.map((one) => all.indexOf(one))).toEqual(left)
})
