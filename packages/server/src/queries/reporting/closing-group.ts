import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { accountableLead, reportedBy } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import type { TaskReportRow } from './task-reports.ts'
import { mostNamed, shown, type WorkbenchGroup } from './workbench-group.ts'

const waits = {
  // not for who asked: 核验 is by a second person
  'to-verify': (personId: string) => sql`k.state = 'close-asked' and k.asked_by <> ${personId}::uuid`,
  'to-strike-off': () => sql`k.state = 'closed'`,
  'close-returned': () => sql`k.state = 'open' and s.act = 'return-close' and t.status = 'active'`,
}

/**
 * Tasks whose closing waits for somebody, the longest first; with `unitIds` those that these units answer for, with `year`
 * those of its plan.
 */
export async function closingGroup(
  db: Kysely<Tables>,
  { jurisdictionId, today, personId }: SignedIn,
  kind: keyof typeof waits,
  unitIds: readonly string[] | null,
  year: number | null = null,
): Promise<WorkbenchGroup> {
  const { rows } = await sql<TaskReportRow & { readonly reason: string | null; readonly count: string }>`
    select t.task_id, c.number, t.part, t.wording, u.short_name as lead_unit, s.reason, count(*) over () as count
    from task_closing k
    join task_closing_step s on s.jurisdiction_id = k.jurisdiction_id and s.task_id = k.task_id and s.ordinal = k.last_step
    join task t on t.jurisdiction_id = k.jurisdiction_id and t.task_id = k.task_id
    join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
    left join lateral (${accountableLead(jurisdictionId, today)}) lead on true
    left join unit u on u.jurisdiction_id = t.jurisdiction_id and u.unit_id = lead.unit_id
    where k.jurisdiction_id = ${jurisdictionId} and t.status in ('active', 'closed') and ${waits[kind](personId)}
      ${year === null ? sql`` : sql`and c.year = ${year}`}
      ${unitIds === null ? sql`` : sql`and ${reportedBy(jurisdictionId, today, unitIds)}`}
    order by s.at, c.number, t.part limit ${mostNamed}`.execute(db)
  const role: Role = kind === 'close-returned' ? 'unit-head' : 'supervisor'
  return {
    kind,
    role,
    count: Number(rows[0]?.count ?? 0),
    late: 0,
    taskIds: rows.map((row) => row.task_id),
    items: rows.slice(0, shown).map((row) => ({
      taskId: row.task_id,
      reportId: null,
      progressId: null,
      periodId: null,
      number: row.number,
      part: row.part,
      wording: row.wording,
      unit: row.lead_unit,
      dueOn: null,
      daysLate: 0,
      note: kind === 'close-returned' ? row.reason : null,
    })),
  }
}
