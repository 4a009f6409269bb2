import { type Day, dayOf } from '../day.ts'
import { type ProgressState, progressStates, type TaskStatus } from '../vocabulary.ts'

/** A task as the rule of owed reports sees it. */
export interface ReportingTask {
  readonly status: TaskStatus
  /** When it was handed out; null where that was before the record began. */
  readonly assignedAt: Date | null
}

/** States in which a report has reached the supervision office. */
const reached: readonly ProgressState[] = ['sent', 'accepted']

/** States in which a report has not reached the supervision office; no report at all counts as one of them. */
export const unreachedStates: readonly ProgressState[] = progressStates.filter((state) => !reached.includes(state))

/** Whether a task reports in a period: it is under way and was handed out by the period's due day, that day included. */
export function reportsIn({ status, assignedAt }: ReportingTask, dueOn: Day): boolean {
  return status === 'active' && (assignedAt === null || dayOf(assignedAt) <= dueOn)
}

/** Whether a report in that state has reached the supervision office; null is a report that was not begun. */
export const hasReached = (state: ProgressState | null): boolean => state !== null && reached.includes(state)

/** Whether a task owes its report of a period, by the state of the newest version of it. */
export function owesReport(task: ReportingTask, state: ProgressState | null, dueOn: Day): boolean {
  return !hasReached(state) && reportsIn(task, dueOn)
}

/** Whether the unit has to write on: nothing begun, a draft, or given back; not while it is with the head of the unit. */
export const isToBeWritten = (state: ProgressState | null): boolean =>
  state === null || state === 'draft' || state === 'returned'
