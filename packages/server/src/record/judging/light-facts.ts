import { type Kysely, type Selectable, sql } from 'kysely'
import type { IndicatorTarget } from '../../domain/judging/judge-indicator.ts'
import type { Milestone } from '../../domain/judging/plan.ts'
import type { ProgressState } from '../../domain/vocabulary.ts'
import type { PeriodTable, ProgressFigure } from '../../store/tables/reporting.ts'
import type { TaskIndicatorTable, TaskTable } from '../../store/tables/tasks.ts'
import type { Tables } from '../../store/tables.ts'
import { reporters } from '../reporting/reporters.ts'
import type { KnownReport } from './known-report.ts'
import { membersTogether } from './members-together.ts'

/** What the record holds of the tasks of a year that lights are computed from. */
export interface LightFacts {
  readonly tasks: readonly JudgedTask[]
  /** Of the year and kind of the period that is judged, up to it, oldest first. */
  readonly periods: readonly Selectable<PeriodTable>[]
  readonly curves: ReadonlyMap<string, readonly { readonly month: number; readonly percent: number }[]>
  readonly milestones: ReadonlyMap<string, readonly Milestone[]>
  readonly indicators: ReadonlyMap<string, readonly (IndicatorTarget & { readonly id: string })[]>
  /** By task, of the periods above, oldest first; of each period the newest version that was accepted. */
  readonly reports: ReadonlyMap<string, readonly KnownReport[]>
  /**
   * The same of each member that reported for itself, by {@link memberKey}, with what was said for all in the periods where
   * that was so; under '' only what was said for all.
   */
  readonly ofMembers: ReadonlyMap<string, readonly KnownReport[]>
}

/** By what `ofMembers` names a member's reports of a task. */
export const memberKey = (taskId: string, unitId: string): string => `${taskId} ${unitId}`

/** What of a task decides its light. */
export type JudgedTask = Pick<
  Selectable<TaskTable>,
  'task_id' | 'plan_rule' | 'due_on' | 'continuous' | 'assigned_at' | 'closed_at'
>

