import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { owedReport } from '../../record/reporting/owed.ts'
import type { Tables } from '../../store/tables.ts'
import { leadersOf, refusedBySomebody, toDecide } from './office-groups.ts'

/** A year with tasks of which something still waits. */
export interface YearWaiting {
  readonly year: number
  readonly tasks: number
}

/**
 * The years beside the shown one with tasks that wait for the supervisor, or for a leader in their field: not handed
 * out, not signed for, sent back, with a change to decide, with a closing to verify or strike off, or with no report in the year's last open period. The newest
 * year first; so that at a year's turn nothing of the old one is out of sight.
 */
export async function yearsWaiting(
  db: Kysely<Tables>,
  actor: SignedIn,
  shown: number | null,
): Promise<readonly YearWaiting[]> {
  const { jurisdictionId, today } = actor
  const holds = (role: string) => actor.roles.some((held) => held.role === role)
  if (shown === null || !(holds('supervisor') || holds('leader'))) return []
  const decide = toDecide(actor)
  const owes = sql`(e.period_id is not null and ${owedReport('t', 'p', sql`e.due_on`)})`
  const waits = holds('supervisor')
    ? sql`(t.status in ('drafted', 'assigned') or ${refusedBySomebody(jurisdictionId)} or ${decide} or ${owes}
        or exists (select from task_closing k where k.jurisdiction_id = ${jurisdictionId} and k.task_id = t.task_id
          and k.state in ('close-asked', 'closed')))`
    : sql`(t.leader_id = any(${leadersOf(actor)}::uuid[]) and (${decide} or ${owes}))`
  const { rows } = await sql<{ readonly year: number; readonly tasks: string }>`
    select c.year, count(*) as tasks from commitment c
    join task t on t.jurisdiction_id = c.jurisdiction_id and t.commitment_id = c.commitment_id
    left join lateral (
      select e.period_id, e.due_on, e.closed_at from period e
      where e.jurisdiction_id = ${jurisdictionId} and e.year = c.year and e.starts_on <= ${today}
      order by e.starts_on desc limit 1
    ) e on e.closed_at is null
    left join lateral (
      select p.state from progress p
      where p.jurisdiction_id = ${jurisdictionId} and p.task_id = t.task_id and p.period_id = e.period_id
      order by p.version desc limit 1
    ) p on true
    where c.jurisdiction_id = ${jurisdictionId} and c.year <> ${shown} and c.withdrawn_at is null and ${waits}
    group by c.year order by c.year desc`.execute(db)
  return rows.map(({ year, tasks }) => ({ year, tasks: Number(tasks) }))
}
