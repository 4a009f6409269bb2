import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byScore, type Scored, score, unitScore } from './score.ts'

describe('the points of an item of weight 20', () => {
  test.each<[string, Scored, number | null]>([
    ['reached', { kind: 'development', actual: 50, target: 50, growth: false }, 20],
    ['half of it', { kind: 'development', actual: 25, target: 50, growth: false }, 10],
    ['over-fulfilment earns nothing', { kind: 'development', actual: 143, target: 50, growth: false }, 20],
    ['growth below the target', { kind: 'development', actual: 5.9, target: 6, growth: true }, 19.7],
    ['a fall where growth was the target', { kind: 'development', actual: -0.1, target: 6, growth: true }, 0],
    ['a smaller fall than was planned', { kind: 'development', actual: -3, target: -5, growth: true }, 20],
    ['no target', { kind: 'development', actual: 3, target: 0, growth: false }, null],
    ['kept within the limit', { kind: 'control', actual: 9, target: 9 }, 20],
    ['better than the limit earns nothing more', { kind: 'control', actual: 6, target: 9 }, 20],
    ['half over the limit', { kind: 'control', actual: 13.5, target: 9 }, 10],
    ['twice the limit', { kind: 'control', actual: 18, target: 9 }, 0],
    ['beyond twice the limit', { kind: 'control', actual: 30, target: 9 }, 0],
    ['three quarters done', { kind: 'qualitative', progress: 75, started: true, excused: false }, 15],
    ['more than done', { kind: 'qualitative', progress: 147.6, started: true, excused: false }, 20],
    ['not begun', { kind: 'qualitative', progress: 0, started: false, excused: false }, 0],
    ['not begun, with a sufficient reason', { kind: 'qualitative', progress: 0, started: false, excused: true }, null],
  ])('%s', (_, scored, points) => {
    expect(score(20, scored)).toBe(points)
  })
})

describe('the score of a unit', () => {
  test.each([
    [
      'out of 100 by the weights',
      [
        [60, 60],
        [40, 20],
      ],
      0,
      0,
      80,
    ],
    [
      'what cannot be scored weighs nothing',
      [
        [60, 30],
        [40, null],
      ],
      0,
      0,
      50,
    ],
    ['a bonus is not in the total', [[100, 90]], 3, 0, 90],
    ['what is taken off is, up to its cap', [[100, 90]], 0, 12, 85],
    ['nothing falls below 0', [[100, 2]], 0, 5, 0],
    ['nothing could be scored', [[100, null]], 5, 5, null],
  ] as [string, [number, number | null][], number, number, number | null][])(
    '%s',
    (_, items, bonus, deduction, total) => {
      const rows = items.map(([weight, points]) => ({ weight, points }))
      expect(unitScore(rows, { bonus, deduction }).total).toBe(total)
    },
  )

  test('equal totals are parted by the bonus, which is capped; none comes last', () => {
    const of = (points: number | null, bonus: number) => unitScore([{ weight: 10, points }], { bonus, deduction: 0 })
    expect([of(8, 1), of(null, 5), of(8, 9), of(9, 0)].toSorted(byScore)).toEqual([
      { total: 90, bonus: 0, deduction: 0 },
      { total: 80, bonus: 5, deduction: 0 },
      { total: 80, bonus: 1, deduction: 0 },
      { total: null, bonus: 5, deduction: 0 },
    ])
  })
})

test('points lie between 0 and the weight, and never fall as more is done', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      amount,
      amount,
      fc.double({ min: 0.1, max: 1e6, noNaN: true }),
      (weight, a, b, target) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const points = (kind: 'development' | 'control', actual: number) =>
          score(weight, kind === 'control' ? { kind, actual, target } : { kind, actual, target, growth: false }) ?? -1
        expect(points('development', more)).toBeGreaterThanOrEqual(points('development', less))
        expect(points('control', more)).toBeLessThanOrEqual(points('control', less))
        expect(points('development', less)).toBeGreaterThanOrEqual(0)
        expect(points('development', more)).toBeLessThanOrEqual(weight)
      },
    ),
  )
})
