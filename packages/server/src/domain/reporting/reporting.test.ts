import { describe, expect, test } from 'vitest'
import type { ProgressState } from '../vocabulary.ts'
import { defaultPeriodRule, type PeriodRule, periodsOf, periodsToOpen } from './periods.ts'
import { mayCorrect, type ReportAct, reportActs, stateAfter, writingBar } from './progress-state.ts'
import { signedStatus } from './signed-status.ts'

describe('every state × every act', () => {
  // columns as reportActs: send-to-head, send, return-by-head, take-back, accept, return
  const expected: Record<ProgressState, readonly (ProgressState | undefined)[]> = {
    draft: ['sent-to-head', 'sent', undefined, undefined, undefined, undefined],
    'sent-to-head': [undefined, 'sent', 'returned', 'draft', undefined, undefined],
    sent: [undefined, undefined, undefined, undefined, 'accepted', 'returned'],
    returned: ['sent-to-head', 'sent', undefined, undefined, undefined, undefined],
    accepted: [undefined, undefined, undefined, undefined, undefined, undefined],
  }
  const cases = Object.entries(expected).flatMap(([state, after]) =>
    reportActs.map((act, i) => [state as ProgressState, act as ReportAct, after[i]] as const),
  )
  test.each(cases)('%s, %s → %s', (state, act, after) => {
    expect(stateAfter(state, act)).toBe(after)
  })
})

test.each([
  [null, false, false, undefined],
  [null, true, false, 'period-closed'],
  ['draft', false, false, undefined],
  ['draft', true, false, 'period-closed'],
  ['draft', true, true, undefined],
  ['returned', false, false, undefined],
  ['returned', true, false, 'period-closed'],
  ['returned', true, true, undefined],
  ['sent-to-head', false, false, 'with-head'],
  ['sent', true, true, 'with-supervisor'],
  ['accepted', false, true, 'accepted'],
] as const)(
  'writing into %s, period closed %s, a correction %s: barred by %s',
  (state, periodClosed, correction, bar) => {
    expect(writingBar(state, { periodClosed, correction })).toBe(bar)
  },
)

test.each([
  [null, false, false, false],
  [null, true, false, true],
  ['draft', false, false, false],
  ['draft', true, false, true],
  ['draft', true, true, false],
  ['returned', true, false, true],
  ['sent', true, false, false],
  ['accepted', false, false, true],
  ['accepted', true, true, true],
] as const)('correcting %s, period closed %s, a correction %s: %s', (state, closed, correction, may) => {
  expect(mayCorrect(state, closed, correction)).toBe(may)
})

test.each([
  ['nobody has answered', null, null, 'assigned'],
  ['only the partner has', null, 'signed', 'assigned'],
  ['the lead signed', 'signed', null, 'active'],
  ['the lead signed, the partner refused', 'signed', 'refused', 'active'],
  ['the lead refused', 'refused', 'signed', 'refused'],
] as const)('%s', (_, lead, partner, status) => {
  expect(
    signedStatus([
      { unitId: 'a', accountable: true, answer: lead },
      { unitId: 'b', accountable: false, answer: partner },
    ]),
  ).toBe(status)
})

describe('the periods of a year', () => {
  test('by the month, due on the 28th', () => {
    const periods = periodsOf(2031, defaultPeriodRule)
    expect(periods).toHaveLength(12)
    expect(periods[1]).toEqual({
      kind: 'month',
      ordinal: 2,
      startsOn: '2031-02-01',
      endsOn: '2031-03-01',
      dueOn: '2031-02-28',
    })
    expect(periods[11]).toMatchObject({ startsOn: '2031-12-01', endsOn: '2032-01-01', dueOn: '2031-12-28' })
  })
  test.each([
    ['quarter', 4, '2031-03-31'],
    ['half-year', 2, '2031-06-30'],
    ['year', 1, '2031-12-31'],
  ] as const)('by the %s', (kind, count, due) => {
    const periods = periodsOf(2031, { kind, dueDay: 31, signWithin: 3 })
    expect(periods).toHaveLength(count)
    expect(periods[0]?.dueOn).toBe(due)
  })
  test.each([
    [2031, '2031-02-28'],
    [2032, '2032-02-29'],
  ])('a short month of %i ends on its last day', (year, due) => {
    expect(periodsOf(year, { kind: 'month', dueDay: 31, signWithin: 3 })[1]?.dueOn).toBe(due)
  })
})

describe('the periods to be opened', () => {
  const kinds = (before: PeriodRule['kind'], from: string, after: PeriodRule['kind']) => (day: string) => ({
    ...defaultPeriodRule,
    kind: day < from ? before : after,
  })
  const opened = (today: string, open: Parameters<typeof periodsToOpen>[2], ruleOn: (day: string) => PeriodRule) =>
    periodsToOpen(2031, today, open, ruleOn).map(({ kind, ordinal }) => `${kind} ${ordinal}`)
  const months = (upTo: number) => periodsOf(2031, defaultPeriodRule).slice(0, upTo)
  const of = (kind: PeriodRule['kind'], upTo: number) => periodsOf(2031, { ...defaultPeriodRule, kind }).slice(0, upTo)

  test('the year’s first ones begin in January, by the rule of the day', () => {
    expect(opened('2031-03-10', [], () => defaultPeriodRule)).toEqual(['month 1', 'month 2', 'month 3'])
    expect(opened('2031-05-20', [], kinds('month', '2031-05-15', 'quarter'))).toEqual(['quarter 1', 'quarter 2'])
  })

  test('from months to quarters in the middle of May: months until the quarter ends, nothing back to January', () => {
    const rules = kinds('month', '2031-05-15', 'quarter')
    expect(opened('2031-05-20', months(5), rules)).toEqual([])
    expect(opened('2031-06-01', months(5), rules)).toEqual(['month 6'])
    expect(opened('2031-07-01', months(6), rules)).toEqual(['quarter 3'])
    expect(opened('2031-12-31', months(5), rules)).toEqual(['month 6', 'quarter 3', 'quarter 4'])
  })

  test('from quarters to months: the quarter that runs is reported to its end', () => {
    const rules = kinds('quarter', '2031-05-15', 'month')
    expect(opened('2031-06-10', of('quarter', 2), rules)).toEqual([])
    expect(opened('2031-08-10', of('quarter', 2), rules)).toEqual(['month 7', 'month 8'])
  })

  test('where the new kind begins on the very day, it begins', () => {
    expect(opened('2031-07-01', months(6), kinds('month', '2031-07-01', 'half-year'))).toEqual(['half-year 2'])
  })

  test('however the rule changes, every day up to today has one period and no day has two', () => {
    for (const before of ['month', 'quarter', 'half-year', 'year'] as const)
      for (const after of ['month', 'quarter', 'half-year', 'year'] as const)
        for (const from of ['2031-01-01', '2031-02-28', '2031-04-01', '2031-05-15', '2031-11-30']) {
          const rules = kinds(before, from, after)
          let open: ReturnType<typeof periodsToOpen> = []
          for (const today of ['2031-01-05', '2031-05-20', '2031-06-30', '2031-12-31', '2032-06-01'])
            open = [...open, ...periodsToOpen(2031, today, open, rules)]
          expect(open[0]?.startsOn).toBe('2031-01-01')
          expect(open.slice(1).map(({ startsOn }) => startsOn)).toEqual(open.slice(0, -1).map(({ endsOn }) => endsOn))
          expect(open.at(-1)?.endsOn).toBe('2032-01-01')
        }
  })
})
