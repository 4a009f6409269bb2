import type { Transaction } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type {
  PublishedCommitment,
  PublishedEvent,
  PublishedMeasure,
  PublishedPart,
  PublishedProgress,
} from '../../domain/published-year.ts'
import { numberedTask, taskNumber } from '../../domain/task-number.ts'
import type { CommitmentKind } from '../../domain/vocabulary.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'
import { type TaskMeasure, taskMeasures } from '../judging/task-measures.ts'
import { lightsOf, stateOf, worstOf } from './given-lights.ts'

/** What of a commitment's carrying out is public. */
export type CarriedOut = Pick<PublishedCommitment, 'leadUnit' | 'partnerUnits' | 'leader' | 'state' | 'progress'> & {
  readonly parts: readonly PublishedPart[]
  readonly changes: readonly PublishedEvent[]
  /** 类型 as the office files it; left out where its parts are of several kinds. */
  readonly kind?: CommitmentKind
}

interface Scope {
  readonly trx: Transaction<Tables>
  readonly jurisdictionId: string
  readonly reportId: string
  readonly today: Day
}

/**
 * What became of each commitment, from those of its tasks that are public and were handed out, by the commitment's id.
 * Of a task that is not public nothing comes out: neither words nor units, lights or reports, nor that there is one. Of a
 * report only what was accepted, and of that what was done: problems, next steps, needs of coordination, reasons and
 * the names of those who wrote stay in the house.
 */
export async function gatherCarriedOut(scope: Scope): Promise<ReadonlyMap<string, CarriedOut>> {
  const tasks = await publicTasks(scope)
  if (tasks.length === 0) return new Map()
  const ids = tasks.map((task) => task.task_id)
  const units = await unitsOf(scope, ids)
  const lights = await lightsOf(scope, ids)
  const progress = await progressOf(scope, ids)
  const changes = await changesOf(scope, ids)
  const measures = await taskMeasures(scope.trx, scope.jurisdictionId, ids, scope.today)
  const byCommitment = Map.groupBy(tasks, (task) => task.commitment_id)
  return new Map(
    [...byCommitment].map(([commitmentId, its]) => {
      const parties = its.flatMap((task) => units.get(task.task_id) ?? [])
      const leads = parties.filter(({ part }) => part === 'lead').map(({ name }) => name)
      const leadUnit = leads[0] ?? null
      const others = new Set([...leads, ...parties.map(({ name }) => name)])
      if (leadUnit !== null) others.delete(leadUnit)
      const several = its.length > 1
      const [kind, ...otherKinds] = new Set(its.map((task) => task.kind))
      const parts = its.map((task) => {
        const own = lights.get(task.task_id) ?? []
        const light = own[0]
        return {
          part: task.part,
          text: task.wording,
          leadUnit: (units.get(task.task_id) ?? []).find(({ part }) => part === 'lead')?.name ?? null,
          due: task.due_on,
          state: light ? stateOf(light, 1) : ({ kind: 'unreported' } as const),
          measure:
            light && light.plan !== null && light.actual !== null ? { plan: light.plan, actual: light.actual } : null,
          lights: own.map((one) => stateOf(one, 1)),
          ...withMeasures(measures.get(task.task_id) ?? []),
        } satisfies PublishedPart
      })
      const given = its.flatMap((task) => lights.get(task.task_id)?.slice(0, 1) ?? [])
      return [
        commitmentId,
        {
          ...(kind !== undefined && otherKinds.length === 0 ? { kind } : {}),
          leadUnit,
          partnerUnits: [...others],
          leader: its.find((task) => task.leader_name !== null)?.leader_name ?? null,
          state: given.length === 0 ? { kind: 'unreported' } : stateOf(worstOf(given), given.length, its.length),
          parts,
          progress: newestFirst(
            its.flatMap((task) =>
              (progress.get(task.task_id) ?? []).map((one) => (several ? { ...one, part: task.part } : one)),
            ),
          ),
          changes: newestFirst(
            its.flatMap((task) =>
              (changes.get(task.task_id) ?? []).map(({ at, kind, summary }) => ({
                at,
                kind,
                summary: several ? `${numberedTask(taskNumber(task), 'none')}${summary}` : summary,
              })),
            ),
          ),
        } satisfies CarriedOut,
      ] as const
    }),
  )
}

const withMeasures = (measures: readonly TaskMeasure[]) =>
  measures.length === 0 ? {} : { measures: measures.map(publishedMeasure) }

