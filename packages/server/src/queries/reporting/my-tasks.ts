import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Day } from '../../domain/day.ts'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { type SaidLight, saidLight } from '../../domain/judging/said-light.ts'
import { isToBeWritten, owesReport, reportsIn } from '../../domain/reporting/owed.ts'
import { signBy } from '../../domain/reporting/periods.ts'
import type { LightColour, Opinion, ProgressState, Role, TaskPart, TaskStatus } from '../../domain/vocabulary.ts'
import { earlierReport } from '../../record/reporting/earlier-progress.ts'
import { periodRule } from '../../record/reporting/period-rule.ts'
import { accountableLead, reporters } from '../../record/reporting/reporters.ts'
import { heldOn } from '../../store/held-on.ts'
import type { LightTable } from '../../store/tables/judging.ts'
import type { Tables } from '../../store/tables.ts'
import { type DeskPeriod, listPeriods, reportingPeriods } from './reporting-periods.ts'
import { noPeriod, reportsBy, type TaskReportRow, taskColumns } from './task-reports.ts'

/** A task of one of the person's units, with what is to be done about it. */
export interface MyTask {
  readonly taskId: string
  /** 序号 */
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly dueOn: Day | null
  readonly status: TaskStatus
  /** The unit it is theirs by. */
  readonly unitId: string
  readonly unit: string
  readonly as: TaskPart
  /** Whether the unit reports: the first of the leads, or a member of the group that leads, as the office chose. */
  readonly accountable: boolean
  readonly leadUnit: string | null
  /** Whether the person is the one who is responsible for it (责任人). */
  readonly own: boolean
  /** What the unit answered since the task was assigned. */
  readonly answer: 'signed' | 'refused' | null
  /** The last day to sign for it on time; null once answered. */
  readonly signBy: Day | null
  /** The newest report of the current period; null when none was begun. */
  readonly report: MyReport | null
  /** Whether a report of the current period is asked of the unit: its absence is late after the due day. */
  readonly reportDue: boolean
  /** Whether the unit may report in the current period, asked or not. */
  readonly mayReport: boolean
  /** The period before, when its report is still missing; of a task of another year the last open one of that year. */
  readonly missed: DeskPeriod | null
  /** The percentage last reported before the current period. */
  readonly percentBefore: string | null
  /** Whether something was reported before, so that 「本期无变化」 can be said. */
  readonly reportedBefore: boolean
  /** As a partner: what the unit said of the lead's report; null while it has not, `none` when there is nothing to say. */
  readonly confirmation: Opinion | 'none' | null
  readonly light: LightColour | null
  /** The ground beside the light, and whether it speaks of the reporting alone. */
  readonly lightSaid: SaidLight | null
  /** Whether the person may write, and send, its report. */
  readonly mayWrite: boolean
  readonly maySend: boolean
}

/** The unit's report of a task in a period. */
export interface MyReport {
  readonly progressId: string
  readonly state: ProgressState
  readonly revision: number
  readonly percent: string | null
  readonly unchanged: boolean
  readonly returnReason: string | null
}

/** The tasks of a person's units with what is owed of each. */
export interface MyTasks {
  readonly today: Day
  readonly period: DeskPeriod | null
  readonly previous: DeskPeriod | null
  /** By 序号; a task stands once a unit of the person's. */
  readonly tasks: readonly MyTask[]
}

interface Row extends TaskReportRow {
  readonly my_unit_id: string
  readonly my_unit: string
  readonly my_part: TaskPart
  /** Whether the unit reports on it. */
  readonly reports: boolean
  readonly own: boolean
  readonly answer: 'signed' | 'refused' | null
  readonly previous_state: ProgressState | null
  /** The last open period of the task's year, where that is not the running one. */
  readonly open_id: string | null
  readonly before_percent: string | null
  readonly before_id: string | null
  readonly confirmation: Opinion | null
  readonly light: LightColour | null
  readonly pace: LightTable['pace']
  readonly reasons: LightReason[] | null
}

