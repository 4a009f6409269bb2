import type { Kysely, Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { keepFile } from '../../vault/evidence/keep-file.ts'
import { noteChange } from '../note-change.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'
import { holdUpload, quarantines } from './hold-upload.ts'
import { type KeptRefusal, keptRefusal } from './kept-refusal.ts'
import { type UnknownUpload, unknownUpload } from './own-upload.ts'

/** The evidence as it was kept, with the type found in its bytes; or why it is not taken. */
export type Finished =
  | { readonly kind: 'added'; readonly evidenceId: string; readonly mediaType: string }
  | UnknownUpload
  | Refusal<'held'>
  | KeptRefusal
  | EvidenceBar
  | (Refusal<'conflict'> & { readonly current: { readonly offset: number } })

/**
 * Make a whole upload evidence of its task: the file under its hash, then the row and the ledger's entry in one
 * transaction. Where the server stops between the two, the same upload can be ended again: the file is only kept once more.
 */
export async function finishUpload(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: TaskAsk<'evidence.add'>,
  at: Date,
  upload: Selectable<EvidenceUploadTable>,
  signal?: AbortSignal,
): Promise<Finished | Forbidden> {
  const part = { jurisdictionId: asked.jurisdictionId, uploadId: upload.evidence_upload_id, size: Number(upload.size) }
  const heldId = (await quarantines(db, asked.jurisdictionId)) ? uuid() : undefined
  const kept = await keepFile(folder, part, { hash: upload.hash, fileName: upload.file_name, heldId }, signal)
  if (kept.kind === 'held' && heldId) return holdUpload(db, folder, asked, at, upload, { ...kept, heldId })
  if (kept.kind === 'held') throw new Error('nothing is held apart that was not asked for')
  if (kept.kind === 'incomplete') return { ...notWhole, current: { offset: kept.offset } }
  if (kept.kind !== 'kept') return keptRefusal(kept, 'finish')
  const evidenceId = uuid()
  return proven(db, asked, async (trx, may): Promise<Finished> => {
    const { jurisdictionId, actor, taskId } = may
    if (upload.task_id !== taskId) return unknownUpload
    // it may have been accepted while the file was on its way
    const bar = upload.progress_id === null ? null : await barOf(trx, may, upload.progress_id, taskId)
    if (bar) return bar
    await trx
      .insertInto('evidence')
      .values({
        jurisdiction_id: jurisdictionId,
        evidence_id: evidenceId,
        task_id: taskId,
        progress_id: upload.progress_id,
        hash: kept.hash,
        file_name: upload.file_name,
        media_type: kept.mediaType,
        size: part.size,
        uploaded_by: actor.id,
        uploaded_at: at,
      })
      .execute()
    await trx
      .deleteFrom('evidence_upload')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_upload_id', '=', part.uploadId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'evidence.added',
      body: {
        evidenceId,
        taskId,
        progressId: upload.progress_id,
        file: kept.hash,
        size: part.size,
        mediaType: kept.mediaType,
        noSecretsStated: true,
      },
      subject: 'task',
      subjectId: taskId,
      summary: '上传佐证材料 1 份。',
      content: { evidenceId },
    })
    return { kind: 'added', evidenceId, mediaType: kept.mediaType }
  })
}

const notWhole = refusal(
  409,
  'conflict',
  '文件还没有传完，将从中断处继续。',
  'The file has not arrived whole; go on from the offset given.',
)
