import type { Kysely } from 'kysely'
import { acrossPlaces } from '../../access/place-wall.ts'
import { latestMade } from '../../domain/clock-leap.ts'
import { inDays } from '../../domain/day.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeStaleParts } from '../../vault/evidence/upload-part.ts'

/**
 * Give up what nobody went on with for a day, and what a clock that was ahead of `at` began; returns how many parts went.
 * Not bound to a jurisdiction: uploads are not of the record yet.
 */
export async function dropStaleUploads(db: Kysely<Tables>, folder: EvidenceFolder, at: Date): Promise<number> {
  const [before, ahead] = [inDays(at, -1), latestMade(at)]
  const removed = await removeStaleParts(folder, before, ahead)
  await acrossPlaces('uploads of whatever place that nobody goes on with', () =>
    db
      .deleteFrom('evidence_upload')
      .where((eb) => eb.or([eb('started_at', '<', before), eb('started_at', '>', ahead)]))
      .execute(),
  )
  return removed
}
