import type { PeriodStanding } from '@luoshi/server/desk/reporting/period-routes.ts'
import { expect, test } from 'vitest'
import { closingWords, periodName, stateWords } from './closing-words.ts'

const march: PeriodStanding = {
  periodId: 'march',
  year: 2031,
  kind: 'month',
  ordinal: 3,
  startsOn: '2031-03-01',
  endsOn: '2031-04-01',
  dueOn: '2031-03-28',
  moved: null,
  reopened: null,
  closed: false,
  closedAt: null,
  tasks: 30,
  unreported: 0,
  waiting: 0,
}

test('who closes a period is told what is missing in it and that it is only corrected afterwards', () => {
  const words = closingWords({ ...march, unreported: 3, waiting: 2 }, '2031-03-28').join('')
  expect(words).toContain('还没有过')
  expect(words).toContain('3 项任务还没有报送')
  expect(words).toContain('2 份填报待审核')
  expect(words).toContain('另行更正，原填报和更正都会保留')
  expect(words).toContain('重新开启须写明理由')
})

test('nothing is said of what is not there', () => {
  const words = closingWords(march, '2031-03-29').join('')
  expect(words).not.toMatch(/还没有|待审核/)
  expect(words).toContain('另行更正')
})

test.each([
  [march, '2031-03-28', '填报中'],
  [march, '2031-03-29', '已截止，未关闭'],
  [{ ...march, closed: true }, '2031-03-29', '已关闭'],
])('%o on %s: %s', (period, today, words) => {
  expect(stateWords(period, today)).toBe(words)
})

test('a period is named with its year', () => {
  expect(periodName(march)).toBe('2031年3月')
  expect(periodName({ ...march, kind: 'half-year', ordinal: 2 })).toBe('2031年下半年')
  expect(periodName({ ...march, kind: 'year', ordinal: 1 })).toBe('2031年')
})
