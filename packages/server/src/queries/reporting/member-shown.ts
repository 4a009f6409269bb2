import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { reportersOfTask } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'

/** Which report of a task and period somebody asks for. */
export interface ReportAsked {
  readonly taskId: string
  readonly periodId: string
  readonly today: Day
  /** The unit that is named. */
  readonly unitId: string | undefined
  /** The report that is named. */
  readonly progressId: string | undefined
  /** The units of who asks. */
  readonly ownIds: readonly string[]
}

/**
 * The member of a group whose report a form shows: of the report or unit that is named, else one of the person's own, else
 * the one whose report waits longest for the office. Null of a task that has one report.
 */
export async function memberShown(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, periodId, today, unitId, progressId, ownIds }: ReportAsked,
): Promise<string | null> {
  const reports = db
    .selectFrom('progress')
    .select('member_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('period_id', '=', periodId)
  if (progressId !== undefined) {
    const named = await reports.where('progress_id', '=', progressId).executeTakeFirst()
    if (named) return named.member_id
  }
  const reporting = await reportersOfTask(db, jurisdictionId, taskId, today)
  const wanted = unitId === undefined ? ownIds : [unitId]
  const found = reporting.find((one) => wanted.includes(one.unitId))
  if (found || unitId !== undefined) return found?.memberId ?? null
  if (reporting.every(({ memberId }) => memberId === null)) return null
  const waiting = await reports
    .where('member_id', 'is not', null)
    .where('state', 'in', ['sent', 'accepted'])
    .orderBy(sql`(state = 'sent')`, 'desc')
    .orderBy('sent_at')
    .executeTakeFirst()
  return waiting?.member_id ?? null
}
