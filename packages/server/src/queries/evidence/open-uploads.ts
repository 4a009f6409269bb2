import type { Kysely } from 'kysely'
import type { SignedIn } from '../../access/signed-in.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { receivedBytes } from '../../vault/evidence/upload-part.ts'

/** An upload that was broken off, or is under way. */
export interface OpenUpload {
  readonly uploadId: string
  readonly taskId: string
  readonly progressId: string | null
  readonly fileName: string
  readonly size: number
  /** Bytes that have arrived. */
  readonly offset: number
  readonly startedAt: string
}

/** The person's own uploads that are not ended, the oldest first: a day after their beginning they end by themselves. */
export async function openUploads(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  { jurisdictionId, id }: SignedIn,
): Promise<readonly OpenUpload[]> {
  const rows = await db
    .selectFrom('evidence_upload')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('started_by', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .execute()
  return Promise.all(
    rows.map(async (row) => {
      const [uploadId, size] = [row.evidence_upload_id, Number(row.size)]
      return {
        uploadId,
        taskId: row.task_id,
        progressId: row.progress_id,
        fileName: row.file_name,
        size,
        offset: await receivedBytes(folder, { jurisdictionId, uploadId, size }),
        startedAt: row.started_at.toISOString(),
      }
    }),
  )
}
