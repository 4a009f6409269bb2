import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import { liveStates } from '../../domain/matters/matter-table.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, largestFile } from '../../vault/evidence/evidence-folder.ts'
import { extensionOf, takenExtensions } from '../../vault/evidence/file-kind.ts'
import { keepFile } from '../../vault/evidence/keep-file.ts'
import { plainFileName } from '../../vault/evidence/plain-file-name.ts'
import { discardPart, receiveBytes } from '../../vault/evidence/upload-part.ts'
import { noteChange } from '../note-change.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** A file for a matter, and what is said of it. */
export interface MatterFileToCome {
  readonly fileName: string
  readonly size: number
  /** SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  readonly hash: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** The id under which an act can cite the file. */
export type MatterFileAdded = { readonly kind: 'added'; readonly fileId: string } | MatterRefusal

/** Take a file for a matter: held against its hash, its kind and its size, kept under its hash, then noted. */
export async function addMatterFile(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: MatterAsk<'matter.write' | 'matter.undertake'>,
  at: Date,
  { fileName, size, hash, bytes }: MatterFileToCome,
): Promise<MatterFileAdded> {
  const name = plainFileName(fileName)
  if (size < 1 || size > largestFile) return tooLarge
  if (!takenExtensions.includes(extensionOf(name))) return otherKind
  const part = { jurisdictionId: asked.jurisdictionId, uploadId: uuid(), size }
  const received = await receiveBytes(folder, part, 0, bytes)
  const kept = received.kind === 'received' ? await keepFile(folder, part, { hash, fileName: name }) : null
  if (kept?.kind !== 'kept') {
    await discardPart(folder, part)
    return kept?.kind === 'disguised' || kept?.kind === 'not-taken' ? otherKind : damaged
  }
  const fileId = uuid()
  return proven(db, asked, async (trx, { jurisdictionId, actor, matterId }): Promise<MatterFileAdded> => {
    const matter = await trx
      .selectFrom('matter')
      .select('state')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('matter_id', '=', matterId)
      .forUpdate()
      .executeTakeFirst()
    if (!matter) return matterRefusals.matter
    if (!liveStates.includes(matter.state) && matter.state !== 'draft') return over
    await trx
      .insertInto('matter_file')
      .values({
        jurisdiction_id: jurisdictionId,
        matter_file_id: fileId,
        matter_id: matterId,
        hash: kept.hash,
        file_name: name,
        media_type: kept.mediaType,
        size,
        uploaded_by: actor.id,
        uploaded_at: at,
      })
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'matter.file-added',
      body: { matterId, fileId, file: kept.hash, size, mediaType: kept.mediaType, noSecretsStated: true },
      subject: 'matter',
      subjectId: matterId,
      summary: '上传材料 1 份。',
      content: { fileId },
    })
    return { kind: 'added', fileId }
  })
}

const tooLarge = refusal(
  413,
  'too-large',
  '文件为空或超过 50 MB，没有上传。请压缩图片、拆分文件后再传。',
  'The file is empty or over 50 MB.',
)
const otherKind = refusal(
  422,
  'not-taken',
  `不能上传这种文件，或文件名与内容不符。可以上传：${takenExtensions.join('、')}，不含宏，不加密。`,
  `Files of this kind are not taken, or the name does not fit the content. Taken are: ${takenExtensions.join(', ')}.`,
)
const damaged = refusal(
  422,
  'not-taken',
  '文件没有传完整，没有保存。请重新上传。',
  'The file did not arrive whole; it was not kept.',
)
const over = refusal(409, 'conflict', '这件事项已经办完，不能再添加材料。', 'The matter is over: nothing is added.')
