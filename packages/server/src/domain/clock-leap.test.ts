import { expect, test } from 'vitest'
import { clockLeap, clockLeapWords } from './clock-leap.ts'
import { inDays } from './day.ts'

const at = new Date('2031-03-10T04:00:00Z')

test.each([
  ['nothing is known', null, null, null],
  ['it was here a minute ago', 0, null, null],
  ['the server was off over a holiday', -12, null, null],
  ['the server was off for 36 days, or the clock leapt', -36, null, 'ahead'],
  ['twenty years ahead', -7305, null, 'ahead'],
  ['set back by some hours', 0.5, null, null],
  ['set back by two days', 2, null, 'behind'],
  ['a quiet place that the clock has not worked for', null, -300, null],
  ['a last entry two years ago', null, -730, 'ahead'],
  ['a last entry of the future', null, 30, 'behind'],
  ['what the clock saw goes before the last entry: it was confirmed', 0, 7000, null],
])('%s', (_, seen, entry, kind) => {
  const days = (days: number | null) => (days === null ? null : inDays(at, days))
  expect(clockLeap(at, { seenAt: days(seen), lastEntryAt: days(entry) })?.kind ?? null).toBe(kind)
})

test('it is said in words, with the day to confirm', () => {
  const leap = clockLeap(at, { seenAt: inDays(at, -7305), lastEntryAt: null })
  expect(leap && clockLeapWords(at, leap).zh).toContain('luoshi clock confirm 2031-03-10')
})
