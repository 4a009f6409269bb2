import type { Kysely, Selectable } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'

/** The refusal where an upload is not there or is another person's. */
export type UnknownUpload = Refusal<'unknown-upload'>

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

/** Answers for an upload that ended, expired or is another person's alike. */
export const unknownUpload: UnknownUpload = refusal(
  404,
  'unknown-upload',
  '没有找到这次上传，可能已经完成或过期。请重新选择文件。',
  'There is no such upload; it may have ended. Choose the file again.',
)
