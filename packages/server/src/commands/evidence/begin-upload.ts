import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, largestFile } from '../../vault/evidence/evidence-folder.ts'
import { extensionOf, takenExtensions } from '../../vault/evidence/file-kind.ts'
import { plainFileName } from '../../vault/evidence/plain-file-name.ts'
import { receivedBytes } from '../../vault/evidence/upload-part.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'
import { overQuota } from './over-quota.ts'

/** A file somebody is about to hand in. */
export interface FileToCome {
  readonly fileName: string
  readonly size: number
  /** SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  readonly hash: string
  /** The report it belongs to; null for a task's own. */
  readonly progressId: string | null
}

/** The upload with the byte to go on from, or why the file is not taken. */
export type Begun =
  | { readonly kind: 'begun'; readonly uploadId: string; readonly offset: number }
  | Refusal<'too-large' | 'unsupported-type' | 'too-many-uploads' | 'quota'>
  | EvidenceBar

/** Begin an upload, or go on with the person's own of the same file that was broken off. */
export async function beginUpload(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: TaskAsk<'evidence.add'>,
  at: Date,
  { fileName, size, hash, progressId }: FileToCome,
): Promise<Begun | Forbidden> {
  if (size > largestFile || size === 0) return refusals.size
  const name = plainFileName(fileName)
  if (!takenExtensions.includes(extensionOf(name))) return refusals.type
  return proven(db, asked, async (trx, may): Promise<Begun> => {
    const { jurisdictionId, actor, taskId } = may
    // what is counted here nobody adds to meanwhile
    await lockPlace(trx, jurisdictionId)
    const bar = progressId === null ? null : await barOf(trx, may, progressId, taskId)
    if (bar) return bar
    const open = await trx
      .selectFrom('evidence_upload')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('started_by', '=', actor.id)
      .where('ended_at', 'is', null)
      .execute()
    const same = open.find(
      (row) =>
        row.hash === hash && row.task_id === taskId && row.progress_id === progressId && Number(row.size) === size,
    )
    const uploadId = same?.evidence_upload_id ?? uuid()
    if (!same) {
      if (open.length >= mostAtOnce) return refusals.many
      const full = await overQuota(trx, jurisdictionId, { taskId }, size, folder)
      if (full) return full
      await trx
        .insertInto('evidence_upload')
        .values({
          jurisdiction_id: jurisdictionId,
          evidence_upload_id: uploadId,
          task_id: taskId,
          progress_id: progressId,
          hash,
          file_name: name,
          size,
          started_by: actor.id,
          started_at: at,
          ended_at: null,
        })
        .execute()
    }
    return { kind: 'begun', uploadId, offset: await receivedBytes(folder, { jurisdictionId, uploadId, size }) }
  })
}

/** How many uploads of one person may stand open: they take room on the disk. */
const mostAtOnce = 20

const refusals = {
  size: refusal(
    422,
    'too-large',
    '文件为空或超过 50 MB，没有上传。请压缩图片、拆分文件后再传。',
    'The file is empty or over 50 MB.',
  ),
  type: refusal(
    422,
    'unsupported-type',
    `不能上传这种文件。可以上传：${takenExtensions.join('、')}。压缩包请解开后逐个上传。`,
    `Files of this kind are not taken. Taken are: ${takenExtensions.join(', ')}.`,
  ),
  many: refusal(
    422,
    'too-many-uploads',
    `您有 ${mostAtOnce} 个文件尚未传完。请先传完或取消其中一些。`,
    `${mostAtOnce} of your uploads are unfinished. Finish or cancel some first.`,
  ),
} as const
