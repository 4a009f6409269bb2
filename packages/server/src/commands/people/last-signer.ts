import { sql, type Transaction } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { refusal } from '../../domain/refusal.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** A role somebody is about to lose. */
export interface LosingRole {
  readonly role: string
  readonly unit_id: string | null
}

/**
 * Whether something waits that nobody could sign or decide any more without this person in these roles: reports with a
 * unit's only head, or with the only supervisor; with `open` also open tasks of a unit that would be left without a head.
 */
export async function leavesUnsigned(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  personId: string,
  roles: readonly LosingRole[],
  today: Day,
  open: boolean,
): Promise<boolean> {
  for (const { role, unit_id } of roles) {
    if (role !== 'unit-head' && role !== 'supervisor') continue
    const { rows } = await sql<{ waits: boolean; other: boolean }>`
      select exists (
               select from progress p
                where p.jurisdiction_id = ${jurisdictionId}
                  and p.state = ${role === 'supervisor' ? 'sent' : 'sent-to-head'}
                  and ${role === 'supervisor' ? sql`true` : leadsTask(jurisdictionId, sql`p.task_id`, unit_id, today)})
             or (${open && role === 'unit-head'} and exists (
               select from task t
                where t.jurisdiction_id = ${jurisdictionId} and t.status in ('assigned', 'active', 'refused')
                  and ${leadsTask(jurisdictionId, sql`t.task_id`, unit_id, today)})) as waits,
             exists (
               select from role_grant g
                 join person o on o.jurisdiction_id = g.jurisdiction_id and o.person_id = g.person_id
                 join auth_user a on a.id = o.account_id
                where g.jurisdiction_id = ${jurisdictionId} and g.role = ${role}
                  and g.unit_id is not distinct from ${unit_id}::uuid and g.person_id <> ${personId}
                  and ${heldOn('g', today)} and o.left_on is null and a."disabledAt" is null) as other`.execute(trx)
    const [found] = rows
    if (found?.waits && !found.other) return true
  }
  return false
}

const leadsTask = (jurisdictionId: string, taskId: ReturnType<typeof sql>, unitId: string | null, today: Day) =>
  sql`exists (select from task_unit u where u.jurisdiction_id = ${jurisdictionId} and u.task_id = ${taskId}
       and u.unit_id = ${unitId}::uuid and u.part = 'lead' and ${heldOn('u', today)})`

/** Somebody has to be named who can sign for the unit. */
export const nobodySigns = refusal(
  422,
  'somebody-wanted',
  '这个人是唯一能签审的人，还有待签审的填报或未办结的任务：请先选择接手的人，或先任命另一位。',
  'Nobody else can sign what waits: name who takes over, or appoint somebody first.',
)
