import { html } from 'hono/html'
import { dayBefore, dayOf } from '../domain/day.ts'
import type { Markup } from './markup.ts'

/** `2023-02-15` as 2023年2月15日, readable by machines too. */
export function day(date: string): Markup {
  return html`<time datetime="${date}">${dayWords(date)}</time>`
}

/** The day in China on which a moment (ISO 8601) falls, as {@link day}. */
export function dayOfMoment(moment: string): Markup {
  return day(dayOf(new Date(moment)))
}

/** `2023-02-15` → `2023年2月15日`; other words stay as they are. */
export function dayWords(date: string): string {
  const [, year, month, date_] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return year ? `${year}年${Number(month)}月${Number(date_)}日` : date
}

/** A half-open period of days in words: `2022年`, `2023年3月`, `2023年1—3月`, else its first and last day. */
export function periodWords([start, end]: readonly [start: string, end: string]): string {
  const last = dayBefore(end)
  const [year, month, date] = start.split('-').map(Number)
  const [lastYear, lastMonth] = last.split('-').map(Number)
  const monthEnd = end.endsWith('-01')
  if (date !== 1 || !monthEnd || year !== lastYear) return `${dayWords(start)}至${dayWords(last)}`
  if (month === 1 && lastMonth === 12) return `${year}年`
  return month === lastMonth ? `${year}年${month}月` : `${year}年${month}—${lastMonth}月`
}

const digits = '零一二三四五六七八九'

/** A whole number from 1 to 99 in Chinese, 12 → 十二; beyond that in figures. */
export function chineseNumber(value: number): string {
  if (value > 99) return String(value)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`
  return ten + (ones === 0 ? '' : (digits[ones] ?? ''))
}

/** At most `length` characters, cut with an ellipsis. */
export function clipped(text: string, length: number): string {
  const units = [...text]
  return units.length <= length ? text : `${units.slice(0, length - 1).join('')}…`
}
