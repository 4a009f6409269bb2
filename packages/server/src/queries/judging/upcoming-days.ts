import { type Kysely, sql } from 'kysely'
import { addDays } from '../../domain/day.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** A due day or milestone of the coming weeks. */
export interface UpcomingDay {
  readonly taskId: string
  readonly number: number
  readonly part: number
  /** The task's own words. */
  readonly wording: string
  /** The node that is due; null where it is the task itself. */
  readonly node: string | null
  readonly dueOn: string
  readonly leadId: string | null
}

/** Nodes and limits of the next 30 days that are not met. */
export interface UpcomingDays {
  /** The soonest first; at most 200. */
  readonly upcoming: readonly UpcomingDay[]
  /** How many there are in all. */
  readonly upcomingCount: number
}

/** Nodes and limits of the next 30 days of a year's tasks that are not met; of some tasks alone where they are named. */
export async function upcomingDays(
  db: Kysely<Tables>,
  jurisdictionId: string,
  reportId: string | null,
  today: string,
  taskIds: readonly string[] | null = null,
): Promise<UpcomingDays> {
  if (reportId === null) return { upcoming: [], upcomingCount: 0 }
  const until = addDays(today, 30)
  const { rows } = await sql<{
    task_id: string
    number: number
    part: number
    wording: string
    node: string | null
    due_on: string
    lead_id: string | null
    total: string
  }>`
    with open as (
      select task.jurisdiction_id, task.task_id, commitment.number, task.part, task.wording, task.due_on, task.continuous
        from commitment
        join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
       where commitment.jurisdiction_id = ${jurisdictionId} and commitment.report_id = ${reportId}
         and task.status in ('assigned', 'active')
         ${taskIds === null ? sql`` : sql`and task.task_id = any(${[...taskIds]}::uuid[])`}
    ), days as (
      select task_id, number, part, wording, null::text as node, due_on from open
       where not continuous and due_on between ${today}::date and ${until}::date
      union all
      select open.task_id, number, part, open.wording, milestone.wording, milestone.due_on
        from open join milestone on milestone.jurisdiction_id = open.jurisdiction_id and milestone.task_id = open.task_id
       where milestone.removed_at is null and milestone.met_on is null
         and milestone.due_on between ${today}::date and ${until}::date
    )
    select days.task_id, number, days.part, wording, node, due_on::text, led.unit_id as lead_id,
           count(*) over () as total
      from days
      left join task_unit led on led.jurisdiction_id = ${jurisdictionId} and led.task_id = days.task_id
       and led.part = 'lead' and led.place = 1 and ${heldOn('led', today)}
     order by due_on, number, days.part limit 200`.execute(db)
  const upcoming = rows.map((row) => ({
    taskId: row.task_id,
    number: row.number,
    part: row.part,
    wording: row.wording,
    node: row.node,
    dueOn: row.due_on,
    leadId: row.lead_id,
  }))
  return { upcoming, upcomingCount: Number(rows[0]?.total ?? 0) }
}
