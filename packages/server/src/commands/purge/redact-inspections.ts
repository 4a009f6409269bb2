import { sql, type Transaction } from 'kysely'
import { REMOVED } from '../../domain/removed-mark.ts'
import { inspectionsOfTasks } from '../../record/tasks/task-traces.ts'
import type { Tables } from '../../store/tables.ts'
import { type Purging, redactWords } from './redact-words.ts'

/** Redact inspections: every word and file of those of some tasks goes out of the record's rows, and every file of a hash. */
export async function redactInspections(
  trx: Transaction<Tables>,
  { jurisdictionId, at }: Purging,
  taskIds: readonly string[],
  hash: string,
): Promise<void> {
  const inspectionIds = await inspectionsOfTasks(trx, jurisdictionId, taskIds)
  await redactWords(trx, jurisdictionId, 'inspection', inspectionIds)
  await trx
    .updateTable('inspection_file')
    .set({ file_name: REMOVED, removed_at: sql<Date>`coalesce(removed_at, ${at})`, removed_reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) =>
      eb.or([eb('hash', '=', hash), ...(inspectionIds.length === 0 ? [] : [eb('inspection_id', 'in', inspectionIds)])]),
    )
    .execute()
  if (inspectionIds.length === 0) return
  await trx
    .updateTable('evidence_held')
    .set({
      file_name: REMOVED,
      reason: sql<string | null>`case when reason is null then null else ${REMOVED}::text end`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('inspection_id', 'in', inspectionIds)
    .execute()
}
