import { type Kysely, sql } from 'kysely'
import { readableTasks } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'
import { ofUnits } from './rows-asked.ts'

/** What stands beside a task: its neighbours in the order of the table, and the report it comes from. */
export interface BesideTask {
  readonly before: NeighbourTask | null
  readonly after: NeighbourTask | null
  /** The report whose words it is; null of a task outside the report. */
  readonly reportId: string | null
  /** Where in the report's restored text those words begin. */
  readonly at: number | null
}

/** A task before or after another, of those that the person may read. */
export interface NeighbourTask {
  readonly taskId: string
  /** 序号 */
  readonly number: number
  readonly part: number
}

/** The neighbours of a task among the tasks of its year that a person may read, targets first, then by 序号 and part. */
export async function besideTask(db: Kysely<Tables>, actor: SignedIn, taskId: string): Promise<BesideTask> {
  const { jurisdictionId, today } = actor
  const readable = readableTasks(actor)
  const unitIds = readable.kind === 'all' ? null : readable.unitIds
  const own = await db
    .selectFrom('task')
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .select(['commitment.year', 'commitment.report_id', 'commitment.origin', 'commitment.span_start'])
    .where('task.jurisdiction_id', '=', jurisdictionId)
    .where('task.task_id', '=', taskId)
    .executeTakeFirst()
  if (!own) return { before: null, after: null, reportId: null, at: null }
  const asked = { jurisdictionId, year: own.year, today, unitIds, periodId: null }
  const { rows } = await sql<NeighbourTask & { readonly step: number }>`
    with listed as (
      select task.task_id, number, task.part,
             row_number() over (order by (origin = 'target') desc, number, task.part)::int as place
        from commitment
        join report on report.jurisdiction_id = commitment.jurisdiction_id and report.report_id = commitment.report_id
         and report.state = 'adopted'
        join task on task.jurisdiction_id = commitment.jurisdiction_id and task.commitment_id = commitment.commitment_id
       where commitment.jurisdiction_id = ${jurisdictionId} and commitment.year = ${own.year}
         and task.status <> 'set-aside' ${ofUnits('task.task_id', asked)}
    )
    select other.task_id as "taskId", other.number, other.part, other.place - own.place as step
      from listed own join listed other on abs(other.place - own.place) = 1
     where own.task_id = ${taskId}`.execute(db)
  const neighbour = (wanted: number): NeighbourTask | null => {
    const found = rows.find(({ step }) => step === wanted)
    return found ? { taskId: found.taskId, number: found.number, part: found.part } : null
  }
  const outside = own.origin === 'outside'
  return {
    ...{ before: neighbour(-1), after: neighbour(1) },
    reportId: outside ? null : own.report_id,
    at: outside ? null : own.span_start,
  }
}
