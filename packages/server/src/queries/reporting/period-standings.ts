import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { ProgressState } from '../../domain/vocabulary.ts'
import { reportsInPeriod, unreached } from '../../record/reporting/owed.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { type DeskPeriod, listPeriods } from './reporting-periods.ts'

/** A period and how many of its reports are where. */
export interface PeriodStanding extends DeskPeriod {
  /** ISO 8601; null while it is open. */
  readonly closedAt: string | null
  /** Why it was opened again the last time, and when; null where it was not. */
  readonly reopened: { readonly at: string; readonly reason: string } | null
  /** Reports it asks for: one of each task under way that was handed out by its due day, or one of each member of its group. */
  readonly tasks: number
  /** Of them, those whose report has not reached the supervisor. */
  readonly unreported: number
  /** Reports that wait for the supervisor's judgement, of tasks that were closed meanwhile too. */
  readonly waiting: number
}

/** A task that reports in a period, with where its report is. */
export interface PeriodTask {
  readonly taskId: string
  readonly number: number
  readonly part: number
  readonly wording: string
  /** The unit that reports on it; a group's task has a row for each member that does. */
  readonly unit: string | null
  /** Null where none was begun. */
  readonly state: ProgressState | null
  /** Whether its report has not reached the supervisor. */
  readonly unreported: boolean
}

/** `with who` of {@link reporting}: who reports on the place's tasks today, asked once for all periods. */
const whoReports = (jurisdictionId: string, today: Day) => sql`
    with who as materialized (
      select t.task_id, r.unit_id, r.member_id from task t
      join lateral (${reporters(jurisdictionId, today)}) r on true
      where t.jurisdiction_id = ${jurisdictionId} and t.status = 'active'
    )`

/** `from` of the periods `e` with the tasks `t` that report in them, `who` reports, and the newest version `p` of each report. */
const reporting = (jurisdictionId: string) => sql`
    from period e
    left join commitment c on c.jurisdiction_id = e.jurisdiction_id and c.year = e.year and c.withdrawn_at is null
    left join task t on t.jurisdiction_id = c.jurisdiction_id and t.commitment_id = c.commitment_id
      and ${reportsInPeriod('t', sql`e.due_on`)}
    left join who on who.task_id = t.task_id
    left join lateral (
      select p.state from progress p
      where p.jurisdiction_id = ${jurisdictionId} and p.task_id = t.task_id and p.period_id = e.period_id
        and p.member_id is not distinct from who.member_id
      order by p.version desc limit 1
    ) p on true`

interface Row {
  readonly period_id: string
  readonly closed_at: Date | null
  readonly reopened_at: Date | null
  readonly reopen_reason: string | null
  readonly tasks: string
  readonly unreported: string
  readonly waiting: string
}

/** The periods of the newest year and those of earlier years that are still open, the newest first. */
export async function periodStandings(
  db: Kysely<Tables>,
  jurisdictionId: string,
  today: Day,
): Promise<readonly PeriodStanding[]> {
  const periods = await listPeriods(db, jurisdictionId)
  const newest = Math.max(...periods.map(({ year }) => year))
  const shown = periods.filter(({ year, closed }) => year === newest || !closed)
  if (shown.length === 0) return []
  const { rows } = await sql<Row>`
    ${whoReports(jurisdictionId, today)}
    select e.period_id, e.closed_at, e.reopened_at, e.reopen_reason, count(t.task_id) as tasks,
      count(t.task_id) filter (where ${unreached('p')}) as unreported,
      coalesce(w.waiting, 0) as waiting
    ${reporting(jurisdictionId)}
    left join (select period_id, count(*) as waiting from progress
      where jurisdiction_id = ${jurisdictionId} and state = 'sent' group by period_id) w on w.period_id = e.period_id
    where e.jurisdiction_id = ${jurisdictionId} and e.period_id = any(${shown.map(({ periodId }) => periodId)}::uuid[])
    group by e.jurisdiction_id, e.period_id, w.waiting`.execute(db)
  const counts = new Map(rows.map((row) => [row.period_id, row]))
  return shown.map((period) => {
    const row = counts.get(period.periodId)
    return {
      ...period,
      closedAt: row?.closed_at?.toISOString() ?? null,
      reopened:
        row?.reopened_at && row.reopen_reason !== null
          ? { at: row.reopened_at.toISOString(), reason: row.reopen_reason }
          : null,
      tasks: Number(row?.tasks ?? 0),
      unreported: Number(row?.unreported ?? 0),
      waiting: Number(row?.waiting ?? 0),
    }
  })
}

/** The reports that a period's counts count, by 序号; `today` names who owes them. */
export async function periodTasks(
  db: Kysely<Tables>,
  jurisdictionId: string,
  periodId: string,
  today: Day,
): Promise<readonly PeriodTask[]> {
  const { rows } = await sql<{
    task_id: string
    number: number
    part: number
    wording: string
    unit: string | null
    state: ProgressState | null
    unreported: boolean
  }>`
    ${whoReports(jurisdictionId, today)}
    select t.task_id, c.number, t.part, t.wording, u.short_name as unit, p.state, ${unreached('p')} as unreported
    ${reporting(jurisdictionId)}
    left join unit u on u.jurisdiction_id = ${jurisdictionId} and u.unit_id = who.unit_id
    where e.jurisdiction_id = ${jurisdictionId} and e.period_id = ${periodId} and t.task_id is not null
    order by c.number, t.part, u.position`.execute(db)
  return rows.map(({ task_id: taskId, ...row }) => ({ taskId, ...row }))
}
