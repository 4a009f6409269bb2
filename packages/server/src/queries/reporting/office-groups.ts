import { type Kysely, type RawBuilder, sql } from 'kysely'
import { reachOf } from '../../access/rules.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Day } from '../../domain/day.ts'
import { lateBy } from '../../domain/day.ts'
import { notLentBy } from '../../domain/own-power.ts'
import { signBy } from '../../domain/reporting/periods.ts'
import type { Role } from '../../domain/vocabulary.ts'
import { owedReport } from '../../record/reporting/owed.ts'
import { periodRule } from '../../record/reporting/period-rule.ts'
import { reportedBy } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { closingGroup } from './closing-group.ts'
import { type DeskPeriod, reportingPeriods } from './reporting-periods.ts'
import { reporterReports, type TaskReportRow, taskColumns, taskReports } from './task-reports.ts'
import { group, mostNamed, reportLateBy, shown, type WorkbenchGroup, type WorkbenchKind } from './workbench-group.ts'

/** What waits for the supervisor, and for a leader in their field; of the running year unless another is named. */
export async function officeGroups(db: Kysely<Tables>, actor: SignedIn, asked: number | null) {
  const held = actor.roles.map(({ role }) => role)
  const role = (['supervisor', 'leader'] as const).find((each) => held.includes(each))
  if (!role) {
    const { current } = await (held.length > 0 ? reportingPeriods(db, actor.jurisdictionId, actor.today) : noPeriods)
    return { period: current, groups: [] }
  }
  const { current } = await reportingPeriods(db, actor.jurisdictionId, actor.today, asked)
  const year = asked ?? current?.year ?? null
  const list = taskGroup(db, actor, current, { role, year })
  const field = role === 'leader' ? sql`and t.leader_id = any(${leadersOf(actor)}::uuid[])` : sql`and true`
  const late = sql`and ${owedReport('t', 'p', sql`${current?.dueOn ?? actor.today}`)} ${field}`
  const decide = sql`${field} and ${toDecide(actor)}`
  // a closed period of a year that is over is corrected where it must be; nobody is urged for it
  const owing = current && !(asked !== null && current.closed) ? [list('not-reported', late, current.dueOn)] : []
  const groups =
    role === 'leader'
      ? [list('to-decide', decide, null), ...owing]
      : [
          reviews(db, actor),
          waitingGroup(db, actor, 'to-judge', null, asked),
          closingGroup(db, actor, 'to-verify', null, year),
          closingGroup(db, actor, 'to-strike-off', null, year),
          list('refused', sql`and ${refusedBySomebody(actor.jurisdictionId)}`, null),
          list('to-decide', decide, null),
          list('to-assign', sql`and t.status = 'drafted'`, null),
          unsigned(db, actor, current, year),
          ...owing,
        ]
  return { period: current, groups: await Promise.all(groups) }
}

const noPeriods = Promise.resolve({ current: null })

/** The leaders in whose field a person acts. */
export const leadersOf = (actor: SignedIn) =>
  actor.roles.filter(({ role }) => role === 'leader').map(({ onBehalfOf }) => onBehalfOf ?? actor.personId)

/** SQL: the lead sent task `t` back, or a unit whose newest answer since it was assigned is a refusal. */
export const refusedBySomebody = (
  jurisdictionId: string,
) => sql`t.status in ('assigned', 'active', 'refused') and exists (
  select from signing s where s.jurisdiction_id = ${jurisdictionId} and s.task_id = t.task_id and s.kind = 'refused'
    and s.at >= coalesce(t.assigned_at, '-infinity')
    and not exists (select from signing n where n.jurisdiction_id = ${jurisdictionId} and n.task_id = s.task_id
      and n.unit_id = s.unit_id and (n.at, n.signing_id) > (s.at, s.signing_id))
    and exists (select from task_unit h where h.jurisdiction_id = ${jurisdictionId} and h.task_id = s.task_id
      and h.unit_id = s.unit_id and h.valid_to is null))`

/** SQL: a change of task `t` waits for this person, who did not propose it, nor holds the power for it from who did. */
export const toDecide = (actor: SignedIn) => {
  const lenders = [...new Set(actor.roles.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))]
  const byAnother = lenders.map((lender) => {
    const left = { ...actor, roles: notLentBy(actor.roles, [lender]) }
    const reaches = new Set(left.roles.map(({ role }) => reachOf('task.decide-change', role)))
    if (reaches.has('place')) return sql``
    return sql`and (h.proposed_by <> ${`person:${lender}`}
      or ${reaches.has('field') ? sql`t.leader_id = any(${leadersOf(left)}::uuid[])` : sql`false`})`
  })
  return sql`exists (select from task_change h
  where h.jurisdiction_id = ${actor.jurisdictionId}
    and h.task_id = t.task_id and h.state = 'proposed' and h.proposed_by <> ${actor.id} ${sql.join(byAnother, sql` `)})`
}

const ofYear = (year: number | null) => (year === null ? sql`` : sql`and c.year = ${year}`)

