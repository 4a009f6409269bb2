import type { Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { AllowedOnTask } from '../../access/ask.ts'
import { contentColumns, type ProgressContent } from '../../record/reporting/progress-content.ts'
import type { ProgressTable } from '../../store/tables/reporting.ts'
import type { Tables } from '../../store/tables.ts'

/** Which report is drafted. */
export interface DraftOf {
  readonly periodId: string
  /** The member that reports for itself, of a group's task; null where one report is all. */
  readonly memberId: string | null
  /** Set for a correction: the version it is, the report it corrects (null for a late first one), and why. */
  readonly correction?: { readonly version: number; readonly corrects: string | null; readonly reason: string }
}

/** Inserts the draft of a report of the task that the proof is of. */
export function insertDraft(
  trx: Transaction<Tables>,
  { jurisdictionId, actor, by, taskId }: AllowedOnTask<'progress.write'>,
  at: Date,
  { periodId, memberId, correction }: DraftOf,
  content: ProgressContent,
): Promise<Selectable<ProgressTable>> {
  return trx
    .insertInto('progress')
    .values({
      jurisdiction_id: jurisdictionId,
      progress_id: uuid(),
      task_id: taskId,
      period_id: periodId,
      unit_id: by.unitId ?? '',
      member_id: memberId,
      ...(correction
        ? { version: correction.version, corrects: correction.corrects, correction_reason: correction.reason }
        : {}),
      state: 'draft',
      written_by: actor.id,
      written_at: at,
      ...contentColumns(content),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** {@link insertDraft} of a period's first version, with the first step of its history. */
export async function beginDraft(
  trx: Transaction<Tables>,
  may: AllowedOnTask<'progress.write'>,
  at: Date,
  of: DraftOf,
  content: ProgressContent,
): Promise<Selectable<ProgressTable>> {
  const row = await insertDraft(trx, may, at, of, content)
  await trx
    .insertInto('progress_step')
    .values({
      jurisdiction_id: may.jurisdictionId,
      progress_step_id: uuid(),
      progress_id: row.progress_id,
      kind: 'drafted',
      reason: null,
      taken_by: may.actor.id,
      at,
    })
    .execute()
  return row
}
