import {
  type CountedDay,
  countDays,
  type DayCounting,
  nextWorkday,
  type WorkCalendar,
} from '../calendar/work-calendar.ts'
import { addDays } from '../day.ts'

/** How long something may take: 当天, so many days, so many months, or up to a day that is named. */
export type Limit =
  | { readonly kind: 'same-day' }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number }
  | { readonly kind: 'date'; readonly day: string }

/**
 * The last day of a limit that starts on a day.
 *
 * Only a limit in days is counted by the basis: the same day, a month and a named day are the same by 自然日 and by 工作日.
 * Under `moveToWorkday` any of them that ends on a day off ends on the next workday. Refused where it needs the calendar of a
 * year that is not published; natural days that are not moved need none.
 */
export function lastDay(calendar: WorkCalendar, start: string, limit: Limit, how: DayCounting): CountedDay {
  switch (limit.kind) {
    case 'days':
      return countDays(calendar, start, limit.count, how)
    case 'same-day':
      return moved(calendar, start, how)
    case 'months':
      return moved(calendar, monthsOn(start, limit.count, how.countFirst), how)
    case 'date':
      return moved(calendar, limit.day, how)
  }
}

const moved = (calendar: WorkCalendar, day: string, { moveToWorkday }: DayCounting): CountedDay =>
  moveToWorkday ? nextWorkday(calendar, day) : { kind: 'day', day }

/**
 * The last day of `count` months from a day: the day of the same number, or the month's last where it has none, so 31 January
 * and one month is 28 February. Where the first day counts, the last is the one before the day of the same number: 13 February
 * up to and with 12 March; a month that has no such day is full on its last.
 */
function monthsOn(start: string, count: number, countFirst: boolean): string {
  const [year = 0, month = 0, date = 0] = start.split('-').map(Number)
  const length = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  const sameNumber = new Date(Date.UTC(year, month - 1 + count, Math.min(date, length))).toISOString().slice(0, 10)
  return countFirst && date <= length ? addDays(sameNumber, -1) : sameNumber
}
