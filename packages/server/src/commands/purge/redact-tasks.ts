import { sql, type Transaction } from 'kysely'
import { REMOVED } from '../../domain/removed-mark.ts'
import type { Tables } from '../../store/tables.ts'
import { type Purging, redactWords } from './redact-words.ts'

/** Redact tasks: every word people wrote of them goes out of the record's rows; the tasks themselves are set aside. */
export async function redactTasks(
  trx: Transaction<Tables>,
  { jurisdictionId }: Purging,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return
  await trx
    .updateTable('task')
    .set({ status: 'set-aside' })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  await redactWords(trx, jurisdictionId, 'task', taskIds)
  await trx
    .updateTable('reading')
    .set({ value: null, value_text: null, source: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  const reports = await trx
    .selectFrom('progress')
    .select('progress_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
  const progressIds = reports.map((each) => each.progress_id)
  await redactWords(trx, jurisdictionId, 'progress', progressIds)
  await trx
    .deleteFrom('evidence_upload')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('task_id', 'in', taskIds)
    .execute()
}

/** Take evidence off: that of some tasks, and every one that shows the file of a hash. Its name goes with it. */
export async function redactEvidence(
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
