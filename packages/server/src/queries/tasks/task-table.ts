import { type Kysely, sql } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { CommitmentKind, LightColour, PlanRule, ProgressState, Tables, TaskStatus } from '../../store/tables.ts'
import { lastMonth } from '../reporting/task-reports.ts'

/** The table of a year's tasks, in the order of their 序号. */
export interface TaskTable {
  readonly year: number
  /** Years that have tasks, newest first. */
  readonly years: readonly number[]
  readonly areas: readonly TaskTableArea[]
  readonly rows: readonly TaskRow[]
  /** The period that is being reported; null when none is open. */
  readonly period: { readonly periodId: string; readonly ordinal: number; readonly dueOn: string } | null
}

export interface TaskTableArea {
  readonly areaId: string
  readonly ordinal: number
  readonly heading: string
  readonly focus: string | null
}

/** One task. Days `YYYY-MM-DD`, numbers of percent as written. */
export interface TaskRow {
  readonly taskId: string
  readonly revision: number
  readonly commitmentId: string
  /** 序号 */
  readonly number: number
  /** 1, or which part of a commitment that was split. */
  readonly part: number
  /** How many parts the commitment has. */
  readonly parts: number
  readonly areaId: string | null
  readonly path: readonly string[]
  /** As it was adopted, or as somebody set it. */
  readonly kind: CommitmentKind
  readonly livelihood: boolean
  /** The report's words as adopted. */
  readonly adopted: string
  readonly wording: string
  readonly requirement: string | null
  readonly leader: { readonly personId: string | null; readonly name: string } | null
  /** The first is the accountable one. */
  readonly leadIds: readonly string[]
  readonly partnerIds: readonly string[]
  readonly officer: { readonly personId: string | null; readonly name: string } | null
  readonly sourceUnitId: string | null
  readonly dueOn: string | null
  readonly dueText: string | null
  readonly continuous: boolean
  readonly emphasised: boolean
  readonly planRule: PlanRule
  readonly milestones: number
  readonly indicators: number
  readonly remark: string | null
  readonly disclosure: 'undecided' | 'public' | 'on-request' | 'withheld'
  readonly status: TaskStatus
  /** Changes that wait for a decision. */
  readonly changes: number
  /** The newest light; null before the first. */
  readonly light: {
    readonly light: LightColour
    readonly pace: 'met' | 'behind' | 'beyond' | null
    readonly deviation: string | null
    readonly month: number
  } | null
  /** Percent as last accepted or sent. */
  readonly percent: string | null
  /** Of the open period; null where nothing was written. */
  readonly report: ProgressState | null
}

/** The tasks of a year that a person may read; of the newest year when none is named. */
export async function taskTable(db: Kysely<Tables>, actor: SignedIn, asked: number | null): Promise<TaskTable> {
  const { jurisdictionId, today } = actor
  const years = await yearsWithTasks(db, jurisdictionId)
  const year = asked ?? years[0] ?? Number(today.slice(0, 4))
  const readable = readableTasks(actor)
  const unitIds = readable.kind === 'all' ? null : readable.unitIds
  const [areas, period] = await Promise.all([
    areasOf(db, jurisdictionId, year),
    openPeriod(db, jurisdictionId, year, today),
  ])
  const { rows } = await sql<Row>`${rowsOf(jurisdictionId, year, today, unitIds, period?.periodId ?? null)}`.execute(db)
  return { year, years, areas, period, rows: rows.map(shown) }
}

async function yearsWithTasks(db: Kysely<Tables>, jurisdictionId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('report')
    .select('year')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'adopted')
    .orderBy('year', 'desc')
    .execute()
  return rows.map((row) => row.year)
}

async function areasOf(db: Kysely<Tables>, jurisdictionId: string, year: number): Promise<TaskTableArea[]> {
  const rows = await db
    .selectFrom('area')
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'area.jurisdiction_id')
        .onRef('report.report_id', '=', 'area.report_id'),
    )
    .select(['area_id', 'ordinal', 'heading', 'focus'])
    .where('area.jurisdiction_id', '=', jurisdictionId)
    .where('report.year', '=', year)
    .where('report.state', '=', 'adopted')
    .orderBy('ordinal')
    .execute()
  return rows.map(({ area_id, ordinal, heading, focus }) => ({ areaId: area_id, ordinal, heading, focus }))
}

