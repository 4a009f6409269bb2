import type { Kysely, Selectable } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'

export interface UnknownUpload {
  readonly kind: 'refused'
  readonly reason: 'unknown-upload'
  readonly message: string
  readonly messageEn: string
}

/** The person's own upload that is not ended; somebody else's is as one that is not there. */
export async function ownUpload(
  db: Kysely<Tables>,
  actor: SignedIn,
  uploadId: string,
): Promise<{ readonly kind: 'upload'; readonly row: Selectable<EvidenceUploadTable> } | UnknownUpload> {
  const row = await db
    .selectFrom('evidence_upload')
    .selectAll()
    .where('jurisdiction_id', '=', actor.jurisdictionId)
    .where('evidence_upload_id', '=', uploadId)
    .where('started_by', '=', actor.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? { kind: 'upload', row } : unknownUpload
}

const unknownUpload: UnknownUpload = {
  kind: 'refused',
  reason: 'unknown-upload',
  message: '没有找到这次上传，可能已经完成或过期。请重新选择文件。',
  messageEn: 'There is no such upload; it may have ended. Choose the file again.',
}
