import { type Kysely, sql } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { lastDayBefore } from '../../domain/day.ts'
import { headingWords } from '../../domain/heading-words.ts'
import { lightShares } from '../../domain/judging/light-shares.ts'
import { type ShownLight, type Turn, turnOf } from '../../domain/judging/shown-light.ts'
import { owesReport } from '../../domain/reporting/owed.ts'
import { lastMonth } from '../../domain/reporting/periods.ts'
import type { TaskStatus } from '../../domain/vocabulary.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type MovedDueDay, movedDueDay } from '../reporting/reporting-periods.ts'
import { type GivenLight, lightsOfYear } from './lights-of-year.ts'
import { type OverviewIndicator, overviewIndicators } from './overview-indicators.ts'
import { type UpcomingDay, upcomingDays } from './upcoming-days.ts'
import { type Written, writtenIn } from './written-in.ts'

export type { OverviewIndicator, OverviewReading } from './overview-indicators.ts'
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
  /**
   * The completion rate of the tasks of each area, accountable unit and leader, one a period, in per cent to a tenth, by the
   * id of the area or unit and the name of the leader; of tasks without one, by an empty key.
   */
  readonly completion: Readonly<Record<'area' | 'unit' | 'leader', Readonly<Record<string, readonly number[]>>>>
  /** The indicators of the year's targets, in the report's order, with what is known of them. */
  readonly indicators: readonly OverviewIndicator[]
  /** Tasks that have been handed out, in the order of their 序号. */
  readonly tasks: readonly OverviewTask[]
  /** What stands in words beside the lights, each once; `ground` of a task names them by their place here. */
  readonly grounds: readonly string[]
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
  /** Null where only a name was written. */
  readonly leaderId: string | null
  readonly dueOn: string | null
  readonly status: TaskStatus
  /** The accountable lead unit. */
  readonly leadId: string | null
  /** As what it is counted, one a period in order. A light that speaks of the reporting alone is `late`. */
  readonly shown: readonly ShownLight[]
  /** How it turned from the period before; null in the first, and where it did not. */
  readonly turns: readonly (Turn | null)[]
  /** Which of the overview's `grounds` stands beside the light, one a period. */
  readonly ground: readonly number[]
  /** The periods, by their place in order, by which more than the whole target was reached. */
  readonly beyond: readonly number[]
  /** The periods whose light was corrected after it had been given. */
  readonly corrected: readonly number[]
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
export const overview = async (
  db: Kysely<Tables>,
  { actor }: Allowed<'overview.read'>,
  asked: number | null,
  owedIn: number | null = null,
): Promise<Overview> => {
  const { reportId: _, ...shown } = await yearOf(db, actor, asked, owedIn)
  return shown
}

