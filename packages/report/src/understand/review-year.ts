import type { Outline } from '../outline/outline.ts'
import type { Part } from './part.ts'
import { yearIn } from './part-titles.ts'

/** The last year looked back on: what the review's title names, else the year before the plan's; 0 when unknown. */
export function reviewYearOf({ units }: Outline, parts: readonly Part[], planYear: number): number {
  for (const { kind, title } of parts) {
    if (kind !== 'review' || title === null) continue
    const year = yearIn(units[title]?.core ?? '')
    if (year > 0 && (planYear === 0 || year < planYear)) return year
  }
  return planYear > 0 ? planYear - 1 : 0
}
