import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toTenth } from '../judging/points.ts'
import { type ScoredTask, type ScoreRow, taskRows } from './score-row.ts'
import { defaultScoreRules, scoreRulesTrouble } from './score-rules.ts'
import { scorePlaces, scoreSheet } from './score-sheet.ts'

const task = (own: Partial<ScoredTask> = {}): ScoredTask => ({
  taskId: 'a',
  number: '3',
  words: '修路',
  emphasised: false,
  weight: null,
  closed: false,
  plan: 75,
  actual: 60,
  indicators: [],
  excuse: null,
  ...own,
})
const judged = (rule: string, actual: number | null, plan: number | null, met = false, bindingMissed = false) => ({
  ...{ id: `i ${rule}`, name: rule, rule },
  verdict: {
    ...({ kind: 'judged', met, actual, plan, deviation: null } as const),
    ...{ beyond: null, regressed: false, bindingMissed },
  },
})
const only = (own: Partial<ScoredTask>, rules = defaultScoreRules) => {
  const [row] = taskRows(task(own), rules)
  if (!row) throw new Error('no row')
  return row
}

describe('the row of a task of weight 10', () => {
  test.each<[string, Partial<ScoredTask>, number | null]>([
    ['as far as was planned', { actual: 75 }, 10],
    ['four fifths of what was planned', { actual: 60 }, 8],
    ['further than planned earns nothing more', { actual: 99 }, 10],
    ['done', { closed: true, actual: 40 }, 10],
    ['not begun', { actual: 0 }, 0],
    ['nothing accepted', { actual: null }, 0],
    ['not begun for a sufficient reason', { actual: 0, excuse: '冬季禁工' }, null],
    ['nothing asked by then', { plan: null, actual: 5 }, null],
    ['an amount', { indicators: [judged('share', 50, 75)] }, 6.7],
    ['growth 5.9 where 6.0 was the target', { indicators: [judged('growth', 5.9, 6)] }, 9.8],
    ['a fall where growth was the target', { indicators: [judged('growth', -0.1, 6)] }, 0],
    ['half over what was to be kept to', { indicators: [judged('lower', 50, 100)] }, 5],
    ['more than twice of it', { indicators: [judged('lower', -20, 100)] }, 0],
    ['a fall of more than was wanted', { indicators: [judged('reduction', 280, 100)] }, 10],
    ['a place that is held', { indicators: [judged('rank', null, null, true)] }, 10],
    ['a grade that is missed', { indicators: [judged('grade', null, null, false)] }, 0],
    [
      'measured at the year’s end',
      { indicators: [{ id: 'y', name: 'y', rule: 'lower', verdict: { kind: 'open', reason: 'year-end' } }] },
      null,
    ],
    [
      'no figure accepted',
      { indicators: [{ id: 'n', name: 'n', rule: 'share', verdict: { kind: 'open', reason: 'no-value' } }] },
      0,
    ],
  ])('%s', (_, own, points) => {
    expect(only(own).points).toBe(points)
  })

  test('weighs more where it is emphasised, keeps a weight of its own, and shares it among its indicators', () => {
    expect(only({ emphasised: true }).weight).toBe(12)
    expect(only({ weight: 30 }).weight).toBe(30)
    const rows = taskRows(
      task({ indicators: [judged('share', 10, 75), judged('lower', 100, 100, true)] }),
      defaultScoreRules,
    )
    expect(rows.map(({ weight, item }) => [item, weight])).toEqual([
      ['development', 5],
      ['control', 5],
    ])
  })

  test('is held against the whole year where the table says so', () => {
    expect(only({ actual: 60 }, { ...defaultScoreRules, against: 'year' }).points).toBe(6)
  })

  test('names a binding target that is missed, whatever the average', () => {
    const rows = taskRows(
      task({ indicators: [judged('share', 75, 75, true), judged('lower', 90, 100, false, true)] }),
      defaultScoreRules,
    )
    expect(scoreSheet(rows, defaultScoreRules.caps).bindingMissed).toBe(1)
  })
})

test('scores are off until a place switches them on; a table that weighs nothing is refused', () => {
  expect(defaultScoreRules.on).toBe(false)
  expect(scoreRulesTrouble({ ...defaultScoreRules, development: 0, control: 0, qualitative: 0 })).toContain('权重')
  expect(scoreRulesTrouble(defaultScoreRules)).toBeUndefined()
})

test('equal totals share a place and the next is left out; who has no total has none', () => {
  const of = (total: number | null, bonus = 0) => ({ total, bonus, deduction: 0 })
  expect(scorePlaces([of(80), of(90, 1), of(90), of(80), of(null, 5), of(70)])).toEqual([3, 1, 2, 3, null, 5])
})

describe('of any rows', () => {
  const row: fc.Arbitrary<ScoreRow> = fc
    .record({
      item: fc.constantFrom('development', 'control', 'qualitative', 'bonus', 'deduction' as const),
      weight: fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10),
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }),
      more: fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10),
    })
    .map(({ item, weight, share, more }) => {
      const beside = item === 'bonus' || item === 'deduction'
      return {
        ...{ key: '', item, subject: 'task', subjectId: 'a', number: '', words: '', note: '', bindingMissed: false },
        ...{ actual: null, target: null, weight: beside ? null : weight },
        points: beside ? more : share === null ? null : toTenth(Math.min(weight, weight * share)),
      } as ScoreRow
    })
  const rows = fc.array(row, { maxLength: 40 }).map((all) => all.map((one, index) => ({ ...one, key: `k${index}` })))
  const caps = fc.record({ bonus: fc.integer({ min: 0, max: 10 }), deduction: fc.integer({ min: 0, max: 10 }) })
  const sum = (all: readonly (number | null)[]) => toTenth(all.reduce<number>((whole, one) => whole + (one ?? 0), 0))

  test('the rows add up to the score, the caps hold, and a cap is named only where it was reached', () => {
    fc.assert(
      fc.property(rows, caps, (all, cap) => {
        const sheet = scoreSheet(all, cap)
        expect(sheet.bonus).toBeLessThanOrEqual(cap.bonus)
        expect(sheet.deduction).toBeLessThanOrEqual(cap.deduction)
        expect(sum(sheet.rows.filter(({ item }) => item === 'bonus').map(({ counts }) => counts))).toBe(sheet.bonus)
        const total = sum(sheet.rows.filter(({ item }) => item !== 'bonus').map(({ counts }) => counts))
        if (sheet.total === null) expect(total).toBe(0)
        else {
          expect(sheet.total).toBeGreaterThanOrEqual(0)
          expect(sheet.total).toBeLessThanOrEqual(100)
          expect(total).toBe(sheet.total)
        }
        const off = sum(all.map(({ item, points }) => (item === 'deduction' ? points : 0)))
        if (sheet.rows.some(({ item }) => item === 'cap')) expect(off > cap.deduction || sheet.total === 0).toBe(true)
        for (const { counts, item } of sheet.rows)
          if (counts !== null && item !== 'deduction' && item !== 'bonus') expect(counts).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('their order does not matter', () => {
    fc.assert(
      fc.property(rows, caps, fc.infiniteStream(fc.nat()), (all, cap, places) => {
        const other = all
          .map((one) => ({ one, by: places.next().value ?? 0 }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ one }) => one)
        expect(scoreSheet(other, cap)).toEqual(scoreSheet(all, cap))
      }),
    )
  })
})
