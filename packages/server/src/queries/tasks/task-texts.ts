import { type Kysely, sql } from 'kysely'
import { readableProgress } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import { stagedName } from '../../domain/judging/stages.ts'
import { measureTarget } from '../../domain/measure-words.ts'
import { heldOn } from '../../store/held-on.ts'
import type { Tables } from '../../store/tables.ts'

/** What a table on paper says of a task beside its row. */
export interface TaskTexts {
  /** The limit that the report itself names, `YYYY-MM-DD`; another one needs an approved change. */
  readonly adoptedDue: string | null
  /** `6月底前：主体完工；12月底前：投用` */
  readonly milestones: string
  /** Of a project followed by stages, what each requires: `签约：金额 300亿元；开工：开工率 60%以上`; empty of others. */
  readonly stages: string
  /** Of the newest report that was sent or accepted. */
  readonly situation: string
  readonly problems: string
  readonly nextStep: string
  readonly coordination: string
}

/**
 * The texts of a year's tasks by task. Which tasks somebody may read, the table's rows say; the words of reports are there
 * only where {@link readableProgress} reaches.
 */
export async function taskTexts(
  db: Kysely<Tables>,
  actor: SignedIn,
  year: number,
): Promise<ReadonlyMap<string, TaskTexts>> {
  const { jurisdictionId, today } = actor
  const reached = readableProgress(actor)
  const mayRead =
    reached.kind === 'all'
      ? sql`true`
      : sql`exists (select from task_unit where task_unit.jurisdiction_id = ${jurisdictionId}
                       and task_unit.task_id = progress.task_id and task_unit.unit_id = any(${reached.unitIds}::uuid[])
                       and ${heldOn('task_unit', today)})`
  const stages = await stagesOf(db, jurisdictionId, year)
  const { rows } = await sql<{
    task_id: string
    due_on: string | null
    milestones: string | null
    situation: string | null
    problems: string | null
    next_step: string | null
    coordination: string | null
  }>`
    with newest as (
      select distinct on (progress.task_id) progress.*
        from progress
        join period on period.jurisdiction_id = progress.jurisdiction_id and period.period_id = progress.period_id
       where progress.jurisdiction_id = ${jurisdictionId} and period.year = ${year}
         and progress.state in ('sent', 'accepted') and ${mayRead}
       order by progress.task_id, period.starts_on desc, progress.version desc
    ), nodes as (
      select task_id, string_agg(extract(month from due_on)::int || '月' || extract(day from due_on)::int || '日前：' || wording,
                                 '；' order by due_on) as milestones
        from milestone where jurisdiction_id = ${jurisdictionId} and removed_at is null group by task_id
    )
    select task.task_id, commitment.due_on::text, milestones, situation, problems, next_step, coordination
      from commitment
      join report on report.jurisdiction_id = commitment.jurisdiction_id and report.report_id = commitment.report_id
       and report.state = 'adopted'
      join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
      left join newest on newest.task_id = task.task_id
      left join nodes on nodes.task_id = task.task_id
     where commitment.jurisdiction_id = ${jurisdictionId} and commitment.year = ${year}`.execute(db)
  return new Map(
    rows.map((row) => [
      row.task_id,
      {
        adoptedDue: row.due_on,
        milestones: row.milestones ?? '',
        stages: stages.get(row.task_id) ?? '',
        situation: row.situation ?? '',
        problems: row.problems ?? '',
        nextStep: row.next_step ?? '',
        coordination: row.coordination ?? '',
      },
    ]),
  )
}

/** What the stages of projects require, by task. */
async function stagesOf(
  db: Kysely<Tables>,
  jurisdictionId: string,
  year: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('task_indicator')
    .innerJoin('task', 'task.task_id', 'task_indicator.task_id')
    .innerJoin('commitment', 'commitment.commitment_id', 'task.commitment_id')
    .select(['task_indicator.task_id', 'task_indicator.stage', 'task_indicator.name', 'task_indicator.unit'])
    .select(['task_indicator.op', 'task_indicator.value', 'task_indicator.value_text', 'task_indicator.value_max'])
    .select(['task_indicator.rule', 'task_indicator.base'])
    .where('task_indicator.jurisdiction_id', '=', jurisdictionId)
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.jurisdiction_id', '=', jurisdictionId)
    .where('commitment.year', '=', year)
    .where('task_indicator.stage', 'is not', null)
    .where('task_indicator.removed_at', 'is', null)
    .orderBy('task_indicator.task_id')
    .orderBy('task_indicator.ordinal')
    .execute()
  const words = (row: (typeof rows)[number]) =>
    `${stagedName(row)} ${measureTarget({
      ...{ op: row.op, unit: row.unit, value: row.value, valueText: row.value_text, max: row.value_max },
      ...(row.rule === 'reduction' && row.base === null ? { falls: true as const } : {}),
    })}`
  return new Map(
    [...Map.groupBy(rows, ({ task_id }) => task_id)].map(([taskId, its]) => [taskId, its.map(words).join('；')]),
  )
}
