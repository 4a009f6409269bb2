import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedCalendar } from '../calendar/published-calendar.ts'
import { type ClockRule, type ClockSettings, dueMoments, ownClock, presetClock, writtenMoment } from './clock.ts'
import type { Limit } from './limit.ts'
import { replayClock, startClock } from './replay.ts'

/** A moment of Beijing. */
const at = (written: string): Date => new Date(`${written.length === 10 ? `${written}T00:00` : written}+08:00`)

function due(rule: ClockRule, from: string): string[] {
  const outcome = dueMoments(rule, at(from), publishedCalendar)
  if (outcome.kind === 'refused') throw new Error(outcome.messageEn)
  return outcome.moments.map((moment) => writtenMoment(moment).replace('+08:00', ''))
}

const days = (count: number): Limit => ({ kind: 'days', count })
const month: Limit = { kind: 'months', count: 1 }

describe('13710', () => {
  test.each<[string, 'ordinary' | 'major', ClockSettings, string, string[]]>([
    ['as it stands', 'ordinary', {}, '2026-02-13T10:00', ['2026-02-13T24:00', '2026-02-16T24:00', '2026-02-20T24:00']],
    ['major', 'major', {}, '2026-02-13T10:00', ['2026-02-13T24:00', '2026-02-16T24:00', '2026-03-13T24:00']],
    [
      'workdays over the Spring Festival',
      'ordinary',
      { basis: 'work' },
      '2026-02-13T10:00',
      ['2026-02-13T24:00', '2026-02-25T24:00', '2026-03-02T24:00'],
    ],
    [
      'moved to a workday',
      'ordinary',
      { moveToWorkday: true },
      '2026-02-12T10:00',
      ['2026-02-12T24:00', '2026-02-24T24:00', '2026-02-24T24:00'],
    ],
    [
      'the first day counted',
      'ordinary',
      { countFirst: true },
      '2026-03-01',
      ['2026-03-01T24:00', '2026-03-03T24:00', '2026-03-07T24:00'],
    ],
    [
      'by the end of office hours',
      'ordinary',
      { cutOff: '17:30' },
      '2026-03-02T09:00',
      ['2026-03-02T17:30', '2026-03-05T17:30', '2026-03-09T17:30'],
    ],
    [
      'handed out on New Year’s Eve',
      'major',
      {},
      '2025-12-31T23:59',
      ['2025-12-31T24:00', '2026-01-03T24:00', '2026-01-31T24:00'],
    ],
  ])('%s', (_, importance, settings, from, moments) => {
    expect(due(presetClock('13710', importance, settings), from)).toEqual(moments)
  })
})

test.each([
  ['ordinary', '2026-03-01', '2026-03-07'],
  ['ordinary', '2026-03-01T23:59', '2026-03-07'],
  ['major', '2026-03-01', '2026-03-31'],
  ['major', '2026-02-13', '2026-03-12'],
  ['major', '2026-01-31', '2026-02-28'],
  ['major', '2026-01-28', '2026-02-27'],
  ['major', '2024-01-30', '2024-02-29'],
  ['major', '2026-12-01', '2026-12-31'],
] as const)('710 counts the day of deployment: %s from %s is due %s', (importance, from, day) => {
  expect(due(presetClock('710', importance), from)).toEqual([`${day}T24:00`])
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-01-15', 12, '2026-01-15'],
  ])('%s and %i: %s', (from, count, day) => {
    expect(due(ownClock({ kind: 'months', count }), from)).toEqual([`${day}T24:00`])
  })

  test('are the same by workdays, and end on a workday only where that is set', () => {
    // 4 April 2026 is a holiday up to the 6th
    expect(due(ownClock(month, { basis: 'work' }), '2026-03-04')).toEqual(['2026-04-04T24:00'])
    expect(due(ownClock(month, { moveToWorkday: true }), '2026-03-04')).toEqual(['2026-04-07T24:00'])
  })
})

