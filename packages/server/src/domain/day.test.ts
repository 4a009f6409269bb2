import { expect, test } from 'vitest'
import {
  addDays,
  chineseDay,
  dayAfter,
  dayBefore,
  dayOf,
  daysBetween,
  endOfDay,
  hasEnded,
  lateBy,
  startOfDay,
} from './day.ts'

test.each([
  ['half past midnight on 1 January', '2026-12-31T16:30:00Z', '2027-01-01'],
  ['half past eleven at night on 31 December', '2026-12-31T15:30:00Z', '2026-12-31'],
  ['the first minute of 29 February', '2028-02-28T16:00:00Z', '2028-02-29'],
])('the day in Asia/Shanghai: %s', (_, moment, day) => expect(dayOf(new Date(moment))).toBe(day))

test('a day begins and ends at midnight in Asia/Shanghai', () => {
  expect(startOfDay('2027-01-01').toISOString()).toBe('2026-12-31T16:00:00.000Z')
  expect(endOfDay('2028-02-28').toISOString()).toBe('2028-02-28T16:00:00.000Z')
})

test('days are counted over months, years and 29 February', () => {
  expect(dayAfter('2028-02-28')).toBe('2028-02-29')
  expect(dayBefore('2027-03-01')).toBe('2027-02-28')
  expect(addDays('2031-12-30', 3)).toBe('2032-01-02')
  expect(daysBetween('2031-02-28', '2031-03-10')).toBe(10)
  expect(daysBetween('2031-03-10', '2031-02-28')).toBe(-10)
})

test('a day is said in words, anything else is left alone', () => {
  expect(chineseDay('2023-02-05')).toBe('2023年2月5日')
  expect(chineseDay('年底')).toBe('年底')
})

test('what is due is late from the next day on; what ends has ended on the first day after', () => {
  expect(['2031-02-27', '2031-02-28', '2031-03-01'].map((on) => lateBy('2031-02-28', on))).toEqual([0, 0, 1])
  expect(lateBy(null, '2031-03-01')).toBe(0)
  expect(['2031-02-28', '2031-03-01'].map((on) => hasEnded('2031-03-01', on))).toEqual([false, true])
  expect(hasEnded(null, '2031-03-01')).toBe(false)
})
