import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'

/** A file of a matter that was not taken off; undefined when there is none. */
export async function matterFile(
  db: Kysely<Tables>,
  { jurisdictionId }: Allowed<'matter.read'>,
  matterId: string,
  fileId: string,
): Promise<{ readonly hash: string; readonly fileName: string; readonly mediaType: string } | undefined> {
  const row = await db
    .selectFrom('matter_file')
    .select(['hash', 'file_name', 'media_type'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .where('matter_file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && { hash: row.hash, fileName: row.file_name, mediaType: row.media_type }
}
