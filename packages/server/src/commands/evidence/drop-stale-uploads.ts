import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeStaleParts } from '../../vault/evidence/upload-part.ts'

/**
 * Give up what nobody went on with since `before`; returns how many parts went. Not bound to a jurisdiction: uploads are
 * not of the record yet.
 */
export async function dropStaleUploads(db: Kysely<Tables>, folder: EvidenceFolder, before: Date): Promise<number> {
  const removed = await removeStaleParts(folder, before)
  await acrossPlaces('uploads of whatever place that nobody goes on with', () =>
    db.deleteFrom('evidence_upload').where('started_at', '<', before).execute(),
  )
  return removed
}
