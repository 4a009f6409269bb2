import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { removeHeld } from '../../vault/evidence/keep-file.ts'
import { takeWhole, type WholeFile } from '../../vault/evidence/take-whole.ts'
import { noteHeld, quarantines } from '../evidence/hold-upload.ts'
import type { KeptRefusal } from '../evidence/kept-refusal.ts'
import { type MatterOver, matterOver } from '../evidence/matter-over.ts'
import { overQuota } from '../evidence/over-quota.ts'
import { wholeRefusal } from '../evidence/whole-refusals.ts'
import { noteChange } from '../note-change.ts'
import type { MatterRefusal } from './matter-refusals.ts'

/** The id under which an act can cite the file. */
export type MatterFileAdded =
  | { readonly kind: 'added'; readonly fileId: string }
  | MatterRefusal
  | KeptRefusal
  | Refusal<'held' | 'quota'>

/** Take a file for a matter: compared with its hash, its kind and its size, kept under its hash, then noted. */
export async function addMatterFile(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: MatterAsk<'matter.write' | 'matter.undertake'>,
  at: Date,
  file: WholeFile,
  signal?: AbortSignal,
): Promise<MatterFileAdded> {
  const { hash, size } = file
  // nothing is received from whom nothing is taken
  const first = await proven(db, asked, (trx, may) => barTo(trx, may, folder, size))
  if (first) return first
  const heldId = (await quarantines(db, asked.jurisdictionId)) ? uuid() : undefined
  const taken = await takeWhole(folder, asked.jurisdictionId, file, { heldId, signal })
  if (taken.kind === 'held') {
    if (heldId === undefined) throw new Error('nothing is held apart that was not asked for')
    const { fileName } = taken
    const held = await proven(db, asked, (trx, may) =>
      noteHeld(trx, may, at, { matterId: may.matterId }, { hash, fileName, size }, { ...taken, heldId }),
    )
    if (held.reason !== 'held') await removeHeld(folder, asked.jurisdictionId, heldId)
    return held
  }
  if (taken.kind !== 'kept') return wholeRefusal(taken)
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
        hash,
        file_name: taken.fileName,
        media_type: taken.mediaType,
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
      body: { matterId, fileId, file: hash, size, mediaType: taken.mediaType, noSecretsStated: true },
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
