import type { Kysely } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { writingBar } from '../../domain/reporting/progress-state.ts'
import { currentProgress } from '../../record/reporting/current-progress.ts'
import {
  contentColumns,
  type ProgressContent,
  type ProgressReport,
  progressReport,
  saysTheSame,
} from '../../record/reporting/progress-content.ts'
import { memberReporting } from '../../record/reporting/reporters.ts'
import type { Tables } from '../../store/tables.ts'
import { lockTask } from '../tasks/lock-task.ts'
import { beginDraft } from './insert-draft.ts'
import { barWords, type ProgressRefusal, progressRefusals } from './progress-refusals.ts'

/** The draft with the revision the next save must name. */
export type Saved = { readonly kind: 'saved'; readonly report: ProgressReport } | ProgressRefusal

/**
 * Saves a draft of a report. `revision` is the one the browser saw, null before the first save (optimistic lock): a stale one
 * changes nothing and returns the report as it is now. Saving identical content changes nothing, so a request may be repeated.
 * A draft is not part of the record yet: it gets its ledger entry when it is sent.
 */
export async function saveProgress(
  db: Kysely<Tables>,
  asked: TaskAsk<'progress.write'>,
  at: Date,
  { periodId, revision }: { readonly periodId: string; readonly revision: number | null },
  content: ProgressContent,
): Promise<Saved | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Saved> => {
    const { jurisdictionId, actor, by, taskId } = may
    // one after another for a task: there is no row to lock before the first
    const status = await lockTask(trx, jurisdictionId, taskId)
    const memberId = await memberReporting(trx, jurisdictionId, { taskId, unitId: by.unitId, day: actor.today })
    const now = await currentProgress(trx, jurisdictionId, { taskId, periodId, memberId })
    if (!now) return progressRefusals.period
    const { period, report } = now
    const before = report ? progressReport(report) : undefined
    if (before && saysTheSame(before, content)) return { kind: 'saved', report: before }
    if (status !== 'active') return progressRefusals.notActive
    const bar = writingBar(report?.state ?? null, {
      periodClosed: period.closed_at !== null,
      correction: report?.correction_reason != null,
    })
    if (bar) return { ...barWords[bar], ...(before ? { current: before } : {}) }
    if ((report?.revision ?? null) !== revision) return { ...progressRefusals.stale, current: before ?? null }
    if (!(await areOfTask(trx, jurisdictionId, taskId, content))) return progressRefusals.indicator
    if (report) {
      const row = await trx
        .updateTable('progress')
        .set({ ...contentColumns(content), written_by: actor.id, written_at: at, revision: report.revision + 1 })
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('progress_id', '=', report.progress_id)
        .returningAll()
        .executeTakeFirstOrThrow()
      return { kind: 'saved', report: progressReport(row) }
    }
    const row = await beginDraft(trx, may, at, { periodId, memberId }, content)
    return { kind: 'saved', report: progressReport(row) }
  })
}

async function areOfTask(db: Kysely<Tables>, jurisdictionId: string, taskId: string, { figures }: ProgressContent) {
  if (figures.length === 0) return true
  const rows = await db
    .selectFrom('task_indicator')
    .select('task_indicator_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', '=', taskId)
    .execute()
  const known = new Set(rows.map((row) => row.task_indicator_id))
  return figures.every((figure) => known.has(figure.taskIndicatorId))
}
