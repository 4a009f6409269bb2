import { daysBetween } from '../day.ts'

/** An inspection or a question put to units about tasks, from its first to its last day, `YYYY-MM-DD`. */
export interface Visit {
  readonly id: string
  readonly by: string
  readonly from: string
  readonly to: string
  readonly unitIds: readonly string[]
  readonly taskIds: readonly string[]
}

/** 重复督查: the same body again; 多头督查: another body. */
export interface RepeatedVisit {
  readonly kind: 'repeated' | 'by-several'
  readonly visit: Visit
  readonly unitIds: readonly string[]
  readonly taskIds: readonly string[]
}

/**
 * The visits that a planned one repeats: of the same unit or task, with no more than `within` days between the two, or
 * overlapping. Those that share a task come first, then the nearest in time.
 */
export function repeatedVisits(planned: Visit, earlier: readonly Visit[], within: number): RepeatedVisit[] {
  return earlier
    .filter((visit) => visit.id !== planned.id && gap(visit, planned) <= within)
    .map((visit) => ({
      kind: visit.by === planned.by ? ('repeated' as const) : ('by-several' as const),
      visit,
      unitIds: visit.unitIds.filter((id) => planned.unitIds.includes(id)),
      taskIds: visit.taskIds.filter((id) => planned.taskIds.includes(id)),
    }))
    .filter(({ unitIds, taskIds }) => unitIds.length + taskIds.length > 0)
    .toSorted((a, b) => b.taskIds.length - a.taskIds.length || gap(a.visit, planned) - gap(b.visit, planned))
}

/** Days between two visits; 0 where they overlap. */
const gap = (a: Visit, b: Visit): number => Math.max(0, daysBetween(a.to, b.from), daysBetween(b.to, a.from))

/** What a department was commissioned with, by the government it belongs to. */
export interface Commission {
  /** 事项, 范围, 职责 in words. */
  readonly matter: string
  readonly scope: string
  readonly duty: string
  /** Half-open `[from, until)`, `YYYY-MM-DD`. */
  readonly from: string
  readonly until: string
}

/**
 * Whether a body may supervise on a day: the government and its supervision office may; a department only with a commission
 * that states matter, scope, duty and term, and holds that day.
 * @see articles 2, 6 and 7 of the Regulation on government supervision
 */
export function maySupervise(
  body:
    | { readonly kind: 'government' | 'supervision-office' }
    | { readonly kind: 'department'; readonly commission: Commission | null },
  day: string,
): boolean {
  if (body.kind !== 'department') return true
  const { commission } = body
  if (!commission) return false
  const stated = [commission.matter, commission.scope, commission.duty].every((words) => words.trim() !== '')
  return stated && commission.from <= day && day < commission.until
}
