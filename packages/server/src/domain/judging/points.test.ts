import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ranks, shares, toTenth } from './points.ts'

test.each([
  [(11 / 12) * 100, 91.7],
  [0.05, 0.1],
  [4.05, 4.1],
  [-0.05, -0.1],
  [1.15, 1.2],
  [147.6, 147.6],
  [-0.04, 0],
])('%d is %d to a tenth', (value, rounded) => {
  expect(toTenth(value)).toBe(rounded)
})

test('a half-year bulletin’s row sums to 100.0: what is over comes off the largest', () => {
  expect(shares([17, 10, 24, 9, 162])).toEqual([7.7, 4.5, 10.8, 4.1, 72.9])
})

test('shares always sum to 100.0, and nothing of nothing is 0', () => {
  expect(shares([0, 0])).toEqual([0, 0])
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 12 }), (counts) => {
      fc.pre(counts.some((count) => count > 0))
      expect(toTenth(shares(counts).reduce((sum, share) => sum + share, 0))).toBe(100)
    }),
  )
})

test('equal values share a place and the next ones are left out', () => {
  expect(ranks([5.1, 5.6, 5.6, 6.0, 6.2, 6.2, 6.2, 7, 7, 7, 7.5, 8], 'lower')).toEqual([
    1, 2, 2, 4, 5, 5, 5, 8, 8, 8, 11, 12,
  ])
  expect(ranks([90, 95, 95, 80], 'higher')).toEqual([3, 1, 1, 4])
})
