import { type Kysely, sql } from 'kysely'
import { reportsInPeriod, unreached } from '../../record/reporting/owed.ts'
import type { Tables } from '../../store/tables.ts'
import { type DeskPeriod, listPeriods } from './reporting-periods.ts'

/** A period and how many of its reports are where. */
export interface PeriodStanding extends DeskPeriod {
  /** ISO 8601; null while it is open. */
  readonly closedAt: string | null
  /** Tasks that report in it: under way, and handed out by its due day. */
  readonly tasks: number
  /** Of them, those whose report has not reached the supervisor. */
  readonly unreported: number
  /** Reports that wait for the supervisor's judgement. */
  readonly waiting: number
}

interface Row {
  readonly period_id: string
  readonly closed_at: Date | null
  readonly tasks: string
  readonly unreported: string
  readonly waiting: string
}

/** The periods of the newest year and those of earlier years that are still open, the newest first. */
export async function periodStandings(db: Kysely<Tables>, jurisdictionId: string): Promise<readonly PeriodStanding[]> {
  const periods = await listPeriods(db, jurisdictionId)
  const newest = Math.max(...periods.map(({ year }) => year))
  const shown = periods.filter(({ year, closed }) => year === newest || !closed)
  if (shown.length === 0) return []
  const { rows } = await sql<Row>`
    select e.period_id, e.closed_at, count(t.task_id) as tasks,
      count(t.task_id) filter (where ${unreached('p')}) as unreported,
      count(t.task_id) filter (where p.state = 'sent') as waiting
    from period e
    left join commitment c on c.jurisdiction_id = e.jurisdiction_id and c.year = e.year and c.withdrawn_at is null
    left join task t on t.jurisdiction_id = c.jurisdiction_id and t.commitment_id = c.commitment_id
      and ${reportsInPeriod('t', sql`e.due_on`)}
    left join lateral (
      select p.state from progress p
      where p.jurisdiction_id = t.jurisdiction_id and p.task_id = t.task_id and p.period_id = e.period_id
      order by p.version desc limit 1
    ) p on true
    where e.jurisdiction_id = ${jurisdictionId} and e.period_id = any(${shown.map(({ periodId }) => periodId)}::uuid[])
    group by e.jurisdiction_id, e.period_id`.execute(db)
  const counts = new Map(rows.map((row) => [row.period_id, row]))
  return shown.map((period) => {
    const row = counts.get(period.periodId)
    return {
      ...period,
      closedAt: row?.closed_at?.toISOString() ?? null,
      tasks: Number(row?.tasks ?? 0),
      unreported: Number(row?.unreported ?? 0),
      waiting: Number(row?.waiting ?? 0),
    }
  })
}
