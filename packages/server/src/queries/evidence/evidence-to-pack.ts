import type { Kysely } from 'kysely'
import type { InUnit } from '../../access/is-in-unit.ts'
import { periodWords } from '../../domain/reporting/periods.ts'
import { taskNumber } from '../../domain/task-number.ts'
import { isSeenBy } from '../../record/reporting/left-unit.ts'
import type { Tables } from '../../store/tables.ts'

/** A file of evidence with where it belongs. */
export interface EvidenceToPack {
  readonly hash: string
  readonly fileName: string
  readonly size: number
  readonly at: Date
  /** `2031年-12-2` */
  readonly task: string
  readonly wording: string
  /** `2031年3月`; null where the file is of the task and of no report. */
  readonly period: string | null
}

/**
 * The files of a task, or of a period's reports, that were not taken off, by task and time; those of reports that are
 * still a unit's own only for that unit, as on the screen.
 */
export async function evidenceToPack(
  db: Kysely<Tables>,
  jurisdictionId: string,
  of: { readonly taskId: string; readonly inUnit: InUnit } | { readonly periodId: string },
): Promise<readonly EvidenceToPack[]> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('task', (join) =>
      join
        .onRef('task.jurisdiction_id', '=', 'evidence.jurisdiction_id')
        .onRef('task.task_id', '=', 'evidence.task_id'),
    )
    .innerJoin('commitment', (join) =>
      join
        .onRef('commitment.jurisdiction_id', '=', 'task.jurisdiction_id')
        .onRef('commitment.commitment_id', '=', 'task.commitment_id'),
    )
    .leftJoin('progress', (join) =>
      join
        .onRef('progress.jurisdiction_id', '=', 'evidence.jurisdiction_id')
        .onRef('progress.progress_id', '=', 'evidence.progress_id'),
    )
    .leftJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .select(['evidence.hash', 'evidence.file_name', 'evidence.size', 'evidence.uploaded_at'])
    .select(['commitment.year as task_year', 'commitment.number', 'task.part', 'task.wording'])
    .select(['progress.state', 'progress.written_at', 'progress.sent_at', 'progress.member_id'])
    .select(['period.year', 'period.kind', 'period.ordinal'])
    .where('evidence.jurisdiction_id', '=', jurisdictionId)
    .where('evidence.removed_at', 'is', null)
    .$if('taskId' in of, (query) => query.where('evidence.task_id', '=', 'taskId' in of ? of.taskId : ''))
    .$if('periodId' in of, (query) => query.where('progress.period_id', '=', 'periodId' in of ? of.periodId : ''))
    .orderBy('commitment.number')
    .orderBy('task.part')
    .orderBy('evidence.uploaded_at')
    .execute()
  const inUnit = 'taskId' in of ? of.inUnit : { writes: false, unitIds: [] }
  return rows.flatMap((row): EvidenceToPack[] => {
    const { state, written_at, sent_at, member_id } = row
    if (state !== null && written_at !== null && !isSeenBy(inUnit, { state, written_at, sent_at, member_id })) return []
    const { year, kind, ordinal } = row
    return [
      {
        hash: row.hash,
        fileName: row.file_name,
        size: Number(row.size),
        at: row.uploaded_at,
        task: `${row.task_year}年-${taskNumber(row)}`,
        wording: row.wording,
        period:
          year === null || kind === null || ordinal === null ? null : `${year}年${periodWords({ kind, ordinal })}`,
      },
    ]
  })
}
