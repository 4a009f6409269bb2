import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/** SQL: the row of `progress` that a unit last reported of a task before the period that begins on a day; no drafts. */
export function earlierReport(
  jurisdictionId: string,
  { taskId, memberId }: { readonly taskId: RawBuilder<unknown>; readonly memberId: RawBuilder<unknown> },
  before: Day,
): RawBuilder<Selectable<ProgressTable>> {
  return sql<Selectable<ProgressTable>>`
    select progress.* from progress
      join period on period.jurisdiction_id = progress.jurisdiction_id and period.period_id = progress.period_id
     where progress.jurisdiction_id = ${jurisdictionId} and progress.task_id = ${taskId}
       and progress.member_id is not distinct from ${memberId}
       and progress.state <> 'draft' and period.starts_on < ${before}
     order by period.starts_on desc, progress.version desc limit 1`
}

/** What the unit last reported of a task before the period that begins on a day; undefined when nothing. */
export async function earlierProgress(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, memberId }: { readonly taskId: string; readonly memberId: string | null },
  before: Day,
): Promise<Selectable<ProgressTable> | undefined> {
  const { rows } = await earlierReport(
    jurisdictionId,
    { taskId: sql`${taskId}::uuid`, memberId: sql`${memberId}::uuid` },
    before,
  ).execute(db)
  return rows[0]
}
