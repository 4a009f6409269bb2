import { html } from 'hono/html'
import { chineseDay, dayOf } from '../domain/day.ts'
import type { Markup } from './markup.ts'

export { periodWords } from '../domain/period-words.ts'

/** `2023-02-15` as 2023年2月15日, readable by machines too. */
export function day(date: string): Markup {
  return html`<time datetime="${date}">${chineseDay(date)}</time>`
}

/** The day in China on which a moment (ISO 8601) falls, as {@link day}. */
export function dayOfMoment(moment: string): Markup {
  return day(dayOf(new Date(moment)))
}

/** At most `length` characters, cut with an ellipsis. */
export function clipped(text: string, length: number): string {
  const units = [...text]
  return units.length <= length ? text : `${units.slice(0, length - 1).join('')}…`
}
