import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { headingWords } from '../../domain/heading-words.ts'
import type { LightReason } from '../../domain/judging/judge-light.ts'
import { lightShares } from '../../domain/judging/light-shares.ts'
import { saidLight } from '../../domain/judging/said-light.ts'
import { type ShownLight, shownLight, type Turn, turnOf } from '../../domain/judging/shown-light.ts'
import { owesReport } from '../../domain/reporting/owed.ts'
import type { LightColour, Pace, ProgressState, TaskStatus } from '../../domain/vocabulary.ts'
import { reporters } from '../../record/reporting/reporters.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type MovedDueDay, movedDueDay } from '../reporting/reporting-periods.ts'
import { type UpcomingDay, upcomingDays } from './upcoming-days.ts'

export type { UpcomingDay } from './upcoming-days.ts'

/** The year at a glance, row by row, so that every number can open the rows behind it. */
export interface Overview {
  readonly year: number
  readonly years: readonly number[]
  /** The last day any of it speaks of, `YYYY-MM-DD`. */
  readonly cutOff: string
  /** Periods begun, in order. */
  readonly periods: readonly OverviewPeriod[]
  readonly areas: readonly { readonly areaId: string; readonly ordinal: number; readonly name: string }[]
  readonly units: readonly { readonly unitId: string; readonly shortName: string }[]
  /** One a period: the share of the tasks of each light in per cent to a tenth; those of a period add up to 100.0. */
  readonly shares: readonly Readonly<Record<ShownLight, number>>[]
  /** Tasks that have been handed out, in the order of their 序号. */
  readonly tasks: readonly OverviewTask[]
  /** Nodes and limits of the next 30 days that are not met, soonest first. */
  readonly upcoming: readonly UpcomingDay[]
  /** How many there are; of those that come first `upcoming` lists 200. */
  readonly upcomingCount: number
}

/** A reporting period of the year. */
export interface OverviewPeriod {
  readonly periodId: string
  /** The month it ends with, 1–12. */
  readonly month: number
  readonly dueOn: string
  readonly moved: MovedDueDay | null
  readonly closed: boolean
}

/** A task whose light the overview names. */
export interface OverviewTask {
  readonly taskId: string
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly areaId: string | null
  readonly leader: string | null
  /** The accountable lead unit. */
  readonly leadId: string | null
  /** One a period, in order; null where none was given. */
  readonly lights: readonly (LightColour | null)[]
  /** As what each is counted. */
  readonly shown: readonly ShownLight[]
  /** How it turned from the period before; null in the first, and where it did not. */
  readonly turns: readonly (Turn | null)[]
  /** Whether more than the whole target was reached by then. */
  readonly beyond: readonly boolean[]
  /** Whether the light of that period speaks of the reporting alone. */
  readonly ofReport: readonly boolean[]
  /** The ground beside each. */
  readonly words: readonly string[]
  /** Whether the light of that period was corrected after it had been given. */
  readonly corrected: readonly boolean[]
  readonly deviation: number | null
  /** Whether its report of the newest period, or of the month asked for, has not reached the supervisor: under way, and handed out by the due day. */
  readonly owes: boolean
  /** The units whose report is owed: of a group's task each member that owes its own. */
  readonly owedBy: readonly string[]
}

/**
 * The overview of a year; of the newest adopted one when none is named. `owedIn` is the month whose reports `owes` speaks of,
 * 1–12; the newest period's when null.
 */
