import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedTwice, askKinds, burdens, defaultBurdenRules, limitsReached, type UnitAsk } from './burden.ts'

const asked = (own: Partial<UnitAsk>): UnitAsk => ({
  ...{ kind: 'report', unitId: 'water', day: '2031-09-05', subjectId: 's', taskIds: [], title: '', words: '' },
  ...own,
})

describe('asked twice', () => {
  test.each<[string, Partial<UnitAsk>[], number]>([
    ['a report and its urge are one thing', [{ taskIds: ['a'] }, { kind: 'urge', taskIds: ['a'] }], 0],
    [
      'a report that was returned with a question is one thing',
      [{ taskIds: ['a'] }, { kind: 'question', taskIds: ['a'] }],
      0,
    ],
    [
      'a report and the urge of a matter on the same task',
      [{ taskIds: ['a'] }, { kind: 'matter-urge', taskIds: ['a', 'b'] }],
      1,
    ],
    [
      'by three means it is still one task',
      [{ taskIds: ['a'] }, { kind: 'slip', taskIds: ['a'] }, { kind: 'inspection', taskIds: ['a'] }],
      1,
    ],
    ['different tasks are not the same', [{ taskIds: ['a'] }, { kind: 'slip', taskIds: ['b'] }], 0],
    [
      'the same words in two matters without a task',
      [
        { kind: 'matter-urge', words: '请报送防汛物资储备情况。' },
        { kind: 'slip', words: '请报送防汛物资储备情况' },
      ],
      1,
    ],
    [
      'a short word is no question',
      [
        { kind: 'matter-urge', words: '请尽快办理' },
        { kind: 'slip', words: '请尽快办理' },
      ],
      0,
    ],
  ])('%s', (_, asks, count) => {
    expect(askedTwice(asks.map(asked))).toHaveLength(count)
  })
})

test('counts stand by unit and kind, the regular reports apart', () => {
  const all = [asked({}), asked({ kind: 'slip' }), asked({ kind: 'urge', unitId: 'roads' })]
  expect(burdens(all)).toMatchObject([
    { unitId: 'water', counts: { report: 1, slip: 1, urge: 0 }, beside: 1 },
    { unitId: 'roads', counts: { urge: 1 }, beside: 1 },
  ])
})

test('each ask is counted once, and the order does not matter', () => {
  const one = fc.record({
    kind: fc.constantFrom(...askKinds),
    unitId: fc.constantFrom('water', 'roads'),
    taskIds: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (some) => {
      const asks = some.map(asked)
      const counted = burdens(asks)
      expect(counted.flatMap(({ counts }) => Object.values(counts)).reduce((a, b) => a + b, 0)).toBe(asks.length)
      const told = (all: typeof counted) =>
        all
          .map(
            ({ unitId, counts, twice }) =>
              `${unitId} ${JSON.stringify(counts)} ${twice.map(({ taskId }) => taskId).toSorted()}`,
          )
          .toSorted()
      expect(told(burdens(asks.toReversed()))).toEqual(told(counted))
    }),
  )
})

describe('a limit', () => {
  const counts = { report: 9, question: 0, urge: 1, 'matter-urge': 1, slip: 1, inspection: 0 }
  test('warns before the ask that goes beyond it, and not at it', () => {
    expect(limitsReached(counts, 'urge', { ...defaultBurdenRules, urges: 2 })).toEqual([
      { limit: 'urges', most: 2, had: 2 },
    ])
    expect(limitsReached(counts, 'urge', { ...defaultBurdenRules, urges: 3 })).toEqual([])
    expect(limitsReached(counts, 'inspection', { ...defaultBurdenRules, urges: 0, total: 3 })).toEqual([
      { limit: 'total', most: 3, had: 3 },
    ])
  })
  test('that nobody set warns of nothing', () => {
    for (const next of ['urge', 'slip', 'inspection', 'question'] as const)
      expect(limitsReached(counts, next, defaultBurdenRules)).toEqual([])
  })
})
