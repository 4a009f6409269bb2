import { expect, test } from 'vitest'
import { dataDay } from './data-day.ts'

type Carried = Parameters<typeof dataDay>[0] extends ReadonlyMap<string, infer One> ? One : never

const carried = (...ends: string[]): ReadonlyMap<string, Carried> =>
  new Map(
    ends.map((end, index) => [
      `${index}`,
      { progress: [{ period: ['2031-01-01', end] }], parts: [] } as unknown as Carried,
    ]),
  )

test('data are of the last day that what was reported speaks of, however late they are published', () => {
  expect(dataDay(carried('2031-10-01', '2031-11-01'), '2031-11-08')).toBe('2031-10-31')
})

test('a month that still runs makes no day to come, and a plan without reports is of the day it is shown', () => {
  expect(dataDay(carried('2031-12-01'), '2031-11-08')).toBe('2031-11-08')
  expect(dataDay(new Map(), '2031-02-08')).toBe('2031-02-08')
})
