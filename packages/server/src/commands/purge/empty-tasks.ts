import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** What stands where words were purged. */
export const REMOVED = '（已清除）'

/** Who purges, and when. */
export interface Purging {
  readonly jurisdictionId: string
  readonly actorId: string
  readonly at: Date
}

/** Take every word people wrote of tasks out of the record's rows; the tasks themselves are set aside. */
export async function emptyTasks(
  trx: Transaction<Tables>,
  { jurisdictionId }: Purging,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return
  await trx
    .updateTable('task')
    .set({ wording: REMOVED, requirement: null, remark: null, disclosure_reason: null, status: 'set-aside' })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await trx
    .updateTable('task_change')
    .set({ before: null, after: null, reason: REMOVED, decision_reason: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await trx
    .updateTable('milestone')
    .set({ wording: REMOVED, kind: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await trx
    .updateTable('task_indicator')
    .set({ name: REMOVED, unit: '', value: null, value_text: null, value_max: null, base: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await trx
    .updateTable('signing')
    .set({ reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .where('reason', 'is not', null)
    .execute()
  await trx
    .updateTable('task_closing_step')
    .set({
      words: sql<string | null>`case when words is null then null else ${REMOVED} end`,
      reason: sql<string | null>`case when reason is null then null else ${REMOVED} end`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  // why a light was given names nodes and indicators
  await trx
    .updateTable('light')
    .set({ inputs: JSON.stringify({}), reasons: JSON.stringify([]) })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await emptyReports(trx, jurisdictionId, taskIds)
  await trx
    .deleteFrom('evidence_upload')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
}

/** The units' reports of tasks, and what heads, supervisors and partners said of them. */
async function emptyReports(trx: Transaction<Tables>, jurisdictionId: string, taskIds: readonly string[]) {
  await trx
    .updateTable('progress')
    .set({
      percent: null,
      situation: REMOVED,
      problems: '',
      next_step: '',
      coordination: '',
      figures: JSON.stringify([]),
      correction_reason: null,
      return_reason: null,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  const reports = trx
    .selectFrom('progress')
    .select('progress_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
  await trx
    .updateTable('progress_step')
    .set({ reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('progress_id', 'in', reports)
    .where('reason', 'is not', null)
    .execute()
  await trx
    .updateTable('confirmation')
    .set({ note: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('progress_id', 'in', reports)
    .where('note', 'is not', null)
    .execute()
}

/** Take evidence off: that of some tasks, and every one that shows the file of a hash. Its name goes with it. */
export async function emptyEvidence(
  trx: Transaction<Tables>,
  { jurisdictionId, actorId, at }: Purging,
  taskIds: readonly string[],
  hash: string,
): Promise<void> {
  await trx
    .updateTable('evidence')
    .set({
      file_name: REMOVED,
      removed_at: sql<Date>`coalesce(removed_at, ${at})`,
      removed_by: sql<string>`coalesce(removed_by, ${actorId})`,
      removed_reason: REMOVED,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) => eb.or([eb('hash', '=', hash), ...(taskIds.length > 0 ? [eb('task_id', 'in', taskIds)] : [])]))
    .execute()
}
