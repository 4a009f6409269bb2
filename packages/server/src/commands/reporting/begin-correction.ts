import type { Kysely } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { mayCorrect } from '../../domain/reporting/progress-state.ts'
import { currentProgress } from '../../record/reporting/current-progress.ts'
import { type ProgressReport, progressReport } from '../../record/reporting/progress-content.ts'
import { memberReporting } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { lockTask } from '../tasks/lock-task.ts'
import { insertDraft } from './insert-draft.ts'
import { type ProgressRefusal, progressRefusals } from './progress-refusals.ts'

/** The new draft; the report it corrects stays as it was accepted. */
export type CorrectionBegun = { readonly kind: 'begun'; readonly report: ProgressReport } | ProgressRefusal

/**
 * Begin a further version of a report that was accepted or whose period is closed, with what the last one says and why it
 * is corrected; both stand. Where a closed period has none at all, the late one says why it comes late.
 */
export async function beginCorrection(
  db: Kysely<Tables>,
  asked: TaskAsk<'progress.write'>,
  at: Date,
  periodId: string,
  reason: string,
): Promise<CorrectionBegun | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<CorrectionBegun> => {
    const { jurisdictionId, actor, by, taskId } = may
    const status = await lockTask(trx, jurisdictionId, taskId)
    const memberId = await memberReporting(trx, jurisdictionId, { taskId, unitId: by.unitId, day: actor.today })
    const now = await currentProgress(trx, jurisdictionId, { taskId, periodId, memberId })
    if (!now) return progressRefusals.period
    const { period, report } = now
    const unfinished = report?.correction_reason != null && report.state !== 'accepted'
    if (unfinished) return progressRefusals.correctionBegun
    if (!mayCorrect(report?.state ?? null, period.closed_at !== null, unfinished)) return progressRefusals.noCorrection
    if (status !== 'active' && status !== 'closed') return progressRefusals.notActive
    const content = report
      ? progressReport(report)
      : { unchanged: false, percent: null, situation: '', problems: '', nextStep: '', coordination: '', figures: [] }
    const correction = { version: (report?.version ?? 0) + 1, corrects: report?.progress_id ?? null, reason }
    const row = await insertDraft(trx, may, at, { periodId, memberId, correction }, { ...content, unchanged: false })
    const said = await putContent(trx, jurisdictionId, reason, 'text/plain', at)
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'progress.correction-begun',
      body: { progressId: row.progress_id, taskId, periodId, corrects: row.corrects, vault: [said] },
      subject: 'progress',
      subjectId: row.progress_id,
      summary: row.corrects === null ? '补报已关闭填报期的进展。' : '更正进展填报，原填报保留。',
    })
    return { kind: 'begun', report: progressReport(row) }
  })
}
