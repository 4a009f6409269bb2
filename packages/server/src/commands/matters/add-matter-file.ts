import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { type EvidenceFolder, largestFile } from '../../vault/evidence/evidence-folder.ts'
import { extensionOf, takenExtensions } from '../../vault/evidence/file-kind.ts'
import { keepFile, removeHeld } from '../../vault/evidence/keep-file.ts'
import { plainFileName } from '../../vault/evidence/plain-file-name.ts'
import { discardPart, type PartOf, receiveBytes } from '../../vault/evidence/upload-part.ts'
import { noteHeld, quarantines } from '../evidence/hold-upload.ts'
import { type KeptRefusal, keptRefusal } from '../evidence/kept-refusal.ts'
import { type MatterOver, matterOver } from '../evidence/matter-over.ts'
import { overQuota } from '../evidence/over-quota.ts'
import { noteChange } from '../note-change.ts'
import type { MatterRefusal } from './matter-refusals.ts'

/** A file for a matter, and what is said of it. */
export interface MatterFileToCome {
  readonly fileName: string
  readonly size: number
  /** SHA-256 of the whole file, 64 lower-case hexadecimal digits. */
  readonly hash: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** The id under which an act can cite the file. */
export type MatterFileAdded =
  | { readonly kind: 'added'; readonly fileId: string }
  | MatterRefusal
  | KeptRefusal
  | Refusal<'held' | 'quota'>

/** Take a file for a matter: held against its hash, its kind and its size, kept under its hash, then noted. */
export async function addMatterFile(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: MatterAsk<'matter.write' | 'matter.undertake'>,
  at: Date,
  { fileName, size, hash, bytes }: MatterFileToCome,
  signal?: AbortSignal,
): Promise<MatterFileAdded> {
  const name = plainFileName(fileName)
  if (size < 1 || size > largestFile) return tooLarge
  if (!takenExtensions.includes(extensionOf(name))) return otherKind
  // nothing is received from whom nothing is taken
  const first = await proven(db, asked, (trx, may) => barTo(trx, may, folder, size))
  if (first) return first
  const part = { jurisdictionId: asked.jurisdictionId, uploadId: uuid(), size }
  const received = await receiveBytes(folder, part, 0, bytes)
  if (received.kind !== 'received') return given(folder, part, damaged)
  const heldId = (await quarantines(db, asked.jurisdictionId)) ? uuid() : undefined
  const kept = await keepFile(folder, part, { hash, fileName: name, heldId }, signal)
  if (kept.kind === 'incomplete') return given(folder, part, damaged)
  if (kept.kind === 'held' && heldId) {
    const held = await proven(db, asked, (trx, may) =>
      noteHeld(trx, may, at, { matterId: may.matterId }, { hash, fileName: name, size }, { ...kept, heldId }),
    )
    if (held.reason !== 'held') await removeHeld(folder, asked.jurisdictionId, heldId)
    return held
  }
  if (kept.kind === 'held') throw new Error('nothing is held apart that was not asked for')
  if (kept.kind !== 'kept') return given(folder, part, keptRefusal(kept, 'upload'))
  const fileId = uuid()
  return proven(db, asked, async (trx, may): Promise<MatterFileAdded> => {
    const { jurisdictionId, actor, matterId } = may
    // the matter may have ended while the file was on its way
    const bar = await barTo(trx, may, folder, size)
    if (bar) return bar
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

/** Why a matter has no place for a file of that size; null when it has. */
async function barTo(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: { readonly jurisdictionId: string; readonly matterId: string },
  folder: EvidenceFolder,
  size: number,
): Promise<MatterOver | Refusal<'quota'> | null> {
  return (
    (await matterOver(trx, jurisdictionId, matterId)) ??
    (await overQuota(trx, jurisdictionId, { matterId }, size, folder))
  )
}

/** A refusal, with nothing left of what arrived. */
async function given<R>(folder: EvidenceFolder, part: PartOf, refused: R): Promise<R> {
  await discardPart(folder, part)
  return refused
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