/** The facts of some tasks, or of all that have been handed out in the year, up to a period. */
export async function lightFacts(
  trx: Kysely<Tables>,
  period: Selectable<PeriodTable>,
  taskIds: readonly string[] | null,
): Promise<LightFacts> {
  const { jurisdiction_id: jurisdictionId, year } = period
  const tasks = await trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task_id', 'plan_rule', 'task.due_on', 'continuous', 'assigned_at', 'closed_at'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.year', '=', year)
    .where('task.status', 'in', ['assigned', 'active', 'closed'])
    .$if(taskIds !== null, (query) => query.where('task_id', 'in', taskIds ?? []))
    .execute()
  const ids = tasks.map((task) => task.task_id)
  const periods = await trx
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('kind', '=', period.kind)
    .where('ordinal', '<=', period.ordinal)
    .orderBy('ordinal')
    .execute()
  if (ids.length === 0)
    return {
      ...{ tasks, periods, curves: new Map(), milestones: new Map(), indicators: new Map() },
      ...{ reports: new Map(), ofMembers: new Map() },
    }
  const nodes = await trx
    .selectFrom('task_plan')
    .select(['task_id', 'month', 'percent'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .orderBy('month')
    .execute()
  const milestones = await trx
    .selectFrom('milestone')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('ordinal')
    .execute()
  const indicators = await trx
    .selectFrom('task_indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('removed_at', 'is', null)
    .orderBy('ordinal')
    .execute()
  const reports = await trx
    .selectFrom('progress')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .distinctOn(['progress.task_id', 'period.ends_on', 'progress.period_id', 'progress.member_id'])
    .select(['progress.task_id', 'progress.period_id', 'progress.member_id', 'state', 'percent', 'figures'])
    .select(
      sql<Date | null>`min(progress.sent_at) filter (where progress.state in ('sent', 'accepted'))
        over (partition by progress.task_id, progress.period_id, progress.member_id)`.as('sent_at'),
    )
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.task_id', 'in', ids)
    .where('period.year', '=', year)
    .where('period.ends_on', '<=', period.ends_on)
    // a correction that is not accepted does not hide what stands
    .where((eb) => eb.or([eb('state', 'in', ['sent', 'accepted']), eb('version', '=', 1)]))
    .orderBy('progress.task_id')
    .orderBy('period.ends_on')
    .orderBy('progress.period_id')
    .orderBy('progress.member_id')
    .orderBy(sql`(progress.state = 'accepted')`, 'desc')
    .orderBy('progress.version', 'desc')
    .execute()
  const targets = grouped(indicators, indicatorOf)
  const members = await membersOf(trx, jurisdictionId, ids)
  return {
    tasks,
    periods,
    curves: grouped(nodes, ({ month, percent }) => ({ month, percent: Number(percent) })),
    milestones: grouped(milestones, (row) => ({
      wording: row.wording,
      dueOn: row.due_on,
      percent: number(row.plan_percent),
      metOn: row.met_on,
    })),
    indicators: targets,
    reports: new Map(
      [...Map.groupBy(reports, (row) => row.task_id)].map(([taskId, its]) => [
        taskId,
        oneAPeriod(its, members.get(taskId) ?? new Set(), targets.get(taskId) ?? []),
      ]),
    ),
    ofMembers: new Map(
      [...Map.groupBy(reports, (row) => row.task_id)].flatMap(([taskId, its]) =>
        [...new Set(its.map((row) => row.member_id ?? ''))].map(
          (member) => [memberKey(taskId, member), ofOneMember(its, member)] as const,
        ),
      ),
    ),
  }
}

type Target = IndicatorTarget & { readonly id: string }

interface ReportRow {
  readonly period_id: string
  readonly member_id: string | null
  readonly state: ProgressState
  readonly percent: string | null
  readonly figures: readonly ProgressFigure[]
  readonly sent_at: Date | null
}

/** One report a period: what was sent for all, or where nothing was, what the members of today said together. */
function oneAPeriod(
  rows: readonly ReportRow[],
  members: ReadonlySet<string>,
  targets: readonly Target[],
): readonly KnownReport[] {
  return [...Map.groupBy(rows, (row) => row.period_id)].map(([periodId, its]) => {
    const whole = its.find((row) => row.member_id === null)
    const theirs = its.filter(({ member_id: member }) => member !== null && (members.size === 0 || members.has(member)))
    // a draft for all that was left lying hides nothing of what the members sent
    if (whole && (whole.sent_at !== null || theirs.length === 0)) return knownReport(whole)
    return membersTogether(periodId, theirs.map(knownReport), members.size || theirs.length, targets)
  })
}

/** One report a period: what was sent for all, for that is the report of each, or else what the member said itself. */
const ofOneMember = (rows: readonly ReportRow[], member: string): readonly KnownReport[] =>
  [...Map.groupBy(rows, (row) => row.period_id).values()].flatMap((its) => {
    const whole = its.find((row) => row.member_id === null && row.sent_at !== null)
    const own = whole ?? its.find((row) => (row.member_id ?? '') === member)
    return own ? [knownReport(own)] : []
  })

const knownReport = (row: ReportRow): KnownReport => ({
  periodId: row.period_id,
  sentAt: row.sent_at,
  accepted: row.state === 'accepted',
  percent: number(row.percent),
  figures: row.figures,
})

const indicatorOf = (row: Selectable<TaskIndicatorTable>): Target => ({
  id: row.task_indicator_id,
  name: row.name,
  rule: row.rule,
  op: row.op,
  value: number(row.value),
  text: row.value_text,
  max: number(row.value_max),
  base: number(row.base),
  binding: row.nature === 'binding',
  yearEndOnly: row.year_end_only,
})

/** The members that report for themselves, by task; tasks whose report is one are left out. */
async function membersOf(trx: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const { rows } = await sql<{ readonly task_id: string; readonly member_id: string }>`
    select t.task_id, r.member_id from task t
    join lateral (${reporters(jurisdictionId, sql`'infinity'::date`)}) r on true
    where t.jurisdiction_id = ${jurisdictionId} and t.task_id = any(${ids}::uuid[]) and r.member_id is not null`.execute(
    trx,
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.task_id)].map(([taskId, its]) => [
      taskId,
      new Set(its.map((row) => row.member_id)),
    ]),
  )
}

const number = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal))

function grouped<Row extends { readonly task_id: string }, T>(
  rows: readonly Row[],
  shown: (row: Row) => T,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.task_id) ?? []
    list.push(shown(row))
    found.set(row.task_id, list)
  }
  return found
}
