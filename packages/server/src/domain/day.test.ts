import { expect, test } from 'vitest'
import { addDays, dayAfter, dayBefore, dayOf, daysBetween, endOfDay, minuteOf, startOfDay } from './day.ts'

test.each([
  ['half past midnight on 1 January', '2026-12-31T16:30:00Z', '2027-01-01', 30],
  ['half past eleven at night on 31 December', '2026-12-31T15:30:00Z', '2026-12-31', 1410],
  ['the first minute of 29 February', '2028-02-28T16:00:00Z', '2028-02-29', 0],
])('the day in Asia/Shanghai: %s', (_, moment, day, minute) => {
  expect(dayOf(new Date(moment))).toBe(day)
  expect(minuteOf(new Date(moment))).toBe(minute)
})

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
