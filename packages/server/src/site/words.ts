import { html } from 'hono/html'
import { chineseDay, dayBefore, dayOf } from '../domain/day.ts'
import type { Markup } from './markup.ts'

/** `2023-02-15` as 2023年2月15日, readable by machines too. */
export function day(date: string): Markup {
  return html`<time datetime="${date}">${chineseDay(date)}</time>`
}

/** The day in China on which a moment (ISO 8601) falls, as {@link day}. */
export function dayOfMoment(moment: string): Markup {
  return day(dayOf(new Date(moment)))
}

/** A half-open period of days in words: `2022年`, `2023年3月`, `2023年1—3月`, else its first and last day. */
export function periodWords([start, end]: readonly [start: string, end: string]): string {
  const last = dayBefore(end)
  const [year, month, date] = start.split('-').map(Number)
  const [lastYear, lastMonth] = last.split('-').map(Number)
  const monthEnd = end.endsWith('-01')
  if (date !== 1 || !monthEnd || year !== lastYear) return `${chineseDay(start)}至${chineseDay(last)}`
  if (month === 1 && lastMonth === 12) return `${year}年`
  return month === lastMonth ? `${year}年${month}月` : `${year}年${month}—${lastMonth}月`
}

/** At most `length` characters, cut with an ellipsis. */
export function clipped(text: string, length: number): string {
  const units = [...text]
  return units.length <= length ? text : `${units.slice(0, length - 1).join('')}…`
}
