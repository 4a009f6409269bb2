import type { Kysely } from 'kysely'
import { purgedFiles } from '../../ledger/purged-contents.ts'
import type { Tables } from '../../store/tables.ts'

/** Hashes of evidence files that were purged and not handed in again since. */
export async function filesPurged(db: Kysely<Tables>, jurisdictionId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('ledger')
    .select('body')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', 'content.purged')
    .execute()
  const shown = await db
    .selectFrom('evidence')
    .select('hash')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('removed_at', 'is', null)
    .union(
      db
        .selectFrom('matter_file')
        .select('hash')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('removed_at', 'is', null),
    )
    .union(
      db
        .selectFrom('inspection_file')
        .select('hash')
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('removed_at', 'is', null),
    )
    .execute()
  const files = new Set(rows.flatMap(({ body }) => purgedFiles(body)))
  for (const { hash } of shown) files.delete(hash)
  return files
}