/** The tasks that the person's units lead or take part in today, closed ones left out; only one where it is named. */
export async function myTasks(db: Kysely<Tables>, actor: SignedIn, taskId?: string): Promise<MyTasks> {
  const { jurisdictionId, today } = actor
  const unitIds = unitsOf(actor)
  const [{ current, previous }, rule] = await Promise.all([
    reportingPeriods(db, jurisdictionId, today),
    periodRule(db, jurisdictionId, today),
  ])
  const none = { today, period: current, previous, tasks: [] }
  if (unitIds.length === 0) return none
  const { rows } = await sql<Row>`
    with mine as (
      select tu.task_id, tu.unit_id, tu.part, r.unit_id is not null as reports, r.member_id
      from task_unit tu
      join task t on t.jurisdiction_id = tu.jurisdiction_id and t.task_id = tu.task_id
      left join lateral (${reporters(jurisdictionId, today)}) r on r.unit_id = tu.unit_id
      where tu.jurisdiction_id = ${jurisdictionId} and tu.unit_id = any(${unitIds}::uuid[]) and ${heldOn('tu', today)}
        ${taskId === undefined ? sql`` : sql`and tu.task_id = ${taskId}`}
    )
    select x.*, own.short_name as my_unit, s.kind as answer,
      q.state as previous_state, o.period_id as open_id, b.percent as before_percent, b.progress_id as before_id, k.kind as confirmation,
      l.light, l.pace, l.reasons
    from (
      select ${taskColumns}, lead.my_unit_id, lead.my_part, lead.reports,
        exists (select from person me where me.jurisdiction_id = ${jurisdictionId} and me.person_id = ${actor.personId}
          and (t.officer_id = me.person_id or (t.officer_id is null and t.officer = me.name))) as own
      ${reportsBy(
        // the report is the member's own, or the one of the task; the unit named beside it is the one that leads
        sql`select a.unit_id, mine.member_id, mine.unit_id as my_unit_id, mine.part as my_part, mine.reports
          from mine left join lateral (${accountableLead(jurisdictionId, today)}) a on true where mine.task_id = t.task_id`,
        jurisdictionId,
        current?.periodId ?? null,
      )}
        and lead.my_unit_id is not null
        and t.status in ('assigned', 'active', 'refused')
    ) x
    join unit own on own.jurisdiction_id = ${jurisdictionId} and own.unit_id = x.my_unit_id
    left join lateral (
      select s.kind from signing s
      where s.jurisdiction_id = ${jurisdictionId} and s.task_id = x.task_id and s.unit_id = x.my_unit_id
        and s.at >= coalesce(x.assigned_at, '-infinity')
      order by s.at desc, s.signing_id desc limit 1
    ) s on true
    left join lateral (
      select e.period_id from period e
      where e.jurisdiction_id = ${jurisdictionId} and e.year = x.year and e.year <> ${current?.year ?? 0}
        and e.closed_at is null and e.starts_on <= ${today}
      order by e.starts_on desc limit 1
    ) o on true
    left join lateral (
      select q.state from progress q
      where q.jurisdiction_id = ${jurisdictionId} and q.task_id = x.task_id
        and q.period_id = coalesce(o.period_id, ${previous?.periodId ?? noPeriod})
        and q.member_id is not distinct from x.member_id
      order by q.version desc limit 1
    ) q on true
    left join lateral (${earlierReport(jurisdictionId, { taskId: sql`x.task_id`, memberId: sql`x.member_id` }, current?.startsOn ?? today)}) b on true
    left join lateral (
      select k.kind from confirmation k
      where k.jurisdiction_id = ${jurisdictionId} and k.progress_id = x.progress_id and k.unit_id = x.my_unit_id
      order by k.at desc, k.confirmation_id desc limit 1
    ) k on true
    left join lateral (
      select l.light, l.pace, l.reasons from light l
      join period e on e.jurisdiction_id = l.jurisdiction_id and e.period_id = l.period_id
      where l.jurisdiction_id = ${jurisdictionId} and l.task_id = x.task_id
      order by e.starts_on desc, l.ordinal desc limit 1
    ) l on true
    order by x.number, x.part, own.short_name
  `.execute(db)
  const older = rows.some(({ open_id: id }) => id !== null) ? await listPeriods(db, jurisdictionId) : []
  const before = (row: Row) =>
    current === null || row.year === current.year
      ? previous
      : (older.find(({ periodId }) => periodId === row.open_id) ?? null)
  return { ...none, tasks: rows.map((row) => myTask(row, actor, current, before(row), rule.signWithin)) }
}

/** The units a person acts for today, in any of some roles. */
export function unitsOf(actor: SignedIn, as: readonly Role[] = ['unit-head', 'unit-officer']): readonly string[] {
  return [...new Set(actor.roles.flatMap(({ role, unitId }) => (unitId !== null && as.includes(role) ? [unitId] : [])))]
}

function myTask(
  row: Row,
  actor: SignedIn,
  current: DeskPeriod | null,
  previous: DeskPeriod | null,
  signWithin: number,
): MyTask {
  const accountable = row.reports
  const roles = actor.roles.filter(({ unitId }) => unitId === row.my_unit_id).map(({ role }) => role)
  const reporting = accountable && row.status === 'active'
  // work that has begun was signed for, also where it began before there was a desk
  // of a group each member signs for itself
  const answer = row.answer ?? (reporting && row.member_id === null ? 'signed' : null)
  const task = { status: row.status, assignedAt: row.assigned_at }
  // at a year's turn a task goes on being reported in the periods of its own year
  const running = current !== null && row.year === current.year
  const missed =
    accountable &&
    previous !== null &&
    !previous.closed &&
    previous.dueOn < actor.today &&
    owesReport(task, row.previous_state, previous.dueOn) &&
    isToBeWritten(row.previous_state) &&
    isToBeWritten(row.state)
  const reportDue = running ? accountable && reportsIn(task, current.dueOn) : missed
  return {
    taskId: row.task_id,
    number: row.number,
    part: row.part,
    wording: row.wording,
    dueOn: row.due_on,
    status: row.status,
    unitId: row.my_unit_id,
    unit: row.my_unit,
    as: row.my_part,
    accountable,
    leadUnit: row.lead_unit,
    own: row.own,
    answer,
    signBy: answer === null && row.assigned_at ? signBy(row.assigned_at, { signWithin }) : null,
    report:
      row.progress_id === null || row.state === null || row.revision === null
        ? null
        : {
            progressId: row.progress_id,
            state: row.state,
            revision: row.revision,
            percent: row.percent,
            unchanged: row.unchanged ?? false,
            returnReason: row.return_reason,
          },
    reportDue,
    mayReport: running ? reporting && !current.closed : missed,
    missed: missed ? previous : null,
    percentBefore: row.before_percent,
    reportedBefore: running && row.before_id !== null,
    confirmation:
      row.my_part === 'partner' && (row.state === 'sent' || row.state === 'accepted') ? row.confirmation : 'none',
    light: row.light,
    lightSaid: row.light === null ? null : saidLight(row.light, row.pace, row.reasons ?? []),
    mayWrite: reporting,
    maySend: reporting && roles.includes('unit-head'),
  }
}
