import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { hasReached, owesReport } from '../../domain/reporting/owed.ts'
import type { ProgressState } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'
import type { DeskPeriod } from './reporting-periods.ts'
import { reporterReports, type TaskReportRow, taskColumns } from './task-reports.ts'

/** How far a member of a group is with its own report of a period. */
export interface MemberStanding {
  readonly unitId: string
  readonly unit: string
  /** What it answered since the task was handed out; null while it has not. */
  readonly answer: 'signed' | 'refused' | null
  /** Null where nothing was begun. */
  readonly state: ProgressState | null
  /** Whether its report has reached the office. */
  readonly reported: boolean
  /** Whether it owes its report of the period. */
  readonly owes: boolean
  /** As sent; null before. */
  readonly percent: string | null
}

/** The members that report on a task each for itself, in their order, with their reports of a period; none of other tasks. */
export async function memberStandings(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, period, today }: { readonly taskId: string; readonly period: DeskPeriod | null; readonly today: Day },
): Promise<readonly MemberStanding[]> {
  const { rows } = await sql<TaskReportRow & { readonly answer: MemberStanding['answer'] }>`
    select ${taskColumns}, (
        select s.kind from signing s
        where s.jurisdiction_id = ${jurisdictionId} and s.task_id = t.task_id and s.unit_id = lead.unit_id
          and s.at >= coalesce(t.assigned_at, '-infinity')
        order by s.at desc, s.signing_id desc limit 1
      ) as answer
    ${reporterReports(jurisdictionId, today, period?.periodId ?? null)}
      and t.task_id = ${taskId} and lead.member_id is not null
    order by lead.place`.execute(db)
  return rows.map((row) => {
    const reported = hasReached(row.state)
    return {
      unitId: row.lead_unit_id ?? '',
      unit: row.lead_unit ?? '',
      answer: row.answer,
      state: row.state,
      reported,
      owes: period !== null && owesReport({ status: row.status, assignedAt: row.assigned_at }, row.state, period.dueOn),
      percent: reported ? row.percent : null,
    }
  })
}
