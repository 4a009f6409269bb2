import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, largestFile } from '../../vault/evidence/evidence-folder.ts'
import { extensionOf, takenExtensions } from '../../vault/evidence/file-kind.ts'
import { plainFileName } from '../../vault/evidence/plain-file-name.ts'
import { receivedBytes } from '../../vault/evidence/upload-part.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'

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
      const full = await overQuota(trx, jurisdictionId, taskId, size, folder.quota ?? usualQuota)
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

/** Where nobody has set another one: 200 GiB a place, 2 GiB a task. */
const usualQuota = { place: 200 * 1024 ** 3, task: 2 * 1024 ** 3 }

/** Why a file of that size has no room; what is on its way counts as if it were there. */
async function overQuota(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  taskId: string,
  size: number,
  quota: { readonly place: number; readonly task: number },
): Promise<Refusal<'quota'> | null> {
  const { rows } = await sql<{ place: string; task: string }>`
    select coalesce(sum(size), 0) as place, coalesce(sum(size) filter (where task_id = ${taskId}), 0) as task
      from (select task_id, size from evidence where jurisdiction_id = ${jurisdictionId} and removed_at is null
            union all
            select task_id, size from evidence_upload where jurisdiction_id = ${jurisdictionId} and ended_at is null
            union all
            select task_id, size from evidence_held where jurisdiction_id = ${jurisdictionId} and outcome is null) held`.execute(
    trx,
  )
  const [held] = rows
  if (Number(held?.task ?? 0) + size > quota.task) return refusals.taskFull
  return Number(held?.place ?? 0) + size > quota.place ? refusals.placeFull : null
}

/** How many uploads of one person may stand open: they take room on the disk. */
const mostAtOnce = 20

const refusals = {
  taskFull: refusal(
    422,
    'quota',
    '这项任务的佐证材料已达到容量上限，没有上传。请先移除不需要的材料，或压缩后再传。',
    'The files of this task have reached their limit.',
  ),
  placeFull: refusal(
    422,
    'quota',
    '本地区的佐证材料已达到容量上限，没有上传。请联系系统管理员扩大容量。',
    'The files of this place have reached their limit.',
  ),
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
