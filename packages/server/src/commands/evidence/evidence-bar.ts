import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { writingBar } from '../../domain/reporting/progress-state.ts'
import type { Tables } from '../../store/tables.ts'

/** Why evidence of a report can no longer change. */
export type EvidenceBar = Refusal<'unknown-progress' | 'already-accepted' | 'period-closed'>

/**
 * Why no file may be added to a report; null when one may. What was accepted, and what a closed period holds, grows only
 * by a correction. Holds the report's row until the transaction ends, so that it is not accepted meanwhile.
 */
export async function barOf(
  db: Kysely<Tables>,
  { jurisdictionId, actor, by }: Pick<Allowed<'evidence.add' | 'evidence.release'>, 'jurisdictionId' | 'actor' | 'by'>,
  progressId: string,
  taskId: string,
): Promise<EvidenceBar | null> {
  const row = await db
    .selectFrom('progress')
    .innerJoin('period', (join) =>
      join
        .onRef('period.jurisdiction_id', '=', 'progress.jurisdiction_id')
        .onRef('period.period_id', '=', 'progress.period_id'),
    )
    .select(['progress.task_id', 'progress.state', 'progress.member_id', 'progress.corrects', 'period.closed_at'])
    .where('progress.jurisdiction_id', '=', jurisdictionId)
    .where('progress.progress_id', '=', progressId)
    .forUpdate('progress')
    .executeTakeFirst()
  if (row?.task_id !== taskId) return bars.unknown
  // of a group's task each member shows files with its own report
  const own = row.member_id === null || actor.roles.some(({ unitId }) => unitId === row.member_id)
  if (!own && by.role !== 'supervisor') return bars.unknown
  const at = { periodClosed: row.closed_at !== null, correction: row.corrects !== null }
  switch (writingBar(row.state, at)) {
    case 'accepted':
      return bars.accepted
    case 'period-closed':
      return bars.closed
    default:
      // while it waits for a signature or for the supervisors a file that was asked for may still follow
      return at.periodClosed && !at.correction ? bars.closed : null
  }
}

const bars = {
  unknown: refusal(
    404,
    'unknown-progress',
    '没有找到这份进展填报。请刷新页面后重试。',
    'There is no such progress report.',
  ),
  accepted: refusal(
    409,
    'already-accepted',
    '这份进展填报已经审核通过，不能再添加材料。确需补充的，请先发起更正，在更正中上传。',
    'The report has been accepted. Begin a correction and add the file there.',
  ),
  closed: refusal(
    409,
    'period-closed',
    '这个填报期已经截止，不能再添加材料。确需补充的，请先发起更正，在更正中上传。',
    'The period is closed. Begin a correction and add the file there.',
  ),
} as const
