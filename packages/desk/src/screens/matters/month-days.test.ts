import { expect, test } from 'vitest'
import { monthAfter, monthWeeks } from './month-days.ts'

test.each([
  ['2031-03', 6, 5, '2031-03-01', '2031-03-31'],
  // begins on a Monday and has four weeks
  ['2027-02', 4, 0, '2027-02-01', '2027-02-28'],
  ['2028-02', 5, 1, '2028-02-01', '2028-02-29'],
])('%s has %d weeks and begins on day %d of the week', (month, weeks, offset, first, last) => {
  const found = monthWeeks(month)
  expect(found).toHaveLength(weeks)
  expect(found.every((week) => week.length === 7)).toBe(true)
  expect(found[0]?.indexOf(first)).toBe(offset)
  expect(
    found
      .flat()
      .filter((day) => day !== null)
      .at(-1),
  ).toBe(last)
})

test('months follow one another over the year’s end', () => {
  expect([monthAfter('2031-12', 1), monthAfter('2031-01', -1), monthAfter('2031-03', 0)]).toEqual([
    '2032-01',
    '2030-12',
    '2031-03',
  ])
})