async function openPeriod(db: Kysely<Tables>, jurisdictionId: string, year: number, today: string) {
  const row = await db
    .selectFrom('period')
    .select(['period_id', 'ordinal', 'due_on'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('closed_at', 'is', null)
    .where('starts_on', '<=', today)
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
  return row ? { periodId: row.period_id, ordinal: row.ordinal, dueOn: row.due_on } : null
}

interface Row {
  readonly task_id: string
  readonly revision: number
  readonly commitment_id: string
  readonly number: number
  readonly part: number
  readonly parts: number
  readonly area_id: string | null
  readonly path: string[]
  readonly kind: CommitmentKind
  readonly livelihood: boolean
  readonly adopted: string
  readonly wording: string
  readonly requirement: string | null
  readonly leader_id: string | null
  readonly leader: string | null
  readonly lead_ids: string[] | null
  readonly partner_ids: string[] | null
  readonly officer_id: string | null
  readonly officer: string | null
  readonly source_unit_id: string | null
  readonly due_on: string | null
  readonly due_text: string | null
  readonly continuous: boolean
  readonly emphasised: boolean
  readonly plan_rule: PlanRule
  readonly milestones: number | null
  readonly indicators: number | null
  readonly remark: string | null
  readonly disclosure: TaskRow['disclosure']
  readonly status: TaskStatus
  readonly changes: number | null
  readonly light: LightColour | null
  readonly pace: 'met' | 'behind' | 'beyond' | null
  readonly deviation: string | null
  readonly month: number | null
  readonly percent: string | null
  readonly report: ProgressState | null
}

const rowsOf = (
  jurisdictionId: string,
  year: number,
  today: string,
  unitIds: readonly string[] | null,
  periodId: string | null,
) => sql`
  with wanted as (
    select task.*, commitment.number, commitment.area_id, commitment.path, commitment.kind as adopted_kind, commitment.livelihood,
           commitment.wording as adopted, commitment.due_text,
           count(*) over (partition by task.commitment_id)::int as parts
      from commitment
      join report on report.jurisdiction_id = commitment.jurisdiction_id and report.report_id = commitment.report_id
       and report.state = 'adopted'
      join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
     where commitment.jurisdiction_id = ${jurisdictionId} and commitment.year = ${year} and task.status <> 'set-aside'
  ), units as (
    select task_id,
           array_agg(unit_id order by place) filter (where part = 'lead') as lead_ids,
           array_agg(unit_id order by place) filter (where part = 'partner') as partner_ids
      from task_unit
     where jurisdiction_id = ${jurisdictionId} and valid_from <= ${today}
       and (valid_to is null or valid_to > ${today})
     group by task_id
  ), lit as (
    select distinct on (light.task_id) light.task_id, light.light, light.pace, light.deviation,
           ${lastMonth} as month
      from light
      join period on period.jurisdiction_id = light.jurisdiction_id and period.period_id = light.period_id
     where light.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
     order by light.task_id, period.starts_on desc, light.ordinal desc
  ), done as (
    select distinct on (progress.task_id) progress.task_id, progress.percent
      from progress
      join period on period.jurisdiction_id = progress.jurisdiction_id and period.period_id = progress.period_id
     where progress.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
       and progress.state in ('sent', 'accepted') and progress.percent is not null
     order by progress.task_id, period.starts_on desc, progress.version desc
  ), now as (
    select distinct on (task_id) task_id, state as report from progress
     where jurisdiction_id = ${jurisdictionId} and period_id = ${periodId}::uuid
     order by task_id, version desc
  ), nodes as (
    select task_id, count(*)::int as milestones from milestone
     where jurisdiction_id = ${jurisdictionId} and removed_at is null group by task_id
  ), measured as (
    select task_id, count(*)::int as indicators from task_indicator
     where jurisdiction_id = ${jurisdictionId} and removed_at is null group by task_id
  ), waiting as (
    select task_id, count(*)::int as changes from task_change
     where jurisdiction_id = ${jurisdictionId} and state = 'proposed' group by task_id
  )
  select wanted.task_id, revision, commitment_id, number, part, parts, area_id, path,
         coalesce(kind, adopted_kind) as kind, livelihood, adopted, wording, requirement, leader_id, leader, lead_ids, partner_ids, officer_id, officer, source_unit_id,
         due_on::text, due_text, continuous, emphasised, plan_rule, milestones, indicators, remark, disclosure, status,
         changes, light, pace, deviation::text, month, percent::text, report
    from wanted
    left join units on units.task_id = wanted.task_id
    left join lit on lit.task_id = wanted.task_id
    left join done on done.task_id = wanted.task_id
    left join now on now.task_id = wanted.task_id
    left join nodes on nodes.task_id = wanted.task_id
    left join measured on measured.task_id = wanted.task_id
    left join waiting on waiting.task_id = wanted.task_id
   where ${unitIds}::uuid[] is null or lead_ids && ${unitIds}::uuid[] or partner_ids && ${unitIds}::uuid[]
   order by number, part`

const shown = (row: Row): TaskRow => ({
  taskId: row.task_id,
  revision: row.revision,
  commitmentId: row.commitment_id,
  number: row.number,
  part: row.part,
  parts: row.parts,
  areaId: row.area_id,
  path: row.path,
  kind: row.kind,
  livelihood: row.livelihood,
  adopted: row.adopted,
  wording: row.wording,
  requirement: row.requirement,
  leader: row.leader === null ? null : { personId: row.leader_id, name: row.leader },
  leadIds: row.lead_ids ?? [],
  partnerIds: row.partner_ids ?? [],
  officer: row.officer === null ? null : { personId: row.officer_id, name: row.officer },
  sourceUnitId: row.source_unit_id,
  dueOn: row.due_on,
  dueText: row.due_text,
  continuous: row.continuous,
  emphasised: row.emphasised,
  planRule: row.plan_rule,
  milestones: row.milestones ?? 0,
  indicators: row.indicators ?? 0,
  remark: row.remark,
  disclosure: row.disclosure,
  status: row.status,
  changes: row.changes ?? 0,
  light:
    row.light === null || row.month === null
      ? null
      : { light: row.light, pace: row.pace, deviation: row.deviation, month: row.month },
  percent: row.percent,
  report: row.report,
})
