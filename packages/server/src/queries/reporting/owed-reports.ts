import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { owedReport } from '../../record/reporting/owed.ts'
import type { Tables } from '../../store/tables.ts'
import { periodById } from './reporting-periods.ts'
import { reporterReports, type TaskReportRow, taskColumns } from './task-reports.ts'

/** How many reports of a period have not reached the supervisor, of a unit that answers for them. */
export interface OwedReports {
  readonly unitId: string
  readonly unit: string
  /** All of them, the two below among them. */
  readonly tasks: number
  readonly returned: number
  readonly withHead: number
  readonly taskIds: readonly string[]
}

/** What the units have not reported in a period, as `today` names who answers; nothing when there is no such period. */
export async function owedReports(
  db: Kysely<Tables>,
  jurisdictionId: string,
  periodId: string,
  today: Day,
): Promise<readonly OwedReports[]> {
  const period = await periodById(db, jurisdictionId, periodId)
  if (!period) return []
  const { rows } = await sql<TaskReportRow>`
    select ${taskColumns} ${reporterReports(jurisdictionId, today, periodId)}
      and ${owedReport('t', 'p', sql`${period.dueOn}`)} and c.year = ${period.year} and lead.unit_id is not null`.execute(
    db,
  )
  const owed = new Map<string, OwedReports>()
  for (const { task_id, lead_unit_id, lead_unit, state } of rows) {
    if (lead_unit_id === null) continue
    const of = owed.get(lead_unit_id)
    owed.set(lead_unit_id, {
      unitId: lead_unit_id,
      unit: lead_unit ?? '',
      tasks: (of?.tasks ?? 0) + 1,
      returned: (of?.returned ?? 0) + (state === 'returned' ? 1 : 0),
      withHead: (of?.withHead ?? 0) + (state === 'sent-to-head' ? 1 : 0),
      taskIds: [...(of?.taskIds ?? []), task_id],
    })
  }
  return [...owed.values()]
}
