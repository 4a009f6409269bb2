import type { Transaction } from 'kysely'
import { REMOVED } from '../../domain/removed-mark.ts'
import type { Tables } from '../../store/tables.ts'

/** Whether something of a hash is there to be purged, and whether it is, or is also, the file of an evidence. */
export async function standingOf(trx: Transaction<Tables>, jurisdictionId: string, hash: string) {
  const content = await trx
    .selectFrom('vault')
    .select('purged_at')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  const evidence = await trx
    .selectFrom('evidence')
    .select('file_name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .execute()
  const ofMatters = await trx
    .selectFrom('matter_file')
    .select('file_name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .execute()
  const ofInspections = await trx
    .selectFrom('inspection_file')
    .select('file_name')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('hash', '=', hash)
    .execute()
  evidence.push(...ofMatters, ...ofInspections)
  const shown = evidence.some(({ file_name }) => file_name !== REMOVED)
  if (!content && evidence.length === 0) return 'unknown'
  return (content && content.purged_at === null) || shown ? { shown } : 'purged'
}