describe('workdays', () => {
  test.each([
    ['2023-01-20', 1, '2023-01-28'],
    ['2023-01-20', 3, '2023-01-30'],
    ['2023-04-28', 3, '2023-05-06'],
    ['2023-09-28', 3, '2023-10-09'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s and %i: %s', (from, count, day) => {
    expect(due(ownClock(days(count), { basis: 'work' }), `${from}T10:00`)).toEqual([`${day}T24:00`])
  })

  test('begin behind a holiday, whether the first day counts or not', () => {
    for (const countFirst of [true, false])
      expect(due(ownClock(days(1), { basis: 'work', countFirst }), '2026-10-03')).toEqual(['2026-10-08T24:00'])
  })
})

describe('what is handed out at or after the cut-off and due the same day', () => {
  const deploy = (settings: ClockSettings, from: string) => due(presetClock('13710', 'ordinary', settings), from)[0]
  test.each<[string, ClockSettings, string, string]>([
    ['a minute before', {}, '2026-03-06T17:29', '2026-03-06T17:30'],
    ['at it', {}, '2026-03-06T17:30', '2026-03-07T17:30'],
    ['behind it on a Friday', {}, '2026-03-06T20:00', '2026-03-07T17:30'],
    ['and workdays are counted', { basis: 'work' }, '2026-03-06T20:00', '2026-03-09T17:30'],
    ['and holidays are moved', { moveToWorkday: true }, '2026-03-06T20:00', '2026-03-09T17:30'],
  ])('%s', (_, settings, from, moment) => {
    expect(deploy({ ...settings, cutOff: '17:30' }, from)).toBe(moment)
  })

  test('leaves the other limits alone', () => {
    expect(due(presetClock('13710', 'ordinary', { cutOff: '17:30' }), '2026-03-06T20:00').slice(1)).toEqual([
      '2026-03-09T17:30',
      '2026-03-13T17:30',
    ])
  })
})

describe('a year that is not published', () => {
  const refusal = (rule: ClockRule, from: string) => dueMoments(rule, at(from), publishedCalendar)
  test.each<[string, ClockRule, string]>([
    ['workdays into it', ownClock(days(5), { basis: 'work' }), '2026-12-30'],
    ['natural days into it', presetClock('13710', 'ordinary'), '2026-12-28'],
    ['one natural day too many', ownClock(days(1)), '2026-12-31'],
    ['the first day counted', presetClock('710', 'ordinary'), '2026-12-26'],
    ['a month into it', presetClock('13710', 'major'), '2026-12-01'],
    ['natural days within it', presetClock('13710', 'ordinary'), '2027-03-01'],
    ['a last day in it that is to be a workday', ownClock(days(7), { moveToWorkday: true }), '2026-12-28'],
    [
      'the next workday behind New Year’s Eve',
      presetClock('13710', 'ordinary', { basis: 'work', cutOff: '17:30' }),
      '2026-12-31T18:00',
    ],
  ])('is refused, with what to enter: %s', (_, rule, from) => {
    expect(refusal(rule, from)).toMatchObject({
      kind: 'refused',
      reason: 'calendar-missing',
      year: 2027,
      message: expect.stringContaining('录入'),
    })
  })

  test('does not matter to a limit that ends before it, nor to a day that a person named', () => {
    expect(due(presetClock('13710', 'ordinary'), '2026-12-24T23:59').at(-1)).toBe('2026-12-31T24:00')
    expect(due(presetClock('710', 'major'), '2026-12-01').at(-1)).toBe('2026-12-31T24:00')
    expect(due(ownClock(days(3), { basis: 'work' }), '2026-12-28')).toEqual(['2026-12-31T24:00'])
    expect(due(ownClock({ kind: 'date', day: '2027-03-01' }), '2026-12-28')).toEqual(['2027-03-01T24:00'])
  })

  test('was counted into by version 1, and is replayed so', () => {
    const rule: ClockRule = { ...presetClock('13710', 'ordinary'), version: 1 }
    const stored = { rule, from: '2026-12-28T02:00:00.000Z', years: [], days: {} }
    expect(replayClock(stored).map(writtenMoment).at(-1)).toBe('2027-01-04T24:00+08:00')
    // what was drafted then is handed out by how it is counted now
    expect(startClock(rule, at('2026-12-28T10:00'), publishedCalendar)).toMatchObject({ year: 2027 })
    expect(startClock(rule, at('2026-03-02T10:00'), publishedCalendar)).toMatchObject({
      inputs: { rule: { version: 2 }, years: [2026] },
    })
  })
})

test('the day is that of Beijing, whatever the moment is written in', () => {
  const moments = dueMoments(presetClock('13710', 'ordinary'), new Date('2026-03-01T16:30Z'), publishedCalendar)
  expect(moments).toMatchObject({ moments: [{ day: '2026-03-02', at: new Date('2026-03-02T16:00Z') }, {}, {}] })
})

test('every moment lies behind its start, in the order of the steps, and is replayed from what was stored', () => {
  const rule = fc
    .record({
      preset: fc.constantFrom('13710' as const, '710' as const),
      importance: fc.constantFrom('ordinary' as const, 'major' as const),
      basis: fc.constantFrom('natural' as const, 'work' as const),
      countFirst: fc.boolean(),
      moveToWorkday: fc.boolean(),
      cutOff: fc.constantFrom('24:00', '17:30'),
    })
    .map(({ preset, importance, ...settings }) => presetClock(preset, importance, settings))
  const start = fc.date({ min: at('2023-01-01'), max: at('2026-11-01'), noInvalidDate: true })
  fc.assert(
    fc.property(rule, start, (clock, from) => {
      const started = startClock(clock, from, publishedCalendar)
      if (started.kind === 'refused') throw new Error(started.messageEn)
      const instants = started.moments.map((moment) => moment.at.getTime())
      expect(instants[0]).toBeGreaterThan(from.getTime())
      expect(instants.toSorted((a, b) => a - b)).toEqual(instants)
      expect(replayClock(JSON.parse(JSON.stringify(started.inputs)))).toEqual(started.moments)
    }),
  )
})
