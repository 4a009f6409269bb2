import type { Kysely, Selectable } from 'kysely'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { discardPart } from '../../vault/evidence/upload-part.ts'

/** Give up an upload and what had arrived of it; nothing of the record changes. */
export async function cancelUpload(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  upload: Selectable<EvidenceUploadTable>,
): Promise<void> {
  await db
    .deleteFrom('evidence_upload')
    .where('jurisdiction_id', '=', upload.jurisdiction_id)
    .where('evidence_upload_id', '=', upload.evidence_upload_id)
    .execute()
  await discardPart(folder, { jurisdictionId: upload.jurisdiction_id, uploadId: upload.evidence_upload_id })
}
