import { sql, type Transaction } from 'kysely'
import { REMOVED } from '../../domain/removed-mark.ts'
import { mattersOfTasks } from '../../record/tasks/task-traces.ts'
import type { Tables } from '../../store/tables.ts'
import { type Purging, redactWords } from './redact-words.ts'

/** Redact matters: every word of those that serve some tasks goes out of the record's rows; states and times stay. */
export async function redactMatters(
  trx: Transaction<Tables>,
  purging: Purging,
  taskIds: readonly string[],
): Promise<void> {
  const { jurisdictionId } = purging
  const matterIds = await mattersOfTasks(trx, jurisdictionId, taskIds)
  if (matterIds.length === 0) return
  await redactWords(trx, jurisdictionId, 'matter', matterIds)
  const slips = await trx
    .selectFrom('slip')
    .select('slip_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
  const slipIds = slips.map((each) => each.slip_id)
  await redactWords(trx, jurisdictionId, 'slip', slipIds)
  await redactMatterFiles(trx, purging, matterIds, null)
  await trx
    .updateTable('evidence_held')
    .set({
      file_name: REMOVED,
      reason: sql<string | null>`case when reason is null then null else ${REMOVED}::text end`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
}

/** Take files off: those of some matters, or every one of a hash. */
export async function redactMatterFiles(
  trx: Transaction<Tables>,
  { jurisdictionId, at }: Purging,
  matterIds: readonly string[],
  hash: string | null,
): Promise<void> {
  if (matterIds.length === 0 && hash === null) return
  await trx
    .updateTable('matter_file')
    .set({ file_name: REMOVED, removed_at: sql<Date>`coalesce(removed_at, ${at})`, removed_reason: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where((eb) =>
      eb.or([
        ...(hash === null ? [] : [eb('hash', '=', hash)]),
        ...(matterIds.length === 0 ? [] : [eb('matter_id', 'in', matterIds)]),
      ]),
    )
    .execute()
}