/** {@link overview} of the person who asks, with the report of the year: what of it they may read is the caller's to choose. */
export async function yearOf(
  db: Kysely<Tables>,
  actor: SignedIn,
  asked: number | null,
  owedIn: number | null = null,
): Promise<Overview & { readonly reportId: string | null }> {
  const { jurisdictionId, today } = actor
  const reports = await db
    .selectFrom('report')
    .select(['year', 'report_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('state', '=', 'adopted')
    .orderBy('year', 'desc')
    .execute()
  const year = asked ?? reports[0]?.year ?? Number(today.slice(0, 4))
  const reportId = reports.find((report) => report.year === year)?.report_id ?? null
  const [begun, areas, units, tasks, lights, upcoming, indicators, ends] = await Promise.all([
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
    lightsOfYear(db, jurisdictionId, year),
    upcomingDays(db, jurisdictionId, reportId, today),
    overviewIndicators(db, jurisdictionId, actor, reportId, year),
    endsOfData(db, jurisdictionId, year),
  ])
  const periods = begun.map(({ period }) => period)
  const newest = owedIn === null ? periods.at(-1) : periods.find(({ month }) => month === owedIn)
  const written = newest ? await writtenIn(db, jurisdictionId, newest.periodId, today) : new Map<string, Written[]>()
  const grounds = new Map([['', 0]])
  const groundOf = (words: string) => {
    const known = grounds.get(words)
    if (known === undefined) grounds.set(words, grounds.size)
    return known ?? grounds.size - 1
  }
  const rows = tasks.map(({ assignedAt, ...task }): OverviewTask => {
    const own = lights.get(task.taskId)
    const owing = (written.get(task.taskId) ?? [{ unitId: null, state: null }]).filter(
      ({ state }) => newest !== undefined && owesReport({ status: task.status, assignedAt }, state, newest.dueOn),
    )
    const given = begun.map(({ name }) => own?.get(name))
    const shown = given.map((one) => one?.shown ?? 'unreported')
    const where = (is: (one: GivenLight) => boolean) =>
      given.flatMap((one, index) => (one !== undefined && is(one) ? [index] : []))
    return {
      ...task,
      shown,
      turns: shown.map((now, index) => turnOf(shown[index - 1] ?? 'unreported', now)),
      ground: given.map((one) => groundOf(one?.words ?? '')),
      beyond: where(({ beyond }) => beyond),
      corrected: where(({ ordinal }) => ordinal > 1),
      deviation: given.findLast((one) => one !== undefined)?.deviation ?? null,
      owes: owing.length > 0,
      owedBy: owing.flatMap(({ unitId }) => unitId ?? []),
    }
  })
  return {
    reportId,
    year,
    years: reports.map((report) => report.year),
    cutOff: lastDayBefore(ends, today),
    periods,
    areas,
    units: units.map((row) => ({ unitId: row.unit_id, shortName: row.short_name })),
    shares: periods.map((_, index) => lightShares(rows.map(({ shown }) => shown[index] ?? 'unreported'))),
    completion: {
      area: completionBy(rows, ({ areaId }) => areaId ?? ''),
      unit: completionBy(rows, ({ leadId }) => leadId ?? ''),
      leader: completionBy(rows, ({ leader }) => leader ?? ''),
    },
    indicators,
    tasks: rows,
    grounds: [...grounds.keys()],
    ...upcoming,
  }
}

/** The completion rate of the tasks with each key, one a period. */
function completionBy<Row extends { readonly shown: readonly ShownLight[] }>(
  rows: readonly Row[],
  key: (row: Row) => string,
): Record<string, readonly number[]> {
  const rates = [...Map.groupBy(rows, key)].map(([name, of]): [string, readonly number[]] => [
    name,
    (of[0]?.shown ?? []).map((_, index) => lightShares(of.map(({ shown }) => shown[index] ?? 'unreported')).blue),
  ])
  return Object.fromEntries(rates)
}

async function periodsOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
  today: string,
): Promise<{ readonly name: string; readonly period: OverviewPeriod }[]> {
  const rows = await db
    .selectFrom('period')
    .select(['period_id', 'ordinal', 'kind', 'due_on', 'closed_at', 'first_due_on', 'due_reason'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', year)
    .where('starts_on', '<=', today)
    .orderBy('starts_on')
    .execute()
  return rows.map((row) => ({
    name: `${row.kind}${row.ordinal}`,
    period: {
      periodId: row.period_id,
      month: lastMonth(row),
      dueOn: row.due_on,
      moved: movedDueDay(row),
      closed: row.closed_at !== null,
    },
  }))
}

/** The ends of the periods that lights, accepted reports and figures of the year speak of. */
async function endsOfData(db: Kysely<Tables>, jurisdictionId: string, year: number): Promise<readonly string[]> {
  const { rows } = await sql<{ end: string }>`
    select period.ends_on::text as end from period
     where period.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
       and (exists (select from light where light.jurisdiction_id = ${jurisdictionId} and light.period_id = period.period_id)
         or exists (select from progress where progress.jurisdiction_id = ${jurisdictionId}
                     and progress.period_id = period.period_id and progress.state = 'accepted'))
    union
    select reading.period_end::text from reading
      join task on task.jurisdiction_id = ${jurisdictionId} and task.task_id = reading.task_id
      join commitment on commitment.jurisdiction_id = ${jurisdictionId} and commitment.commitment_id = task.commitment_id
     where reading.jurisdiction_id = ${jurisdictionId} and reading.superseded_by is null
       and commitment.year = ${year}`.execute(db)
  return rows.map(({ end }) => end)
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
    leader_id: string | null
    due_on: string | null
    lead_id: string | null
    status: TaskStatus
    assigned_at: Date | null
  }>`
    select task.task_id, commitment.number, task.part, task.wording, commitment.area_id, task.leader, task.leader_id,
        task.due_on::text, led.unit_id as lead_id,
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
    leaderId: row.leader_id,
    dueOn: row.due_on,
    leadId: row.lead_id,
    status: row.status,
    assignedAt: row.assigned_at,
  }))
}
