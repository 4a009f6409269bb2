import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../day.ts'
import { publishedCalendar as calendar } from './published-calendar.ts'
import { daysNamed, publishedHolidays } from './published-holidays.ts'
import { countDays, type DayCounting, isWorkday } from './work-calendar.ts'

const usual: DayCounting = { basis: 'work', countFirst: false, moveToWorkday: false }

describe('workdays', () => {
  test.each([
    ['2023-01-20', 1, '2023-01-28'],
    ['2023-01-20', 3, '2023-01-30'],
    ['2023-04-28', 3, '2023-05-06'],
    ['2023-09-28', 3, '2023-10-09'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-09-30', 3, '2026-10-10'],
  ])('%s and %i workdays is %s', (start, count, day) => {
    expect(countDays(calendar, start, count, usual)).toEqual({ kind: 'day', day })
  })

  test.each([
    ['2023-01-28', true],
    ['2023-01-29', true],
    ['2023-01-27', false],
    ['2024-02-04', true],
    ['2024-02-18', true],
    ['2024-02-10', false],
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-05-09', true],
    ['2026-05-10', false],
  ])('%s worked: %s', (day, worked) => {
    expect(isWorkday(calendar, day)).toBe(worked)
  })

  test.each([2023, 2024, 2025, 2026])(
    '%i has no day both off and worked, and only days that differ from their weekday',
    (year) => {
      const { off = [], work = [] } = publishedHolidays.find((one) => one.year === year) ?? {}
      const worked = daysNamed(year, work)
      expect(worked.every((day) => [0, 6].includes(new Date(day).getUTCDay()))).toBe(true)
      expect(daysNamed(year, off).filter((day) => worked.includes(day))).toEqual([])
    },
  )

  test('a year whose calendar is not published is refused with what to do', () => {
    const into2027 = countDays(calendar, '2026-12-31', 1, usual)
    expect(into2027).toMatchObject({ kind: 'refused', reason: 'calendar-missing', year: 2027 })
    expect(into2027).toMatchObject({
      message: expect.stringContaining('2027'),
      messageEn: expect.stringContaining('2027'),
    })
    expect(isWorkday(calendar, '2027-01-01')).toMatchObject({ kind: 'refused', year: 2027 })
    expect(isWorkday(calendar, '2022-12-30')).toMatchObject({ kind: 'refused', year: 2022 })
  })
})

describe('how a limit is counted', () => {
  test('from the day of deployment itself, as 710 has it: seven days from the 1st end on the 7th', () => {
    const how = { basis: 'natural', countFirst: true, moveToWorkday: false } as const
    expect(countDays(calendar, '2026-03-01', 7, how)).toEqual({ kind: 'day', day: '2026-03-07' })
  })
  test('not counting the first day: seven days from the 1st end on the 8th', () => {
    const how = { basis: 'natural', countFirst: false, moveToWorkday: false } as const
    expect(countDays(calendar, '2026-03-01', 7, how)).toEqual({ kind: 'day', day: '2026-03-08' })
  })
  test('a last day on a holiday moves to the next workday where that is set', () => {
    const how = { basis: 'natural', countFirst: false, moveToWorkday: true } as const
    expect(countDays(calendar, '2026-09-24', 3, how)).toEqual({ kind: 'day', day: '2026-09-28' })
    expect(countDays(calendar, '2026-09-24', 3, { ...how, moveToWorkday: false })).toEqual({
      kind: 'day',
      day: '2026-09-27',
    })
  })
  test('workdays counted with the first day, which is a holiday, begin on the first workday', () => {
    const how = { basis: 'work', countFirst: true, moveToWorkday: false } as const
    expect(countDays(calendar, '2026-10-01', 1, how)).toEqual({ kind: 'day', day: '2026-10-08' })
  })
  test('natural days need no calendar', () => {
    const how = { basis: 'natural', countFirst: false, moveToWorkday: false } as const
    expect(countDays(calendar, '2030-12-30', 5, how)).toEqual({ kind: 'day', day: '2031-01-04' })
  })
})

test('counting workdays and then how many there are gives the number back', () => {
  const start = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-06-30'), noInvalidDate: true })
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 100 }), (date, count) => {
      const from = date.toISOString().slice(0, 10)
      const counted = countDays(calendar, from, count, usual)
      if (counted.kind === 'refused') throw new Error(counted.messageEn)
      let worked = 0
      for (let day = addDays(from, 1); day <= counted.day; day = addDays(day, 1))
        if (isWorkday(calendar, day) === true) worked++
      expect(worked).toBe(count)
    }),
  )
})
