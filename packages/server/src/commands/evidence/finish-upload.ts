import type { Kysely, Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { EvidenceUploadTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import { dangerWords } from '../../vault/evidence/dangers.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { fileKinds } from '../../vault/evidence/file-kind.ts'
import { type Kept, keepFile } from '../../vault/evidence/keep-file.ts'
import { noteChange } from '../note-change.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'
import { holdUpload, quarantines } from './hold-upload.ts'
import { type UnknownUpload, unknownUpload } from './own-upload.ts'

/** The evidence as it was kept, with the type found in its bytes; or why it is not taken. */
export type Finished =
  | { readonly kind: 'added'; readonly evidenceId: string; readonly mediaType: string }
  | UnknownUpload
  | Refusal<'held' | 'damaged' | 'unsupported-type' | 'disguised' | 'dangerous' | 'unavailable'>
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
  if (kept.kind !== 'kept') return refusalOf(kept)
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

function refusalOf(kept: Exclude<Kept, { kind: 'kept' }>): Finished {
  switch (kept.kind) {
    case 'held':
      throw new Error('nothing is held apart that was not asked for')
    case 'incomplete':
      return {
        ...refusal(
          409,
          'conflict',
          '文件还没有传完，将从中断处继续。',
          'The file has not arrived whole; go on from the offset given.',
        ),
        current: { offset: kept.offset },
      }
    case 'other-hash':
      return refusal(
        422,
        'damaged',
        '文件在传输中损坏，或上传期间被改动，没有保存。请重新选择文件上传。',
        'The file arrived damaged or changed meanwhile; it was not kept. Upload it again.',
      )
    case 'disguised':
      return refusal(
        422,
        'disguised',
        `文件名与内容不符：内容是${fileKinds[kept.found].name}（${kept.found}），没有保存。请改为正确的文件名后再传。`,
        `The name does not fit the content, which is ${kept.found}; it was not kept.`,
      )
    case 'dangerous':
      return refusal(
        422,
        'dangerous',
        `文件含有${kept.dangers.map((danger) => dangerWords[danger]).join('、')}，没有保存。请另存为不含这些内容的文件（如 PDF）后再传。`,
        `The file holds ${kept.dangers.join(', ')}; it was not kept. Save it without them.`,
      )
    case 'infected':
      return refusal(
        422,
        'dangerous',
        '病毒扫描认为这个文件有害，没有保存。请先在本机查杀病毒，再换一份文件上传。',
        'The scanner found the file infected; it was not kept.',
      )
    case 'not-scanned':
      return refusal(
        503,
        'unavailable',
        '病毒扫描暂时不可用，文件还没有保存。已传的内容保留一天，请稍后再点完成。',
        'The scanner does not answer; the file is not kept yet. Try again later.',
      )
    case 'not-taken':
      return notTaken[kept.why]
  }
}

const notTaken = {
  macros: refusal(
    422,
    'unsupported-type',
    '文件含有宏，没有保存。请另存为不含宏的格式后再传。',
    'The file contains macros; it was not kept. Save it without them.',
  ),
  encrypted: refusal(
    422,
    'unsupported-type',
    '文件设有打开密码，无法检查，没有保存。请去掉密码后再传。',
    'The file is locked with a password; it was not kept. Remove the password.',
  ),
  other: refusal(
    422,
    'unsupported-type',
    '文件内容不是可以上传的种类，没有保存。请换成 PDF、Office、WPS、OFD、图片或文本文件。',
    'The content is of no kind that is taken; it was not kept.',
  ),
} as const