function taskGroup(
  db: Kysely<Tables>,
  actor: SignedIn,
  period: DeskPeriod | null,
  { role, year }: { readonly role: Role; readonly year: number | null },
) {
  const { jurisdictionId, today } = actor
  return async (kind: WorkbenchKind, where: RawBuilder<unknown>, dueOn: Day | null): Promise<WorkbenchGroup> => {
    // of no one status: also where only a partner refused
    const named = kind === 'refused'
    // what is not reported is counted by reports, of which a group's task has one a member
    const rowsOf = kind === 'not-reported' ? reporterReports : taskReports
    const { rows } = await sql<TaskReportRow & { readonly count: string }>`
      select ${taskColumns}, count(*) over () as count
      ${rowsOf(jurisdictionId, today, period?.periodId ?? null)} ${ofYear(year)} ${where}
      order by c.number, t.part, u.position limit ${named ? mostNamed : shown}`.execute(db)
    const count = Number(rows[0]?.count ?? 0)
    const daysLate = lateBy(dueOn, today)
    const items = rows.map((row) => ({
      taskId: row.task_id,
      reportId: null,
      progressId: row.progress_id,
      periodId: period?.periodId ?? null,
      number: row.number,
      part: row.part,
      wording: row.wording,
      unit: row.lead_unit,
      dueOn,
      daysLate,
      note: null,
    }))
    return {
      ...{ kind, role, count, late: daysLate > 0 ? count : 0 },
      items: items.slice(0, shown),
      taskIds: named ? rows.map((row) => row.task_id) : null,
    }
  }
}

/** Tasks handed out and not signed for; late by the clock of signing, not by the period's. */
async function unsigned(
  db: Kysely<Tables>,
  actor: SignedIn,
  period: DeskPeriod | null,
  year: number | null,
): Promise<WorkbenchGroup> {
  const { jurisdictionId, today } = actor
  const rule = await periodRule(db, jurisdictionId, today)
  const { rows } = await sql<TaskReportRow>`
    select ${taskColumns} ${reporterReports(jurisdictionId, today, period?.periodId ?? null)}
      ${ofYear(year)} and t.status = 'assigned'
    order by t.assigned_at, c.number, t.part`.execute(db)
  const items = rows.map((row) => {
    const dueOn = row.assigned_at === null ? null : signBy(row.assigned_at, rule)
    return {
      taskId: row.task_id,
      reportId: null,
      progressId: row.progress_id,
      periodId: period?.periodId ?? null,
      number: row.number,
      part: row.part,
      wording: row.wording,
      unit: row.lead_unit,
      dueOn,
      daysLate: lateBy(dueOn, today),
      note: null,
    }
  })
  return group('not-signed', 'supervisor', items)
}

/** Reports that wait to be checked by the heads of units, or judged; of whatever period unless a year is named, the oldest first. */
export async function waitingGroup(
  db: Kysely<Tables>,
  { jurisdictionId, today }: SignedIn,
  kind: 'to-check' | 'to-judge',
  unitIds: readonly string[] | null,
  year: number | null = null,
): Promise<WorkbenchGroup> {
  const state = kind === 'to-check' ? 'sent-to-head' : 'sent'
  // a report that has reached the office is as late as it was then, however long it lies there
  const reached = kind === 'to-check' ? sql<Date | null>`null::timestamptz` : sql<Date | null>`p.sent_at`
  const { rows } = await sql<
    TaskReportRow & { period_id: string; period_due: Day; reached_at: Date | null; count: string; late: string }
  >`
    select t.task_id, c.number, t.part, t.wording, p.progress_id, p.period_id, e.due_on as period_due, u.short_name as lead_unit,
      ${reached} as reached_at, count(*) over () as count,
      count(*) filter (where e.due_on < coalesce((${reached} at time zone 'Asia/Shanghai')::date, ${today}::date)) over () as late
    from progress p
    join period e on e.jurisdiction_id = p.jurisdiction_id and e.period_id = p.period_id
    join task t on t.jurisdiction_id = p.jurisdiction_id and t.task_id = p.task_id
    join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
    join unit u on u.jurisdiction_id = p.jurisdiction_id and u.unit_id = p.unit_id
    where p.jurisdiction_id = ${jurisdictionId} and p.state = ${state}
      ${unitIds === null ? sql`` : sql`and ${reportedBy(jurisdictionId, today, unitIds, sql`p.member_id`)}`} ${ofYear(year)}
    order by e.due_on, c.number, t.part limit ${shown}`.execute(db)
  const items = rows.map((row) => ({
    taskId: row.task_id,
    reportId: null,
    progressId: row.progress_id,
    periodId: row.period_id,
    number: row.number,
    part: row.part,
    wording: row.wording,
    unit: row.lead_unit,
    // what has come in time has no day before it any more
    dueOn: kind === 'to-check' ? row.period_due : null,
    daysLate: reportLateBy(row.period_due, row.reached_at, today),
    note: null,
  }))
  const role: Role = kind === 'to-check' ? 'unit-head' : 'supervisor'
  return { kind, role, count: Number(rows[0]?.count ?? 0), late: Number(rows[0]?.late ?? 0), items, taskIds: null }
}

/** Reports that were read and are not adopted. */
async function reviews(db: Kysely<Tables>, actor: SignedIn): Promise<WorkbenchGroup> {
  const role: Role = 'supervisor'
  if (!reachOf('report.review', role)) return { kind: 'to-review', role, count: 0, late: 0, items: [], taskIds: null }
  const rows = await db
    .selectFrom('report')
    .select((eb) => [
      'report_id',
      'title',
      'year',
      eb
        .selectFrom('proposal')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('proposal.jurisdiction_id', '=', actor.jurisdictionId)
        .whereRef('proposal.report_id', '=', 'report.report_id')
        .where('proposal.state', '=', 'open')
        .as('open'),
    ])
    .where('jurisdiction_id', '=', actor.jurisdictionId)
    .where('state', '=', 'proposed')
    .orderBy('created_at', 'desc')
    .execute()
  const items = rows.slice(0, shown).map((row) => ({
    taskId: null,
    reportId: row.report_id,
    progressId: null,
    periodId: null,
    number: null,
    part: null,
    wording: row.title ?? `${row.year}年政府工作报告`,
    unit: null,
    dueOn: null,
    daysLate: 0,
    note: `${row.open ?? 0} 条待审`,
  }))
  return { kind: 'to-review', role, count: rows.length, late: 0, items, taskIds: null }
}
