import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { PlanRule, ProgressState, TaskStatus } from '../../domain/vocabulary.ts'
import { accountableLead, reporters } from '../../record/reporting/reporters.ts'

/** No period, where an identifier is wanted. */
export const noPeriod = '00000000-0000-0000-0000-000000000000'

/**
 * `from … where` over the tasks of a place with their commitment `c`, accountable lead unit `u`, and newest report `p` in a
 * period; conditions are joined to it with `and`. A row a task: of a task whose members report for themselves no report.
 */
export function taskReports(jurisdictionId: string, today: Day, periodId: string | null): RawBuilder<unknown> {
  return reportsBy(
    sql`select a.unit_id, null::uuid as member_id from (${accountableLead(jurisdictionId, today)}) a`,
    jurisdictionId,
    periodId,
  )
}

/** {@link taskReports} with a row for each unit that reports on a task, `u` and `lead` being that unit. */
export function reporterReports(jurisdictionId: string, today: Day, periodId: string | null): RawBuilder<unknown> {
  return reportsBy(reporters(jurisdictionId, today), jurisdictionId, periodId)
}

/** {@link taskReports} with a row for each row of `units`, which names the unit of task `t` as `unit_id` and a `member_id`. */
export function reportsBy(
  units: RawBuilder<unknown>,
  jurisdictionId: string,
  periodId: string | null,
): RawBuilder<unknown> {
  return sql`
    from task t
    join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
    left join lateral (${units}) lead on true
    left join unit u on u.jurisdiction_id = t.jurisdiction_id and u.unit_id = lead.unit_id
    left join lateral (
      select * from progress p
      where p.jurisdiction_id = ${jurisdictionId} and p.task_id = t.task_id and p.period_id = ${periodId ?? noPeriod}
        and p.member_id is not distinct from lead.member_id
      order by p.version desc limit 1
    ) p on true
    where t.jurisdiction_id = ${jurisdictionId} and c.withdrawn_at is null`
}

/** The last month of a row of `period`: 9 of the third quarter. */
export const lastMonth = sql<number>`(period.ordinal
  * case period.kind when 'quarter' then 3 when 'half-year' then 6 when 'year' then 12 else 1 end)`

/** The columns every list of tasks shows. */
export const taskColumns = sql`
  t.task_id, c.year, c.number, t.part, t.wording, t.due_on, t.status, t.plan_rule, t.continuous, t.assigned_at,
  lead.unit_id as lead_unit_id, lead.member_id, u.short_name as lead_unit,
  p.progress_id, p.state, p.revision, p.percent, p.unchanged, p.return_reason, p.sent_to_head_at, p.sent_at`

/** A row of {@link taskColumns}. */
export interface TaskReportRow {
  readonly task_id: string
  readonly year: number
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly due_on: Day | null
  readonly status: TaskStatus
  readonly plan_rule: PlanRule
  readonly continuous: boolean
  readonly assigned_at: Date | null
  readonly lead_unit_id: string | null
  /** The unit where it reports for itself as one of a group's members. */
  readonly member_id: string | null
  readonly lead_unit: string | null
  readonly progress_id: string | null
  readonly state: ProgressState | null
  readonly revision: number | null
  readonly percent: string | null
  readonly unchanged: boolean | null
  readonly return_reason: string | null
  readonly sent_to_head_at: Date | null
  readonly sent_at: Date | null
}
