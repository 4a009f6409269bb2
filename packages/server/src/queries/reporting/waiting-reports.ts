import { type Kysely, sql } from 'kysely'
import type { Day } from '../../domain/day.ts'
import { type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import { reportedBy } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { type DeskPeriod, listPeriods } from './reporting-periods.ts'
import { reportLateBy } from './workbench-group.ts'

/** A report that waits to be checked or judged, whatever its period. */
export interface WaitingReport {
  readonly report: ProgressReport
  readonly period: DeskPeriod
  readonly number: number
  readonly part: number
  readonly wording: string
  readonly dueOn: Day | null
  readonly unit: string
  /** The percentage reported before. */
  readonly percentBefore: string | null
  /** Files it shows. */
  readonly evidence: number
  readonly confirmed: number
  readonly objected: number
  /** Days after the period's due day on which it reached the supervision office, or by now; 0 when on time. */
  readonly daysLate: number
}

/** The reports in a state, of some units or of the whole place, of one task where it is named; what waits longest first. */
export async function waitingReports(
  db: Kysely<Tables>,
  jurisdictionId: string,
  {
    state,
    unitIds,
    taskId,
    today,
  }: {
    readonly state: 'sent-to-head' | 'sent'
    readonly unitIds: readonly string[] | null
    readonly taskId?: string
    readonly today: Day
  },
): Promise<readonly WaitingReport[]> {
  const periods = new Map((await listPeriods(db, jurisdictionId)).map((period) => [period.periodId, period]))
  const rows = await db
    .selectFrom('progress')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('task.task_id', '=', 'progress.task_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'progress.unit_id'),
    )
    .selectAll('progress')
    .select((eb) => [
      'commitment.number',
      'task.part',
      'task.wording as task_wording',
      'task.due_on',
      'unit.short_name',
      eb
        .selectFrom('evidence')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('evidence.jurisdiction_id', '=', jurisdictionId)
        .whereRef('evidence.task_id', '=', 'progress.task_id')
        .whereRef('evidence.progress_id', '=', 'progress.progress_id')
        .where('evidence.removed_at', 'is', null)
        .as('files'),
      sql<string | null>`(select b.percent from progress b
        join period e on e.jurisdiction_id = b.jurisdiction_id and e.period_id = b.period_id
        join period o on o.jurisdiction_id = b.jurisdiction_id and o.period_id = progress.period_id
        where b.jurisdiction_id = ${jurisdictionId} and b.task_id = progress.task_id and b.state <> 'draft'
          and b.member_id is not distinct from progress.member_id
          and e.starts_on < o.starts_on
        order by e.starts_on desc, b.version desc limit 1)`.as('before'),
      sql<string[]>`array(select distinct on (k.unit_id) k.kind from confirmation k
        where k.jurisdiction_id = ${jurisdictionId} and k.progress_id = progress.progress_id
        order by k.unit_id, k.at desc, k.confirmation_id desc)`.as('opinions'),
    ])
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.state', '=', state)
    .$if(taskId !== undefined, (query) => query.where('progress.task_id', '=', taskId ?? ''))
    .$if(unitIds !== null, (query) =>
      // who is accountable today checks it, no matter who was when it was written
      query.where(reportedBy(jurisdictionId, today, unitIds ?? [], sql`progress.member_id`, 'task')),
    )
    .orderBy('progress.sent_at')
    .orderBy('progress.sent_to_head_at')
    .orderBy('commitment.number')
    .execute()
  return rows.flatMap((row): WaitingReport[] => {
    const period = periods.get(row.period_id)
    if (!period) return []
    return [
      {
        report: progressReport(row),
        period,
        number: row.number,
        part: row.part,
        wording: row.task_wording,
        dueOn: row.due_on,
        unit: row.short_name,
        percentBefore: row.before,
        evidence: Number(row.files ?? 0),
        confirmed: row.opinions.filter((opinion) => opinion === 'confirmed').length,
        objected: row.opinions.filter((opinion) => opinion === 'objected').length,
        daysLate: reportLateBy(period.dueOn, state === 'sent' ? row.sent_at : null, today),
      },
    ]
  })
}
