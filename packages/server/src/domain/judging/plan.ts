import { toTenth } from './points.ts'

/** How far a task should be by the end of a month. */
export type Plan =
  /** 序时进度: time-proportional */
  | { readonly kind: 'months' }
  /** The unit's approved node curve: percent by the end of a month, 1–12; between two nodes the earlier one holds. */
  | { readonly kind: 'curve'; readonly nodes: readonly { readonly month: number; readonly percent: number }[] }
  | { readonly kind: 'milestones'; readonly milestones: readonly Milestone[] }
  /** The indicators carry the requirement themselves. */
  | { readonly kind: 'indicator' }
  /** 暂无进度要求 */
  | { readonly kind: 'none' }

/** A step of a task's plan. */
export interface Milestone {
  readonly wording: string
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  /** Percent of the whole that is reached with it; null when every milestone counts alike. */
  readonly percent: number | null
  readonly metOn: string | null
}

/**
 * Percent that should be done by the end of a month of the plan's year, to a tenth; null when nothing is required yet,
 * which is not 0. May go beyond 100 where a curve does.
 * @param month 1–12
 * @see 5.1 of the domain reference: months, not days, so that November is 91.7
 */
export function planned(plan: Plan, year: number, month: number): number | null {
  switch (plan.kind) {
    case 'months':
      return toTenth((month / 12) * 100)
    case 'curve': {
      const reached = plan.nodes.filter((node) => node.month <= month)
      return reached.length === 0 ? null : Math.max(...reached.map((node) => node.percent))
    }
    case 'milestones':
      return milestonePercent(plan.milestones, (milestone) => milestone.dueOn < firstDayAfter(year, month))
    case 'indicator':
    case 'none':
      return null
  }
}

/** Percent reached by milestones met up to the end of a month; null when there are none. */
export function milestonesMet(milestones: readonly Milestone[], year: number, month: number): number | null {
  return milestonePercent(milestones, ({ metOn }) => metOn !== null && metOn < firstDayAfter(year, month), 0)
}

function milestonePercent(
  milestones: readonly Milestone[],
  counts: (milestone: Milestone) => boolean,
  nothing: number | null = null,
): number | null {
  if (milestones.length === 0) return null
  const counted = milestones.filter(counts)
  if (counted.length === 0) return nothing
  const each = 100 / milestones.length
  const alike = milestones.every(({ percent }) => percent === null)
  if (alike) return toTenth(counted.length * each)
  // a percentage says how far the whole is with this milestone, so the furthest counts
  return Math.max(...counted.map(({ percent }) => percent ?? 0))
}

function firstDayAfter(year: number, month: number): string {
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}
