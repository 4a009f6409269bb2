import { type Kysely, sql } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Day } from '../../domain/day.ts'
import { lateBy } from '../../domain/day.ts'
import { owesReport } from '../../domain/reporting/owed.ts'
import { signBy } from '../../domain/reporting/periods.ts'
import type { ProgressState } from '../../domain/vocabulary.ts'
import { peopleToCall } from '../../record/people/people-to-call.ts'
import { owedReport } from '../../record/reporting/owed.ts'
import { periodRule } from '../../record/reporting/period-rule.ts'
import type { Tables } from '../../store/tables.ts'
import { type DeskPeriod, reportingPeriods } from './reporting-periods.ts'
import { noPeriod, reporterReports, type TaskReportRow, taskColumns } from './task-reports.ts'

/** 催报单: which units owe which reports of the current period, and which still have to sign. */
export interface UrgeList {
  readonly today: Day
  readonly period: DeskPeriod | null
  /** The units that owe something, those that owe most first. */
  readonly units: readonly UrgedUnit[]
}

/** A unit with the reports it is late with. */
export interface UrgedUnit {
  readonly unitId: string
  readonly unit: string
  /** Heads and officers, to be called. */
  readonly people: readonly {
    readonly personId: string
    readonly name: string
    readonly role: 'unit-head' | 'unit-officer'
    readonly phone: string | null
  }[]
  readonly tasks: readonly UrgedTask[]
}

/** A task whose report is late. */
export interface UrgedTask {
  readonly taskId: string
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly dueOn: Day | null
  /** What is missing: the signature, the report, its mending, or the head's signature under it. */
  readonly owes: 'signature' | 'report' | 'mending' | 'check'
  /** Days after the period's due day, or of a signature after the last day to sign; 0 while it is not over. */
  readonly daysLate: number
  /** Whether the period before is missing too. */
  readonly missedBefore: boolean
}

/** What the units owe today, of one task or of the year where they are named; a leader sees the tasks of their own field. */
export async function urgeList(
  db: Kysely<Tables>,
  actor: SignedIn,
  { taskId, year: asked = null }: { readonly taskId?: string; readonly year?: number | null | undefined } = {},
): Promise<UrgeList> {
  const { jurisdictionId, today } = actor
  const year = taskId === undefined ? asked : await yearOfTask(db, jurisdictionId, taskId)
  const { current, previous } = await reportingPeriods(db, jurisdictionId, today, year)
  const rule = await periodRule(db, jurisdictionId, today)
  const all = actor.roles.some(({ role }) => role === 'supervisor')
  const leaders = actor.roles
    .filter(({ role }) => role === 'leader')
    .map(({ onBehalfOf }) => onBehalfOf ?? actor.personId)
  const { rows } = await sql<TaskReportRow & { readonly previous_state: ProgressState | null }>`
    select x.*, q.state as previous_state from (
      select ${taskColumns} ${reporterReports(jurisdictionId, today, current?.periodId ?? null)}
        and lead.unit_id is not null
        and (t.status = 'assigned' ${current ? sql`or ${owedReport('t', 'p', sql`${current.dueOn}`)}` : sql``})
        ${current ? sql`and c.year = ${current.year}` : sql``}
        ${taskId === undefined ? sql`` : sql`and t.task_id = ${taskId}`}
        ${all ? sql`` : sql`and t.leader_id = any(${leaders}::uuid[])`}
    ) x
    left join lateral (
      select q.state from progress q
      where q.jurisdiction_id = ${jurisdictionId} and q.task_id = x.task_id
        and q.period_id = ${previous?.periodId ?? noPeriod} and q.member_id is not distinct from x.member_id
      order by q.version desc limit 1
    ) q on true
    order by x.number, x.part`.execute(db)
  const lateOf = (row: TaskReportRow): number => {
    const due = row.status !== 'assigned' ? current?.dueOn : row.assigned_at ? signBy(row.assigned_at, rule) : null
    return lateBy(due ?? null, today)
  }
  const owed = new Map<string, { unit: string; tasks: UrgedTask[] }>()
  for (const row of rows) {
    if (row.lead_unit_id === null) continue
    const unit = owed.get(row.lead_unit_id) ?? { unit: row.lead_unit ?? '', tasks: [] }
    owed.set(row.lead_unit_id, unit)
    unit.tasks.push({
      taskId: row.task_id,
      number: row.number,
      part: row.part,
      wording: row.wording,
      dueOn: row.due_on,
      owes: owes(row),
      daysLate: lateOf(row),
      missedBefore:
        previous !== null &&
        owesReport({ status: row.status, assignedAt: row.assigned_at }, row.previous_state, previous.dueOn),
    })
  }
  const people = await peopleToCall(db, jurisdictionId, [...owed.keys()], today)
  const units = [...owed].map(([unitId, { unit, tasks }]) => ({
    unitId,
    unit,
    people: people
      .filter((person) => person.unitId === unitId)
      .map(({ personId, name, role, phone }) => ({ personId, name, role, phone })),
    tasks,
  }))
  return {
    today,
    period: current,
    units: units.toSorted((a, b) => b.tasks.length - a.tasks.length || a.unit.localeCompare(b.unit, 'zh-CN')),
  }
}

async function yearOfTask(db: Kysely<Tables>, jurisdictionId: string, taskId: string): Promise<number | null> {
  const { rows } = await sql<{ readonly year: number }>`
    select c.year from task t
    join commitment c on c.jurisdiction_id = t.jurisdiction_id and c.commitment_id = t.commitment_id
    where t.jurisdiction_id = ${jurisdictionId} and t.task_id = ${taskId}`.execute(db)
  return rows[0]?.year ?? null
}

function owes(row: TaskReportRow): UrgedTask['owes'] {
  if (row.status === 'assigned') return 'signature'
  if (row.state === 'returned') return 'mending'
  return row.state === 'sent-to-head' ? 'check' : 'report'
}
