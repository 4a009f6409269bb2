import type { Kysely } from 'kysely'
import { dayBefore, dayOf } from '../../domain/day.ts'
import { stagedName } from '../../domain/judging/stages.ts'
import { worstLight } from '../../domain/judging/worst-light.ts'
import type { RecordBeside, RecordReading } from '../../domain/settlement/standing.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What the record knows of each commitment of a report, by the commitment's id. Units are those of `today`. */
export async function recordsBeside(
  db: Kysely<Tables>,
  jurisdictionId: string,
  reportId: string,
  today: string,
): Promise<ReadonlyMap<string, RecordBeside>> {
  const tasks = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['task.task_id', 'task.commitment_id', 'task.closed_at', 'task.status'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.report_id', '=', reportId)
    .where('task.status', 'in', ['assigned', 'refused', 'active', 'closed'])
    .orderBy('task.part')
    .execute()
  const ids = tasks.map(({ task_id }) => task_id)
  if (ids.length === 0) return new Map()
  const lights = await lastLights(db, jurisdictionId, ids)
  const reports = await lastReports(db, jurisdictionId, ids)
  const names = await indicatorNames(db, jurisdictionId, ids)
  const leads = await leadUnits(db, jurisdictionId, ids, today)
  const byCommitment = Map.groupBy(tasks, (task) => task.commitment_id)
  return new Map(
    [...byCommitment].map(([commitmentId, its]) => {
      const closed = its.filter(({ status }) => status === 'closed')
      const closings = closed.flatMap(({ closed_at }) => (closed_at ? [closed_at] : [])).toSorted((a, b) => +a - +b)
      const given = its.flatMap(({ task_id }) => lights.get(task_id) ?? [])
      const its_ = its.flatMap(({ task_id }) => reports.get(task_id) ?? [])
      const newest = its_.toSorted((a, b) => (a.ends_on < b.ends_on ? 1 : -1))[0]
      const lastClosing = closed.length === its.length ? closings.at(-1) : undefined
      const worst = given.length > 0 ? worstLight(given.map(({ light }) => light)) : null
      const worstGiven = given.find(({ light }) => light === worst)
      const record: RecordBeside = {
        ...{ tasks: its.length, closed: closed.length, closedOn: lastClosing ? dayOf(lastClosing) : null },
        light: worst && worstGiven ? { light: worst, until: dayBefore(worstGiven.ends_on) } : null,
        progress: newest
          ? {
              // of a group's members none speaks for all
              percent: newest.member_id === null ? newest.percent : null,
              words: lastWords(its_, newest),
              until: dayBefore(newest.ends_on),
            }
          : null,
        readings: its_.flatMap((report) => readingsOf(report, names)),
        leadUnit: its.map(({ task_id }) => leads.get(task_id)).find((name) => name !== undefined) ?? null,
      }
      return [commitmentId, record] as const
    }),
  )
}

/** What was said last; of a group what each member said last, under its name. */
function lastWords(reports: readonly LastReport[], newest: LastReport): string {
  const said = (one: LastReport) => (one.unchanged ? '本期无变化。' : one.situation)
  if (newest.member_id === null) return said(newest)
  const members = reports.filter(({ task_id, member_id }) => task_id === newest.task_id && member_id !== null)
  return members.map((one) => `${one.name}：${said(one)}`).join('\n')
}

async function lastLights(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('light')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'light.jurisdiction_id')
        .onRef('period.period_id', '=', 'light.period_id'),
    )
    .distinctOn('light.task_id')
    .select(['light.task_id', 'light.light', 'period.ends_on'])
    .where('light.jurisdiction_id', '=', jurisdictionId)
    .where('light.task_id', 'in', ids)
    .orderBy('light.task_id')
    .orderBy('period.starts_on', 'desc')
    .orderBy('light.ordinal', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.task_id, row]))
}

async function lastReports(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('progress')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'progress.unit_id'),
    )
    .distinctOn(['progress.task_id', 'progress.member_id'])
    .select([
      'progress.task_id',
      'progress.member_id',
      'percent',
      'unchanged',
      'situation',
      'figures',
      'period.ends_on',
      'unit.name',
    ])
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.task_id', 'in', ids)
    .where('progress.state', '=', 'accepted')
    .orderBy('progress.task_id')
    .orderBy('progress.member_id')
    .orderBy('period.starts_on', 'desc')
    .orderBy('progress.version', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.task_id)
}

type LastReport = Awaited<ReturnType<typeof lastReports>> extends Map<string, (infer Row)[]> ? Row : never

async function indicatorNames(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('task_indicator')
    .select(['task_indicator_id', 'stage', 'name', 'unit'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(
    rows.map(({ task_indicator_id: id, stage, name, unit }) => [id, { name: stagedName({ stage, name }), unit }]),
  )
}

function readingsOf(
  report: LastReport,
  names: ReadonlyMap<string, { readonly name: string; readonly unit: string }>,
): RecordReading[] {
  return report.figures.flatMap((figure) => {
    const indicator = names.get(figure.taskIndicatorId)
    const value = figure.value ?? figure.text
    if (!indicator || value === null) return []
    const cutOff = figure.cutOff ?? dayBefore(figure.period?.[1] ?? report.ends_on)
    return [{ metric: indicator.name, value, unit: indicator.unit, cutOff, source: figure.source ?? report.name }]
  })
}

async function leadUnits(db: Kysely<Tables>, jurisdictionId: string, ids: readonly string[], today: string) {
  const rows = await db
    .selectFrom('task_unit')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'task_unit.unit_id'),
    )
    .select(['task_unit.task_id', 'unit.name'])
    .where('task_unit.jurisdiction_id', '=', jurisdictionId)
    .where('task_unit.task_id', 'in', ids)
    .where('task_unit.part', '=', 'lead')
    .where('task_unit.place', '=', 1)
    .where(heldOn('task_unit', today))
    .execute()
  return new Map(rows.map((row) => [row.task_id, row.name]))
}
