import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type MatterAsk, proven } from '../../access/ask.ts'
import { liveStates } from '../../domain/matters/matter-table.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { takeWhole, type WholeFile } from '../../vault/evidence/take-whole.ts'
import { wholeRefusals } from '../evidence/whole-refusals.ts'
import { noteChange } from '../note-change.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** The id under which an act can cite the file. */
export type MatterFileAdded = { readonly kind: 'added'; readonly fileId: string } | MatterRefusal

/** Take a file for a matter: held against its hash, its kind and its size, kept under its hash, then noted. */
export async function addMatterFile(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: MatterAsk<'matter.write' | 'matter.undertake'>,
  at: Date,
  file: WholeFile,
): Promise<MatterFileAdded> {
  const kept = await takeWhole(folder, asked.jurisdictionId, file)
  if (kept.kind !== 'kept') return wholeRefusals[kept.kind]
  const { size } = file
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
        file_name: kept.fileName,
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

const over = refusal(409, 'conflict', '这件事项已经办完，不能再添加材料。', 'The matter is over: nothing is added.')
