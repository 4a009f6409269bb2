import type { Kysely } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'
import { type MovedDueDay, movedDueDay } from '../reporting/reporting-periods.ts'
import { type TaskRow, taskRows } from './task-rows.ts'

export type { TaskRow } from './task-rows.ts'

/** The table of a year's tasks, in the order of their 序号. */
export interface TaskTable {
  readonly year: number
  /** Years that have tasks, newest first. */
  readonly years: readonly number[]
  readonly areas: readonly TaskTableArea[]
  readonly rows: readonly TaskRow[]
  /** How many figures of the year's targets stand in no table; they can be listed. */
  readonly unlistedTargets: number
  /** The period that is being reported; null when none is open. */
  readonly period: {
    readonly periodId: string
    readonly ordinal: number
    readonly dueOn: string
    readonly moved: MovedDueDay | null
  } | null
}

/** An area of the report that tasks belong to. */
export interface TaskTableArea {
  readonly areaId: string
  readonly ordinal: number
  readonly heading: string
  readonly focus: string | null
}

/** The tasks of a year that a person may read; of the newest year when none is named. */
export async function taskTable(db: Kysely<Tables>, actor: SignedIn, asked: number | null): Promise<TaskTable> {
  const { jurisdictionId, today } = actor
  const years = await yearsWithTasks(db, jurisdictionId)
  const year = asked ?? years[0] ?? Number(today.slice(0, 4))
  const readable = readableTasks(actor)
  const unitIds = readable.kind === 'all' ? null : readable.unitIds
  const [areas, unlistedTargets, period] = await Promise.all([
    areasOf(db, jurisdictionId, year),
    unlisted(db, jurisdictionId, year),
    openPeriod(db, jurisdictionId, year, today),
  ])
  const rows = await taskRows(db, { jurisdictionId, year, today, unitIds, periodId: period?.periodId ?? null })
  return { year, years, areas, unlistedTargets, period, rows }
}

/** The years with a plan, that is with an adopted report; the newest first. */
export async function yearsWithTasks(db: Kysely<Tables>, jurisdictionId: string): Promise<number[]> {
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

async function unlisted(db: Kysely<Tables>, jurisdictionId: string, year: number): Promise<number> {
  const { count } = await db
    .selectFrom('target')
    .innerJoin('report', (join) =>
      join
        .onRef('report.jurisdiction_id', '=', 'target.jurisdiction_id')
        .onRef('report.report_id', '=', 'target.report_id'),
    )
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('target.jurisdiction_id', '=', jurisdictionId)
    .where('target.year', '=', year)
    .where('target.commitment_id', 'is', null)
    .where('report.state', '=', 'adopted')
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function openPeriod(db: Kysely<Tables>, jurisdictionId: string, year: number, today: string) {
  const row = await db
    .selectFrom('period')
    .select(['period_id', 'ordinal', 'due_on', 'first_due_on', 'due_reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('closed_at', 'is', null)
    .where('starts_on', '<=', today)
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
  return row ? { periodId: row.period_id, ordinal: row.ordinal, dueOn: row.due_on, moved: movedDueDay(row) } : null
}
