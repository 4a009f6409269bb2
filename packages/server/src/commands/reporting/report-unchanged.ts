import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { currentProgress } from '../../record/reporting/current-progress.ts'
import { earlierProgress } from '../../record/reporting/earlier-progress.ts'
import { contentColumns, type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import { memberReporting } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { type ProgressRefusal, progressRefusals } from './progress-refusals.ts'

/** The report that says 本期无变化. */
export type SaidUnchanged = { readonly kind: 'saved'; readonly report: ProgressReport } | ProgressRefusal

/**
 * 本期无变化: make a period's report of what the unit last said, figures with the periods they speak of. A draft that was
 * begun is left as it is.
 */
export async function reportUnchanged(
  db: Kysely<Tables>,
  asked: TaskAsk<'progress.write'>,
  at: Date,
  periodId: string,
): Promise<SaidUnchanged | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, by, taskId }): Promise<SaidUnchanged> => {
    const task = await trx
      .selectFrom('task')
      .select('status')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('task_id', '=', taskId)
      .forUpdate()
      .executeTakeFirst()
    const memberId = await memberReporting(trx, jurisdictionId, { taskId, unitId: by.unitId, day: actor.today })
    const now = await currentProgress(trx, jurisdictionId, { taskId, periodId, memberId })
    if (!now) return progressRefusals.period
    const before = now.report && progressReport(now.report)
    // once more after an answer that got lost
    if (before?.unchanged && before.state === 'draft') return { kind: 'saved', report: before }
    if (before) return { ...progressRefusals.begun, current: before }
    if (task?.status !== 'active') return progressRefusals.notActive
    if (now.period.closed_at) return progressRefusals.noCorrection
    const earlier = await earlierProgress(trx, jurisdictionId, { taskId, memberId }, now.period.starts_on)
    if (!earlier) return progressRefusals.nothingBefore
    const said = progressReport(earlier)
    const row = await trx
      .insertInto('progress')
      .values({
        jurisdiction_id: jurisdictionId,
        progress_id: uuid(),
        task_id: taskId,
        period_id: periodId,
        unit_id: by.unitId ?? '',
        member_id: memberId,
        state: 'draft',
        written_by: actor.id,
        written_at: at,
        ...contentColumns({ ...said, unchanged: true, situation: '本期无变化。' }),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('progress_step')
      .values({
        jurisdiction_id: jurisdictionId,
        progress_step_id: uuid(),
        progress_id: row.progress_id,
        kind: 'drafted',
        reason: null,
        taken_by: actor.id,
        at,
      })
      .execute()
    return { kind: 'saved', report: progressReport(row) }
  })
}