export async function overview(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'overview.read'>,
  asked: number | null,
  owedIn: number | null = null,
): Promise<Overview> {
  const { today } = actor
  const reports = await db
    .selectFrom('report')
    .select(['year', 'report_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'adopted')
    .orderBy('year', 'desc')
    .execute()
  const year = asked ?? reports[0]?.year ?? Number(today.slice(0, 4))
  const reportId = reports.find((report) => report.year === year)?.report_id ?? null
  const [periods, areas, units, tasks, lights, upcoming] = await Promise.all([
    periodsOf(db, jurisdictionId, year, today),
    areasOf(db, jurisdictionId, reportId),
    db
      .selectFrom('unit')
      .select(['unit_id', 'short_name'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .orderBy('position')
      .orderBy('code')
      .execute(),
    tasksOf(db, jurisdictionId, reportId, today),
    lightsOf(db, jurisdictionId, year),
    upcomingDays(db, jurisdictionId, reportId, today),
  ])
  const newest = owedIn === null ? periods.at(-1) : periods.find(({ month }) => month === owedIn)
  const written = newest ? await writtenIn(db, jurisdictionId, newest.periodId, today) : new Map<string, Written[]>()
  const rows = tasks.map(({ status, assignedAt, ...task }) => {
    const own = lights.get(task.taskId)
    const owing = (written.get(task.taskId) ?? [{ unitId: null, state: null }]).filter(
      ({ state }) => newest !== undefined && owesReport({ status, assignedAt }, state, newest.dueOn),
    )
    const last = periods.findLast(({ periodId }) => own?.has(periodId))
    const newestLight = last && own?.get(last.periodId)
    const shown = periods.map(({ periodId }) => {
      const given = own?.get(periodId)
      return shownLight(given?.light ?? null, given?.ofReport ?? false)
    })
    return {
      ...task,
      shown,
      turns: shown.map((now, index) => turnOf(shown[index - 1] ?? 'unreported', now)),
      beyond: periods.map(({ periodId }) => own?.get(periodId)?.beyond ?? false),
      lights: periods.map(({ periodId }) => own?.get(periodId)?.light ?? null),
      ofReport: periods.map(({ periodId }) => own?.get(periodId)?.ofReport ?? false),
      words: periods.map(({ periodId }) => own?.get(periodId)?.words ?? ''),
      corrected: periods.map(({ periodId }) => (own?.get(periodId)?.ordinal ?? 1) > 1),
      deviation: newestLight?.deviation ?? null,
      owes: owing.length > 0,
      owedBy: owing.flatMap(({ unitId }) => unitId ?? []),
    }
  })
  return {
    year,
    years: reports.map((report) => report.year),
    cutOff: today,
    periods,
    areas,
    units: units.map((row) => ({ unitId: row.unit_id, shortName: row.short_name })),
    shares: periods.map((_, index) => lightShares(rows.map(({ shown }) => shown[index] ?? 'unreported'))),
    tasks: rows,
    ...upcoming,
  }
}

async function periodsOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
  today: string,
): Promise<OverviewPeriod[]> {
  const rows = await db
    .selectFrom('period')
    .select(['period_id', 'ordinal', 'kind', 'due_on', 'closed_at', 'first_due_on', 'due_reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('starts_on', '<=', today)
    .orderBy('starts_on')
    .execute()
  const length = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
  return rows.map((row) => ({
    periodId: row.period_id,
    month: row.ordinal * length[row.kind],
    dueOn: row.due_on,
    moved: movedDueDay(row),
    closed: row.closed_at !== null,
  }))
}

async function areasOf(db: Kysely<Tables>, jurisdictionId: string, reportId: string | null) {
  if (reportId === null) return []
  const rows = await db
    .selectFrom('area')
    .select(['area_id', 'ordinal', 'focus', 'heading'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('report_id', '=', reportId)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    ordinal: row.ordinal,
    name: row.focus ?? headingWords(row.heading),
  }))
}

async function tasksOf(db: Kysely<Tables>, jurisdictionId: string, reportId: string | null, today: string) {
  if (reportId === null) return []
  const { rows } = await sql<{
    task_id: string
    number: number
    part: number
    wording: string
    area_id: string | null
    leader: string | null
    lead_id: string | null
    status: TaskStatus
    assigned_at: Date | null
  }>`
    select task.task_id, commitment.number, task.part, task.wording, commitment.area_id, task.leader, led.unit_id as lead_id,
        task.status, task.assigned_at
      from commitment
      join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
      left join task_unit led on led.jurisdiction_id = task.jurisdiction_id and led.task_id = task.task_id
       and led.part = 'lead' and led.place = 1 and ${heldOn('led', today)}
     where commitment.jurisdiction_id = ${jurisdictionId} and commitment.report_id = ${reportId}
       and task.status in ('assigned', 'active', 'closed')
     order by commitment.number, task.part`.execute(db)
  return rows.map((row) => ({
    taskId: row.task_id,
    number: row.number,
    part: row.part,
    wording: row.wording,
    areaId: row.area_id,
    leader: row.leader,
    leadId: row.lead_id,
    status: row.status,
    assignedAt: row.assigned_at,
  }))
}

interface GivenLight {
  readonly light: LightColour
  readonly ordinal: number
  readonly deviation: number | null
  readonly words: string
  readonly ofReport: boolean
  readonly beyond: boolean
}

/** The lights of a year by task and period, the newest where one was corrected: some ten thousand, a list a task. */
async function lightsOf(db: Kysely<Tables>, jurisdictionId: string, year: number) {
  const { rows } = await sql<{ task_id: string; lights: GivenColumns[] }>`
    select light.task_id, json_agg(json_build_array(light.period_id, light.ordinal, light.light, light.pace,
        light.deviation, light.reasons)) as lights
      from light
      join period on period.jurisdiction_id = light.jurisdiction_id and period.period_id = light.period_id
     where light.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
     group by light.task_id`.execute(db)
  const found = new Map<string, Map<string, GivenLight>>()
  for (const { task_id, lights } of rows) {
    const own = new Map<string, GivenLight>()
    for (const [periodId, ordinal, light, pace, deviation, reasons] of lights) {
      if ((own.get(periodId)?.ordinal ?? 0) > ordinal) continue
      own.set(periodId, { light, ordinal, deviation, beyond: pace === 'beyond', ...saidLight(light, pace, reasons) })
    }
    found.set(task_id, own)
  }
  return found
}

type GivenColumns = readonly [
  periodId: string,
  ordinal: number,
  light: LightColour,
  pace: Pace | null,
  deviation: number | null,
  reasons: readonly LightReason[],
]

interface Written {
  readonly unitId: string | null
  readonly state: ProgressState | null
}

/** Of each task under way the units that report on it, with how far their reports of a period are. */
async function writtenIn(db: Kysely<Tables>, jurisdictionId: string, periodId: string, today: string) {
  const { rows } = await sql<{ task_id: string; unit_id: string; state: ProgressState | null }>`
    select t.task_id, r.unit_id, p.state
      from task t
      join lateral (${reporters(jurisdictionId, today)}) r on true
      left join lateral (
        select p.state from progress p
         where p.jurisdiction_id = ${jurisdictionId} and p.task_id = t.task_id and p.period_id = ${periodId}
           and p.member_id is not distinct from r.member_id
         order by p.version desc limit 1
      ) p on true
     where t.jurisdiction_id = ${jurisdictionId} and t.status = 'active'`.execute(db)
  const found = new Map<string, Written[]>()
  for (const { task_id, unit_id, state } of rows) {
    const own = found.get(task_id) ?? []
    own.push({ unitId: unit_id, state })
    found.set(task_id, own)
  }
  return found
}
