import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedCalendar } from '../calendar/published-calendar.ts'
import { type ClockRule, dueMoments, ownClock, planClock, presetClock, writtenMoment } from './clock.ts'

/**
 * The clock a second time, as somebody counts it on a paper calendar: every day of four years written down with whether it is
 * worked, days ticked off one by one. It shares nothing with the clock but the list of holidays, which stands here written out.
 */
const holidays: Readonly<Record<number, readonly [off: string, work: string]>> = {
  2023: [
    '01-01~01-02 01-21~01-27 04-05 04-29~05-03 06-22~06-24 09-29~10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ],
  2024: [
    '01-01 02-10~02-17 04-04~04-06 05-01~05-05 06-10 09-15~09-17 10-01~10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  2025: ['01-01 01-28~02-04 04-04~04-06 05-01~05-05 05-31~06-02 10-01~10-08', '01-26 02-08 04-27 09-28 10-11'],
  2026: [
    '01-01~01-03 02-15~02-23 04-04~04-06 05-01~05-05 06-19~06-21 09-25~09-27 10-01~10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
}
interface PaperDay {
  readonly day: string
  /** Undefined where nothing is published. */
  readonly worked: boolean | undefined
}
const paper: PaperDay[] = []
for (let ms = Date.UTC(2023, 0, 1); ms < Date.UTC(2029, 0, 1); ms += 86_400_000) {
  const date = new Date(ms)
  const day = date.toISOString().slice(0, 10)
  const published = holidays[date.getUTCFullYear()]
  const named = (list: string) =>
    list.split(' ').some((range) => {
      const [first = '', last = first] = range.split('~')
      return day.slice(5) >= first && day.slice(5) <= last
    })
  const weekday = date.getUTCDay()
  const worked = published && (named(published[1]) || (!named(published[0]) && weekday !== 0 && weekday !== 6))
  paper.push({ day, worked })
}
const indexOf = (day: string): number => paper.findIndex((one) => one.day === day)

/** The first day from an index on that is worked; undefined where one on the way is not published. */
function firstWorked(from: number): number | undefined {
  for (let index = from; index < paper.length; index++) {
    const worked = paper[index]?.worked
    if (worked === undefined) return undefined
    if (worked) return index
  }
  return undefined
}

type Length = 'same-day' | 'month' | number

interface Asked {
  readonly from: string
  readonly basis: 'natural' | 'work'
  readonly countFirst: boolean
  readonly moveToWorkday: boolean
  readonly cutOff: string
}

function slowly({ from, basis, countFirst, moveToWorkday, cutOff }: Asked, length: Length): string | 'refused' {
  const start = indexOf(from.slice(0, 10))
  let index: number | undefined = start
  if (paper[start]?.worked === undefined) return 'refused'
  if (length === 'month') {
    const [year = 0, month = 0, date = 0] = from.slice(0, 10).split('-').map(Number)
    const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
    const ofNext = paper.filter(({ day }) => day.startsWith(next))
    const same = ofNext.find(({ day }) => Number(day.slice(8)) === date)
    index = indexOf(same?.day ?? ofNext.at(-1)?.day ?? '')
    if (same && countFirst) index--
  } else if (length !== 'same-day' && basis === 'natural') index = start + length - (countFirst ? 1 : 0)
  else if (length !== 'same-day') {
    // tick off worked days: today too where it counts; a day off is never ticked
    let ticked = 0
    for (let at = countFirst ? start : start + 1; ticked < length; at++) {
      const worked = paper[at]?.worked
      if (worked === undefined) return 'refused'
      index = at
      if (worked) ticked++
    }
  }
  if (moveToWorkday) index = firstWorked(index)
  // nothing is published from the first unpublished year on
  if (index === undefined || paper[index]?.worked === undefined) return 'refused'
  const over = paper[index]?.day === from.slice(0, 10) && cutOff !== '24:00' && from.slice(11) >= cutOff
  if (over) index = basis === 'work' || moveToWorkday ? firstWorked(start + 1) : start + 1
  if (index === undefined || paper[index]?.worked === undefined) return 'refused'
  return `${paper[index]?.day}T${cutOff}+08:00`
}

function computed(rule: ClockRule, from: string): readonly string[] | 'refused' {
  const due = dueMoments(rule, new Date(`${from}+08:00`), publishedCalendar)
  return due.kind === 'refused' ? 'refused' : due.moments.map(writtenMoment)
}

const lengthsOf = (preset: '13710' | '710', importance: 'ordinary' | 'major'): readonly Length[] => {
  const settle = importance === 'major' ? ('month' as const) : 7
  return preset === '13710' ? ['same-day', 3, settle] : [settle]
}

function expected(asked: Asked, lengths: readonly Length[]): readonly string[] | 'refused' {
  const days = lengths.map((length) => slowly(asked, length))
  return days.includes('refused') ? 'refused' : days
}

// each kind of day there is, before and at and after each cut-off
const starts = [
  ...['2026-03-04', '2026-03-07', '2026-02-13', '2026-02-14', '2026-02-16', '2026-02-22', '2026-02-28'],
  ...['2026-09-30', '2026-10-03', '2026-10-10', '2026-05-09', '2026-04-04', '2025-12-29', '2025-12-31'],
  ...['2026-12-18', '2026-12-24', '2026-12-28', '2026-12-31', '2023-01-20', '2024-01-30', '2024-02-29', '2025-01-31'],
].flatMap((day) => ['00:00', '10:00', '17:29', '17:30', '20:00', '23:59'].map((hour) => `${day}T${hour}`))

describe.each(['13710', '710'] as const)('%s, each combination of its options', (preset) => {
  test.each(
    (['ordinary', 'major'] as const).flatMap((importance) =>
      (['natural', 'work'] as const).flatMap((basis) =>
        [false, true].flatMap((moveToWorkday) =>
          [false, true].flatMap((countFirst) =>
            ['24:00', '17:30'].map((cutOff) => ({ importance, basis, moveToWorkday, countFirst, cutOff })),
          ),
        ),
      ),
    ),
  )('$importance $basis roll:$moveToWorkday first:$countFirst $cutOff', ({ importance, ...settings }) => {
    const rule = presetClock(preset, importance, settings)
    for (const from of starts)
      expect([from, computed(rule, from)]).toEqual([
        from,
        expected({ from, ...settings }, lengthsOf(preset, importance)),
      ])
  })
})

test('any moment of four years, any limit, any setting: the same as by hand', () => {
  const asked = fc.record({
    from: fc
      .date({ min: new Date('2023-01-01T00:00Z'), max: new Date('2027-03-01T00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16)),
    basis: fc.constantFrom('natural' as const, 'work' as const),
    countFirst: fc.boolean(),
    moveToWorkday: fc.boolean(),
    cutOff: fc.constantFrom('24:00', '17:30', '12:00', '09:05'),
  })
  const length = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constant('month' as const))
  fc.assert(
    fc.property(asked, length, ({ from, ...settings }, one) => {
      const rule = ownClock(one === 'month' ? { kind: 'months', count: 1 } : { kind: 'days', count: one }, settings)
      expect(computed(rule, from)).toEqual(expected({ from, ...settings }, [one]))
    }),
    { numRuns: 2000 },
  )
})

describe('a plan of nodes', () => {
  const major = (settings = {}) => presetClock('13710', 'major', settings)

  test('stands in place of the month, its last day is the settling', () => {
    const rule = planClock(major(), ['2026-03-31', '2026-05-29', '2026-08-31'])
    expect(rule && computed(rule, '2026-02-13T10:00')).toEqual([
      '2026-02-13T24:00+08:00',
      '2026-02-16T24:00+08:00',
      '2026-03-31T24:00+08:00',
      '2026-05-29T24:00+08:00',
      '2026-08-31T24:00+08:00',
    ])
    expect(rule?.steps.map(({ step, node }) => [step, node])).toEqual([
      ['deploy', undefined],
      ['feedback', undefined],
      ['milestone', 1],
      ['milestone', 2],
      ['settle', undefined],
    ])
  })

  test('moves off holidays where the clock does, and names the year whose calendar it lacks', () => {
    const rule = planClock(major({ moveToWorkday: true }), ['2026-10-03', '2026-12-31'])
    expect(rule && computed(rule, '2026-09-21T10:00').slice(2)).toEqual([
      '2026-10-08T24:00+08:00',
      '2026-12-31T24:00+08:00',
    ])
    const beyond = planClock(major({ moveToWorkday: true }), ['2026-10-03', '2027-03-01'])
    expect(beyond && computed(beyond, '2026-09-21T10:00')).toBe('refused')
  })

  test('has its days in order, and at least one', () => {
    expect(planClock(major(), [])).toBeUndefined()
    expect(planClock(major(), ['2026-05-01', '2026-05-01'])).toBeUndefined()
    expect(planClock(major(), ['2026-05-02', '2026-05-01'])).toBeUndefined()
  })
})
