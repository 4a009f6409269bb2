import type { Kysely } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { currentProgress } from '../../record/reporting/current-progress.ts'
import { earlierProgress } from '../../record/reporting/earlier-progress.ts'
import { type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import { memberReporting } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { lockTask } from '../tasks/lock-task.ts'
import { beginDraft } from './insert-draft.ts'
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
  return proven(db, asked, async (trx, may): Promise<SaidUnchanged> => {
    const { jurisdictionId, actor, by, taskId } = may
    const status = await lockTask(trx, jurisdictionId, taskId)
    const memberId = await memberReporting(trx, jurisdictionId, { taskId, unitId: by.unitId, day: actor.today })
    const now = await currentProgress(trx, jurisdictionId, { taskId, periodId, memberId })
    if (!now) return progressRefusals.period
    const before = now.report && progressReport(now.report)
    // once more after an answer that got lost
    if (before?.unchanged && before.state === 'draft') return { kind: 'saved', report: before }
    if (before) return { ...progressRefusals.begun, current: before }
    if (status !== 'active') return progressRefusals.notActive
    if (now.period.closed_at) return progressRefusals.noCorrection
    const earlier = await earlierProgress(trx, jurisdictionId, { taskId, memberId }, now.period.starts_on)
    if (!earlier) return progressRefusals.nothingBefore
    const said = progressReport(earlier)
    const content = { ...said, unchanged: true, situation: '本期无变化。' }
    const row = await beginDraft(trx, may, at, { periodId, memberId }, content)
    return { kind: 'saved', report: progressReport(row) }
  })
}
