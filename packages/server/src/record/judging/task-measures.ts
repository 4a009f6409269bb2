import { type Kysely, type Selectable, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { IndicatorAim } from '../../domain/judging/indicator-aim.ts'
import type { IndicatorVerdict } from '../../domain/judging/judge-indicator.ts'
import type { PeriodTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'
import { inputsOf } from './inputs-of.ts'
import { type LightFacts, lightFacts } from './light-facts.ts'

/** An indicator of a task with what was reported of it, judged by its own rule. Numbers as decimal text. */
export interface TaskMeasure extends IndicatorAim {
  /** Of accepted reports, the newest first. */
  readonly readings: readonly MeasureReading[]
  /** At the period of the task's newest light; before there is one, by all that was accepted. */
  readonly verdict: IndicatorVerdict
}

/** What one accepted report says of an indicator. */
export interface MeasureReading {
  /** Half-open days it speaks of. */
  readonly period: readonly [start: Day, end: Day]
  readonly value: string | null
  /** A grade or a word; beside the number of a rate that falls, 下降 or 上升. */
  readonly text: string | null
  /** Among how many, of a rank. */
  readonly among: number | null
}

/** The indicators of some tasks of one year, by task, in the office's order; tasks without any are left out. */
export async function taskMeasures(
  db: Kysely<Tables>,
  jurisdictionId: string,
  taskIds: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, readonly TaskMeasure[]>> {
  if (taskIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('task_indicator')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .where('removed_at', 'is', null)
    .orderBy('ordinal')
    .execute()
  const ids = [...new Set(rows.map((row) => row.task_id))]
  const newest = await newestPeriod(db, jurisdictionId, ids)
  const facts = newest && (await lightFacts(db, newest, ids))
  const judged = await judgedPeriods(db, jurisdictionId, ids)
  return new Map(
    [...Map.groupBy(rows, (row) => row.task_id)].map(([taskId, its]) => {
      const task = facts?.tasks.find((one) => one.task_id === taskId)
      const period = judged.get(taskId) ?? newest
      const verdicts = facts && task && period ? inputsOf(upTo(facts, period), task, period, today).indicators : []
      const reported = facts ? readingsOf(facts, taskId) : []
      return [
        taskId,
        its.map((row, index) => ({
          ...{ stage: row.stage, name: row.name, unit: row.unit, rule: row.rule, op: row.op, value: row.value },
          ...{ valueText: row.value_text, valueMax: row.value_max, base: row.base, nature: row.nature },
          readings: reported.flatMap(({ id, reading }) => (id === row.task_indicator_id ? [reading] : [])),
          verdict: verdicts[index] ?? ({ kind: 'open', reason: 'no-value' } as const),
        })),
      ] as const
    }),
  )
}

type Period = Selectable<PeriodTable>

async function newestPeriod(db: Kysely<Tables>, jurisdictionId: string, [one]: readonly string[]) {
  if (one === undefined) return undefined
  return db
    .selectFrom('period')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('year', '=', (eb) =>
      eb
        .selectFrom('task')
        .innerJoin('commitment', (join) =>
          join
            .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
            .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
        )
        .select('commitment.year')
        .where('task.jurisdiction_id', '=', jurisdictionId)
        .where('task.task_id', '=', one),
    )
    .orderBy('ends_on', 'desc')
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The period of each task's newest light. */
async function judgedPeriods(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Period>()
  const rows = await db
    .selectFrom('light')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'light.jurisdiction_id')
        .onRef('period.period_id', '=', 'light.period_id'),
    )
    .distinctOn('light.task_id')
    .selectAll('period')
    .select('light.task_id')
    .where('light.jurisdiction_id', '=', jurisdictionId)
    .where('light.task_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('light.task_id')
    .orderBy('period.starts_on', 'desc')
    .execute()
  return new Map<string, Period>(rows.map(({ task_id, ...period }) => [task_id, period]))
}

/** What was known of by the end of a period. */
function upTo(facts: LightFacts, { ends_on }: Period): LightFacts {
  const later = new Set(facts.periods.flatMap((one) => (one.ends_on > ends_on ? [one.period_id] : [])))
  return {
    ...facts,
    periods: facts.periods.filter(({ period_id }) => !later.has(period_id)),
    reports: new Map(
      [...facts.reports].map(([taskId, reports]) => [taskId, reports.filter(({ periodId }) => !later.has(periodId))]),
    ),
  }
}

function readingsOf({ periods, reports }: LightFacts, taskId: string) {
  const accepted = (reports.get(taskId) ?? []).filter((report) => report.accepted)
  return accepted.toReversed().flatMap(({ periodId, figures }) =>
    figures.flatMap(({ taskIndicatorId: id, value, text, among, period }) => {
      const reported = periods.find((one) => one.period_id === periodId)
      const speaksOf = period ?? (reported && ([`${reported.year}-01-01`, reported.ends_on] as const))
      if (!speaksOf || (value === null && text === null)) return []
      return [{ id, reading: { period: speaksOf, value, text, among: among ?? null } satisfies MeasureReading }]
    }),
  )
}
