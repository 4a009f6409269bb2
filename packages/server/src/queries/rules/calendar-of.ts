import type { Kysely } from 'kysely'
import { daysNamed, publishedHolidays } from '../../domain/calendar/published-holidays.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Tables } from '../../store/tables.ts'

/** The work calendar of a place: what it was given with the product, and what the office has entered over it. */
export interface PlaceCalendar {
  readonly years: readonly CalendarYear[]
}

/** The holidays and shifted workdays of a year. */
export interface CalendarYear {
  readonly year: number
  readonly source: string
  /** 0 for a year as it came; counts the changes of one the office keeps. */
  readonly revision: number
  readonly days: readonly { readonly day: string; readonly kind: 'off' | 'work' }[]
}

/** The calendar of a place, by year. A year the office has entered stands in place of the one that came. */
export async function calendarOf(db: Kysely<Tables>, jurisdictionId: string): Promise<PlaceCalendar> {
  const [years, days] = await Promise.all([
    db.selectFrom('calendar_year').selectAll().where('jurisdiction_id', '=', jurisdictionId).execute(),
    db
      .selectFrom('calendar_day')
      .select(['day', 'kind'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('removed_at', 'is', null)
      .orderBy('day')
      .execute(),
  ])
  const own = new Set(years.map(({ year }) => year))
  const came = publishedHolidays
    .filter(({ year }) => !own.has(year))
    .map(({ year, source, off, work }) => ({
      year,
      source,
      revision: 0,
      days: [
        ...daysNamed(year, off).map((day) => ({ day, kind: 'off' as const })),
        ...daysNamed(year, work).map((day) => ({ day, kind: 'work' as const })),
      ].sort((a, b) => a.day.localeCompare(b.day)),
    }))
  const entered = years.map(({ year, source, revision }) => ({
    year,
    source,
    revision,
    days: days.filter(({ day }) => day.startsWith(String(year))),
  }))
  return { years: [...came, ...entered].sort((a, b) => b.year - a.year) }
}

/** The same as the counting of days takes it. */
export function asWorkCalendar({ years }: PlaceCalendar): WorkCalendar {
  return {
    years: new Set(years.map(({ year }) => year)),
    days: new Map(years.flatMap((one) => one.days.map(({ day, kind }) => [day, kind] as const))),
  }
}