function publishedMeasure({ verdict, readings, valueMax: max, ...one }: TaskMeasure): PublishedMeasure {
  const judged = verdict.kind === 'judged' ? verdict : null
  // of rates and levels a percentage would say less than reached or not
  const percent =
    judged && judged.beyond !== null && judged.actual !== null
      ? { plan: judged.plan === null ? null : String(judged.plan), actual: String(judged.actual) }
      : null
  const falls = one.rule === 'reduction' && one.base === null
  const value = falls && one.value !== null ? `-${one.value.replace(/^-/, '')}` : one.value
  return {
    ...{ stage: one.stage, name: one.name, unit: one.unit, op: one.op, value, valueText: one.valueText, max },
    ...{ met: judged?.met ?? null, percent, ...(falls ? { falls } : {}) },
    readings: readings.map(({ period, value: said, text, among }) => ({
      period,
      ...(among === null ? {} : { among }),
      value: said !== null && falls ? fallen(said, text, Number(one.value ?? 0) > 0) : said,
      valueText: said === null ? text : null,
    })),
  }
}

/** A change with a fall below zero, however it was written: with its direction, or in the sign of its target. */
function fallen(value: string, direction: string | null, positiveIsFall: boolean): string {
  const size = value.replace(/^-/, '')
  if (direction === '下降' || direction === '上升') return direction === '下降' ? `-${size}` : size
  if (!positiveIsFall) return value
  return value.startsWith('-') ? size : `-${size}`
}

const newestFirst = <One extends { readonly at: string }>(list: readonly One[]): One[] =>
  list.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))

async function publicTasks({ trx, jurisdictionId, reportId }: Scope) {
  return trx
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .leftJoin('person', (join) =>
      join
        .onRef('person.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('person.person_id', '=', 'task.leader_id'),
    )
    .select(['task.task_id', 'task.commitment_id', 'task.part', 'task.wording', 'task.due_on', 'commitment.number'])
    .select((eb) => eb.fn.coalesce('person.name', 'task.leader').as('leader_name'))
    .select((eb) => eb.fn.coalesce('task.kind', 'commitment.kind').as('kind'))
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.report_id', '=', reportId)
    .where('task.disclosure', '=', 'public')
    .where('task.status', 'in', ['assigned', 'active', 'closed'])
    .orderBy('commitment.number')
    .orderBy('task.part')
    .execute()
}

async function unitsOf({ trx, jurisdictionId, today }: Scope, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('task_unit')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'task_unit.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'task_unit.unit_id'),
    )
    .select(['task_unit.task_id', 'task_unit.part', 'unit.name'])
    .where('task_unit.jurisdiction_id', '=', jurisdictionId)
    .where('task_unit.task_id', 'in', ids)
    .where(heldOn('task_unit', today))
    // a group stands for its members
    .where('task_unit.part', '<>', 'member')
    // 'lead' before 'partner'
    .orderBy('task_unit.part')
    .orderBy('task_unit.place')
    .execute()
  return Map.groupBy(rows, (row) => row.task_id)
}

async function progressOf({ trx, jurisdictionId }: Scope, ids: readonly string[]) {
  const rows = await trx
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
    .select([
      'progress.task_id',
      'progress.period_id',
      'progress.member_id',
      'version',
      'unchanged',
      'percent',
      'situation',
      'sent_at',
    ])
    .select(['period.starts_on', 'period.ends_on', 'unit.name', 'written_at'])
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.task_id', 'in', ids)
    .where('progress.state', '=', 'accepted')
    .orderBy('progress.version')
    .execute()
  // of a group each member has versions of its own
  const keyOf = (row: (typeof rows)[number]) => `${row.task_id} ${row.period_id} ${row.member_id}`
  const last = new Map(rows.map((row) => [keyOf(row), row.version]))
  const byTask = new Map<string, PublishedProgress[]>()
  for (const row of rows) {
    const list = byTask.get(row.task_id) ?? []
    const overtaken = (last.get(keyOf(row)) ?? row.version) > row.version
    list.push({
      period: [row.starts_on, row.ends_on],
      text: row.unchanged ? '本期无变化。' : row.situation,
      source: row.name,
      at: (row.sent_at ?? row.written_at).toISOString(),
      ...(row.percent === null ? {} : { percent: row.percent }),
      ...(row.version > 1 ? { correction: true as const } : {}),
      ...(overtaken ? { corrected: true as const } : {}),
    })
    byTask.set(row.task_id, list)
  }
  return byTask
}

/** Approved departures from what was adopted; why they were asked for stays in the house. */
async function changesOf({ trx, jurisdictionId }: Scope, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('task_change')
    .select(['task_id', 'field', 'before', 'after', 'decided_at'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', ids)
    .where('state', '=', 'approved')
    .where('field', 'in', ['wording', 'due', 'requirement'])
    .execute()
  return Map.groupBy(
    rows.map(({ task_id, field, before, after, decided_at }) => ({
      taskId: task_id,
      at: (decided_at ?? new Date(0)).toISOString(),
      kind: `task.${field}-changed`,
      summary: changeWords(field, before, after),
    })),
    ({ taskId }) => taskId,
  )
}

function changeWords(field: string, before: string | null, after: string | null): string {
  const [from, to] = [before ?? '未定', after ?? '未定']
  if (field === 'due') return `完成时限由${from}调整为${to}，经批准。`
  return `${field === 'wording' ? '文字' : '目标要求'}由“${from}”调整为“${to}”，经批准。`
}
