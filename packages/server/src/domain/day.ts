/** A day in Asia/Shanghai, `YYYY-MM-DD`; days compare as text. */
export type Day = string

const dayMilliseconds = 86_400_000
/** China keeps UTC+8 all year and has since 1991. */
const offsetMilliseconds = 8 * 3_600_000

/** The day in Asia/Shanghai on which a moment falls. */
export function dayOf(moment: Date): Day {
  return new Date(moment.getTime() + offsetMilliseconds).toISOString().slice(0, 10)
}

/** A moment of ISO 8601 as a clock in Asia/Shanghai shows it: `2031-03-10 09:05`, with seconds where they are asked for. */
export function zonedMoment(moment: string, to: 'minute' | 'second' = 'minute'): string {
  const shown = new Date(Date.parse(moment) + offsetMilliseconds).toISOString().replace('T', ' ')
  return shown.slice(0, to === 'minute' ? 16 : 19)
}

/** The moment a day begins in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

/** The moment a day ends, which is the moment the next one begins. */
export function endOfDay(day: Day): Date {
  return startOfDay(addDays(day, 1))
}

/** The day `days` after another; before it when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** The day before another. */
export const dayBefore = (day: Day): Day => addDays(day, -1)

/** The day after another. */
export const dayAfter = (day: Day): Day => addDays(day, 1)

/** Whole days from one day to another; negative when `to` is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds)
}

/** Whole days from the last day on time to another; 0 while it is not past, or where none is set. */
export const lateBy = (dueOn: Day | null, on: Day): number => (dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, on)))

/** Whether something has begun on a day; null where it always was. */
export const hasBegun = (from: Day | null, on: Day): boolean => from === null || from <= on

/** Whether something has ended on a day; `until` is the first day after it, null while it has no end. */
export const hasEnded = (until: Day | null, on: Day): boolean => until !== null && until <= on

/** Days of 24 hours from one moment to another, with their fraction; negative when `to` is before. */
export const daysFrom = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / dayMilliseconds

/** The moment `days` times 24 hours after another. */
export const inDays = (moment: Date, days: number): Date => new Date(moment.getTime() + days * dayMilliseconds)

/** `2031-03-05` → `2031年3月5日`; other words stay as they are. */
export function chineseDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year ? `${year}年${Number(month)}月${Number(date)}日` : day
}

/**
 * The last day that data speak of whose periods end before `ends` (half-open), never after `today`; `today` where there are
 * none. 数据截至 everywhere, for then a year that is over does not look as if it were told until today.
 */
export function lastDayBefore(ends: readonly Day[], today: Day): Day {
  const [last] = ends.toSorted().slice(-1)
  if (last === undefined) return today
  const day = dayBefore(last)
  return day < today ? day : today
}
