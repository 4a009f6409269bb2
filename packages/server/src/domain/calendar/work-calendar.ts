import { addDays } from '../day.ts'
import { type Refusal, refusal } from '../refusal.ts'

/** Days that are not as their weekday has them, and the years of which all of them are known. */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>
  /** `YYYY-MM-DD` → off (a holiday, the weekends inside it too) or work (调休, a weekend day that is worked). */
  readonly days: ReadonlyMap<string, 'off' | 'work'>
}

/** How a limit is counted. */
export interface DayCounting {
  /** 自然日 or 工作日 */
  readonly basis: 'natural' | 'work'
  /** 从当日算起: the day it starts on is the first. */
  readonly countFirst: boolean
  /** A last day that is no workday is put off to the next one. */
  readonly moveToWorkday: boolean
}

/** The day counted to; refused where the calendar does not know a year on the way. */
export type CountedDay = { readonly kind: 'day'; readonly day: string } | UnknownYear

/** The calendar of that year is not in the table: nothing is guessed. */
export type UnknownYear = Refusal<'calendar-missing'> & { readonly year: number }

/** Whether a day is worked, or that the calendar of its year is not known. */
export function isWorkday(calendar: WorkCalendar, day: string): boolean | UnknownYear {
  const year = Number(day.slice(0, 4))
  if (!calendar.years.has(year)) return unknownYear(year)
  const kind = calendar.days.get(day)
  if (kind !== undefined) return kind === 'work'
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The last day of a limit of `count` days that starts on a day. Refused where it needs the calendar of a year that is not
 * published.
 * @see 9 of the domain reference: `2023-01-20` and one workday is `2023-01-28`
 */
export function countDays(calendar: WorkCalendar, start: string, count: number, how: DayCounting): CountedDay {
  let day = start
  let left = how.countFirst ? count - 1 : count
  if (how.basis === 'natural') day = addDays(day, left)
  else {
    // counted from a holiday, the first workday after it is the first day
    if (how.countFirst) {
      const first = nextWorkday(calendar, day)
      if (first.kind === 'refused') return first
      day = first.day
    }
    for (; left > 0; left--) {
      const next = nextWorkday(calendar, addDays(day, 1))
      if (next.kind === 'refused') return next
      day = next.day
    }
  }
  return how.moveToWorkday ? nextWorkday(calendar, day) : { kind: 'day', day }
}

/** The day itself when it is worked, or the first one after it that is. Refused where a year is not published. */
export function nextWorkday(calendar: WorkCalendar, from: string): CountedDay {
  for (let day = from; ; day = addDays(day, 1)) {
    const worked = isWorkday(calendar, day)
    if (typeof worked !== 'boolean') return worked
    if (worked) return { kind: 'day', day }
  }
}

/** The first year from one day to a later one that the calendar does not know. */
export function unknownYearWithin({ years }: WorkCalendar, first: string, last: string): UnknownYear | undefined {
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++)
    if (!years.has(year)) return unknownYear(year)
  return undefined
}

const unknownYear = (year: number): UnknownYear => ({
  ...refusal(
    422,
    'calendar-missing',
    `工作日历里没有 ${year} 年，不能计算跨入该年的期限。请先在“日历”中录入国务院办公厅公布的该年放假安排；急需交办的，可以直接指定截止日期。`,
    `The work calendar has no ${year}. Enter the published holidays of that year before counting into it, or name the day.`,
  ),
  year,
})
