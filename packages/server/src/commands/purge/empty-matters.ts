import { sql, type Transaction } from 'kysely'
import { mattersOfTasks } from '../../record/tasks/task-traces.ts'
import type { Tables } from '../../store/tables.ts'
import { type Purging, REMOVED } from './empty-tasks.ts'

/** Take every word of the matters that serve some tasks out of the record's rows; where they stand and when stays. */
export async function emptyMatters(
  trx: Transaction<Tables>,
  purging: Purging,
  taskIds: readonly string[],
): Promise<void> {
  const { jurisdictionId } = purging
  const matterIds = await mattersOfTasks(trx, jurisdictionId, taskIds)
  if (matterIds.length === 0) return
  await trx
    .updateTable('matter')
    .set({ title: REMOVED, asked: REMOVED, source_words: null, subject: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
  await trx
    .updateTable('matter_step')
    .set({
      words: sql<string | null>`case when words is null then null else ${REMOVED} end`,
      reason: sql<string | null>`case when reason is null then null else ${REMOVED} end`,
      content: sql<string>`(case when content ? 'progress' then jsonb_set(content, '{progress}', to_jsonb(${REMOVED}::text))
        else content end) - 'before' - 'after'`,
    })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
  await trx
    .updateTable('matter_urge')
    .set({ words: REMOVED, reply: sql<string | null>`case when reply is null then null else ${REMOVED} end` })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
  const slips = trx
    .selectFrom('slip')
    .select('slip_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
  await trx
    .updateTable('slip_step')
    .set({ words: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('slip_id', 'in', slips)
    .where('words', 'is not', null)
    .execute()
  await trx
    .updateTable('slip')
    .set({ ground_words: REMOVED, demand: REMOVED })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', 'in', matterIds)
    .execute()
  await emptyMatterFiles(trx, purging, matterIds, null)
}

/** Take files off: those of some matters, or every one of a hash. */
export async function emptyMatterFiles(
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
