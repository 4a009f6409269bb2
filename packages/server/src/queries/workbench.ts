import type { Kysely } from 'kysely'
import type { SignedIn } from '../access/signed-in.ts'
import type { Day, Role, Tables } from '../store/tables.ts'

/**
 * What may wait for somebody. Of a unit: to-sign 待签收, returned 被退回, to-report 本期待报, to-confirm 待确认; of its head:
 * to-check 待审签; of the supervisor: to-review 待审阅的报告, to-assign 待交办, refused 退签待重派, to-judge 待审核, to-decide
 * 待批的变更, not-reported 尚未填报 (the units to be urged); of a leader: to-decide and not-reported in their field.
 */
export type WorkbenchKind =
  | 'to-sign'
  | 'returned'
  | 'to-report'
  | 'to-confirm'
  | 'to-check'
  | 'to-review'
  | 'to-assign'
  | 'refused'
  | 'to-judge'
  | 'to-decide'
  | 'not-reported'

/** The first screen of a person: a list of what to do, the number of each and how late; the most urgent kind first. */
export interface Workbench {
  readonly today: Day
  /** The year that is being carried out; null before any report was adopted. */
  readonly year: number | null
  /** The period being reported; null before the first was opened. */
  readonly period: WorkbenchPeriod | null
  /** Every kind that may wait for the person's roles, also with a count of 0. */
  readonly groups: readonly WorkbenchGroup[]
}

export interface WorkbenchPeriod {
  readonly periodId: string
  readonly year: number
  readonly kind: 'month' | 'quarter' | 'half-year' | 'year'
  readonly ordinal: number
  /** The last day on time. */
  readonly dueOn: Day
}

export interface WorkbenchGroup {
  readonly kind: WorkbenchKind
  /** The role it waits for. */
  readonly role: Role
  readonly count: number
  /** How many of them are late. */
  readonly late: number
  /** The most urgent ones, at most 20. */
  readonly items: readonly WorkbenchItem[]
}

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

/** What waits for a person today. */
export async function workbench(_db: Kysely<Tables>, actor: SignedIn): Promise<Workbench> {
  return { today: actor.today, year: null, period: null, groups: [] }
}
