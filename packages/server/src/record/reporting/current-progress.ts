import type { Kysely, Selectable } from 'kysely'
import type { PeriodTable, ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/** Which report: a task's of a period, or there of a member that reports for itself. */
export interface ReportOf {
  readonly taskId: string
  readonly periodId: string
  readonly memberId: string | null
}

/** A task's period and the newest version of its report. */
export interface CurrentProgress {
  readonly period: Selectable<PeriodTable>
  readonly report: Selectable<ProgressTable> | undefined
}

/** The period and the newest report of a task in it, locked for the transaction; undefined when there is no such period. */
export async function currentProgress(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, periodId, memberId }: ReportOf,
): Promise<CurrentProgress | undefined> {
  const period = await db
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('period_id', '=', periodId)
    .executeTakeFirst()
  if (!period) return undefined
  const report = await db
    .selectFrom('progress')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where('period_id', '=', periodId)
    .where('member_id', 'is not distinct from', memberId)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return { period, report }
}
