import type { PublishedCommitment } from './published-year.ts'

/**
 * The day the office set for a promise that is one task, `YYYY-MM-DD`; null where it says no other than the report. A
 * promise of several tasks is due part by part.
 */
export function officeDue({ due, parts = [] }: PublishedCommitment): string | null {
  const [only, another] = parts
  const set = only && !another ? only.due : null
  return set === (due?.date ?? null) ? null : set
}

/** By when a promise is to be kept, the office's day before the report's; null where neither names one. */
export const dueDay = (one: PublishedCommitment): string | null => officeDue(one) ?? one.due?.date ?? null
