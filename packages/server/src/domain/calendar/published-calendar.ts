import { daysNamed, publishedHolidays } from './published-holidays.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** The calendar that Luoshi brings along: what was published when this version was made, without what an office entered. */
export const publishedCalendar: WorkCalendar = {
  years: new Set(publishedHolidays.map(({ year }) => year)),
  days: new Map(
    publishedHolidays.flatMap(({ year, off, work }) => [
      ...daysNamed(year, off).map((day) => [day, 'off'] as const),
      ...daysNamed(year, work).map((day) => [day, 'work'] as const),
    ]),
  ),
}
