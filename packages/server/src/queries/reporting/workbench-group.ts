import type { Day } from '../../domain/day.ts'
import { dayOf, lateBy } from '../../domain/day.ts'
import type { Role } from '../../domain/vocabulary.ts'

/**
 * What may wait for somebody. Of a unit: to-sign 待签收, returned 被退回, to-report 本期待报, to-confirm 待确认; of its head:
 * to-check 待审签, close-returned 办结被退回; of the supervisor: to-review 待审阅的报告, to-assign 待下达, refused 退签待重新下达, to-judge 待审核, to-decide
 * 待批的变更, to-verify 办结待核验, to-strike-off 待销号, not-reported 尚未报送 (the units to be urged); of a leader: to-decide
 * and not-reported in their field.
 */
export type WorkbenchKind =
  | 'to-sign'
  | 'returned'
  | 'to-report'
  | 'to-confirm'
  | 'to-check'
  | 'close-returned'
  | 'to-verify'
  | 'to-strike-off'
  | 'to-review'
  | 'to-assign'
  | 'not-signed'
  | 'refused'
  | 'to-judge'
  | 'to-decide'
  | 'not-reported'

/** Things of one kind that wait for the person. */
export interface WorkbenchGroup {
  readonly kind: WorkbenchKind
  /** The role it waits for. */
  readonly role: Role
  readonly count: number
  /** How many of them are late. */
  readonly late: number
  /** The most urgent ones, at most 20. */
  readonly items: readonly WorkbenchItem[]
  /** Every task of a group that no filter of the task table names, so that its number opens just its rows; null of the others. */
  readonly taskIds: readonly string[] | null
}

/** One thing that waits for the person. */
export interface WorkbenchItem {
  /** Null where the item is a report to review. */
  readonly taskId: string | null
  readonly reportId: string | null
  readonly progressId: string | null
  readonly periodId: string | null
  /** 序号; null where the item is no task. */
  readonly number: number | null
  readonly part: number | null
  readonly wording: string
  /** The accountable lead unit's short name. */
  readonly unit: string | null
  /** The last day on time; null where nothing is set. */
  readonly dueOn: Day | null
  /** Days after `dueOn`; 0 when it is not late. */
  readonly daysLate: number
  /** The reason it came back, or what it is about. */
  readonly note: string | null
}

/** The most items that a group lists; its count is of all. */
export const shown = 20

/** The most tasks that a group names by their ids. */
export const mostNamed = 1000

/** A group with its most urgent items first: the longest late, then by 序号. */
export function group(kind: WorkbenchKind, role: Role, items: readonly WorkbenchItem[]): WorkbenchGroup {
  const urgent = items.toSorted((a, b) => b.daysLate - a.daysLate || (a.number ?? 0) - (b.number ?? 0))
  const late = items.filter(({ daysLate }) => daysLate > 0).length
  return { kind, role, count: items.length, late, items: urgent.slice(0, shown), taskIds: null }
}

/** Days after its period's due day on which a report reached the supervision office, or by now where it has not yet. */
export const reportLateBy = (dueOn: Day, reachedAt: Date | null, today: Day): number =>
  lateBy(dueOn, reachedAt === null ? today : dayOf(reachedAt))
