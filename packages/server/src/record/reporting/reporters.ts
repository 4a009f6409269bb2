import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { type Reporter, reportersOf } from '../../domain/reporting/reporters.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** SQL: the unit that answers for a task (a row of `task`) on a day, the first of its leads; a group answers as one. */
export function accountableLead(
  jurisdictionId: string,
  day: Day | RawBuilder<unknown>,
  task = 't',
): RawBuilder<unknown> {
  return sql`
    select tu.unit_id from task_unit tu
    where tu.jurisdiction_id = ${jurisdictionId} and tu.task_id = ${sql.ref(`${task}.task_id`)} and tu.part = 'lead'
      and ${heldOn('tu', day)}
    order by tu.place limit 1`
}

/** SQL of `reportersOf`: rows `unit_id, member_id` of the units that report on a task (a row of `task`) on a day. */
export function reporters(jurisdictionId: string, day: Day | RawBuilder<unknown>, task = 't'): RawBuilder<unknown> {
  return sql`
    select r.unit_id, case when r.part = 'member' and not r.speaks then r.unit_id end as member_id, r.place
    from (
      select tu.unit_id, tu.part, tu.place, coalesce(tu.unit_id = ${sql.ref(`${task}.speaker_id`)}, false) as speaks,
        count(*) filter (where tu.part = 'member') over () as members,
        bool_or(tu.part = 'member' and tu.unit_id = ${sql.ref(`${task}.speaker_id`)}) over () as spoken
      from (${accountableLead(jurisdictionId, day, task)}) lead
      join task_unit tu on tu.jurisdiction_id = ${jurisdictionId} and tu.task_id = ${sql.ref(`${task}.task_id`)}
        and ${heldOn('tu', day)}
        and (tu.unit_id = lead.unit_id and tu.part = 'lead' or tu.part = 'member' and tu.group_id = lead.unit_id)
    ) r
    where case when r.members = 0 then true when coalesce(r.spoken, false) then r.speaks else r.part = 'member' end`
}

/**
 * SQL: one of the units reports on a task (a row of `task`) on a day, no matter who wrote its reports. Where `member` is the
 * column of a report, it is the unit whose report it is: of a group's report each member of its own.
 */
export function reportedBy(
  jurisdictionId: string,
  day: Day,
  unitIds: readonly string[],
  member?: RawBuilder<unknown>,
  task = 't',
): RawBuilder<SqlBool> {
  const own = member === undefined ? sql`` : sql`and (${member} is null or ${member} = r.unit_id)`
  return sql<SqlBool>`exists (select from (${reporters(jurisdictionId, day, task)}) r
    where r.unit_id = any(${unitIds}::uuid[]) ${own})`
}

/** Of a task's units those that report on it on a day, in order. */
export async function reportersOfTask(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskId: string,
  day: Day,
): Promise<readonly Reporter[]> {
  const task = await db
    .selectFrom('task')
    .select('speaker_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('task_unit')
    .select(['unit_id', 'part', 'group_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .where(heldOn('task_unit', day))
    .orderBy('place')
    .execute()
  return reportersOf(
    rows.map((row) => ({ unitId: row.unit_id, part: row.part, groupId: row.group_id })),
    task?.speaker_id ?? null,
  )
}

/** The member a unit reports for, on a task and day; null where its report is the task's. */
export async function memberReporting(
  db: Kysely<Tables>,
  jurisdictionId: string,
  { taskId, unitId, day }: { readonly taskId: string; readonly unitId: string | null; readonly day: Day },
): Promise<string | null> {
  const found = await reportersOfTask(db, jurisdictionId, taskId, day)
  return found.find((one) => one.unitId === unitId)?.memberId ?? null
}
