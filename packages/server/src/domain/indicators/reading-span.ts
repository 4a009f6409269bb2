import { type Day, dayBefore } from '../day.ts'
import type { IndicatorKind } from '../vocabulary.ts'

/** The days a reading speaks of: half-open `[start, end)`, and its last day. */
export interface ReadingSpan {
  readonly start: Day
  readonly end: Day
  readonly cutOff: Day
}

/** From the year's first day to a month's end, as statistics add up; the whole year of month 12. */
export function readingSpan(year: number, month: number): ReadingSpan {
  const end = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { start: `${year}-01-01`, end, cutOff: dayBefore(end) }
}

/** Whether readings of a kind are numbers; of the others they are a grade or words. */
export const isNumeric = (kind: IndicatorKind): boolean =>
  kind === 'amount' || kind === 'rate' || kind === 'share' || kind === 'rank'
