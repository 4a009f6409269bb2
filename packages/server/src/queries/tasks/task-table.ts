import type { Kysely } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { CommitmentKind, LightColour, PlanRule, ProgressState, Tables, TaskStatus } from '../../store/tables.ts'
import { taskRows } from './task-rows.ts'

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
  const rows = await taskRows(db, { jurisdictionId, year, today, unitIds, periodId: period?.periodId ?? null })
  return { year, years, areas, period, rows }
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
