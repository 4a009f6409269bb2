import { inTimeToObject, lastDayToObject } from '../objection-limit.ts'

/** Days within which an objection to a conclusion is made, and within which it is decided; the day it begins is not counted. */
export const objectionDays = 30

/** Where the objection to a conclusion stands. */
export type ObjectionStanding =
  | { readonly kind: 'not-served' }
  | { readonly kind: 'open'; readonly lastDay: string }
  | { readonly kind: 'lapsed'; readonly lastDay: string }
  | { readonly kind: 'under-review'; readonly lastDay: string; readonly late: boolean }
  | { readonly kind: 'decided'; readonly at: Date }

/** Where the objection to a conclusion stands at a moment. */
export function objectionStanding(
  conclusion: {
    readonly servedAt: Date | null
    readonly objectedAt: Date | null
    readonly decidedAt: Date | null
  },
  now: Date,
): ObjectionStanding {
  const { servedAt, objectedAt, decidedAt } = conclusion
  if (decidedAt) return { kind: 'decided', at: decidedAt }
  if (objectedAt) {
    const lastDay = lastDayToObject(objectedAt, objectionDays)
    return { kind: 'under-review', lastDay, late: !inTimeToObject(objectedAt, objectionDays, now) }
  }
  if (!servedAt) return { kind: 'not-served' }
  const lastDay = lastDayToObject(servedAt, objectionDays)
  return { kind: inTimeToObject(servedAt, objectionDays, now) ? 'open' : 'lapsed', lastDay }
}

/** Whether a person may decide on the objection: those who took part in the inspection, or who recuse, may not. */
export function mayReview(personId: string, group: readonly string[], recused: readonly string[]): boolean {
  return !group.includes(personId) && !recused.includes(personId)
}
