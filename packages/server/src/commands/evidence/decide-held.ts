import type { Kysely, Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { MayWrite } from '../../access/actor.ts'
import { type Ask, proven } from '../../access/ask.ts'
import type { Allowed, Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { EvidenceHeldTable } from '../../store/tables/evidence.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { releaseHeld, removeHeld } from '../../vault/evidence/keep-file.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'
import { type InspectionOver, inspectionOver } from './inspection-over.ts'
import { type MatterOver, matterOver } from './matter-over.ts'

/** That a file held apart was released, by the id it then has, or deleted; or why not. */
export type HeldDecided =
  | { readonly kind: 'decided'; readonly evidenceId: string | null }
  | Refusal<'unknown-held' | 'already-decided' | 'own-file' | 'infected'>
  | EvidenceBar
  | MatterOver
  | InspectionOver

/**
 * Release a file that is held apart to its task, matter or sheet, or delete it. Who handed it in may only delete it; what a
 * scanner found is never released.
 */
export async function decideHeld(
  db: Kysely<Tables>,
  folder: EvidenceFolder,
  asked: Ask<'evidence.release'>,
  at: Date,
  heldId: string,
  { release, reason }: { readonly release: boolean; readonly reason: string },
): Promise<HeldDecided | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<HeldDecided> => {
    const { jurisdictionId, actor } = may
    const row = await trx
      .selectFrom('evidence_held')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_held_id', '=', heldId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return unknownHeld
    if (row.outcome !== null) return decidedBefore
    if (release && row.infected) return infected
    if (release && row.uploaded_by === actor.id) return own
    const bar = release ? await barTo(trx, may, row) : null
    if (bar) return bar
    const evidenceId = release ? uuid() : null
    await trx
      .updateTable('evidence_held')
      .set({ outcome: release ? 'released' : 'deleted', decided_by: actor.id, decided_at: at, reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_held_id', '=', heldId)
      .execute()
    const said = await putContent(trx, jurisdictionId, reason, 'text/plain', at)
    if (row.task_id !== null) await noteOnTask(trx, may, at, { ...row, task_id: row.task_id }, evidenceId, said)
    else if (row.matter_id !== null)
      await noteOnMatter(trx, may, at, { ...row, matter_id: row.matter_id }, evidenceId, said)
    else await noteOnInspection(trx, may, at, row, evidenceId, said)
    // within the transaction: a row without its file would be a broken record, a file without its row is only room
    if (release) await releaseHeld(folder, jurisdictionId, heldId, row.hash)
    else await removeHeld(folder, jurisdictionId, heldId)
    return { kind: 'decided', evidenceId }
  })
}

type HeldRow = Selectable<EvidenceHeldTable>

/** Why a file is not released to what it was handed in for; null when it may be. */
async function barTo(
  trx: Transaction<Tables>,
  may: Allowed<'evidence.release'>,
  row: HeldRow,
): Promise<EvidenceBar | MatterOver | InspectionOver | null> {
  if (row.inspection_id !== null) return inspectionOver(trx, may.jurisdictionId, row)
  if (row.progress_id !== null && row.task_id !== null) return barOf(trx, may, row.progress_id, row.task_id)
  return row.matter_id === null ? null : matterOver(trx, may.jurisdictionId, row.matter_id)
}

async function noteOnTask(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  row: HeldRow & { readonly task_id: string },
  evidenceId: string | null,
  said: string,
): Promise<void> {
  const { evidence_held_id: heldId, task_id: taskId } = row
  const of = { taskId, progressId: row.progress_id, size: Number(row.size), mediaType: row.media_type }
  const told = { jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: taskId } as const
  if (evidenceId === null)
    return noteChange(trx, {
      ...{ ...told, kind: 'evidence.held-deleted', summary: '隔离的佐证材料 1 份已删除。' },
      body: { heldId, taskId, vault: [said] },
    })
  await trx
    .insertInto('evidence')
    .values({
      ...{ jurisdiction_id: jurisdictionId, evidence_id: evidenceId, task_id: taskId },
      ...{ progress_id: row.progress_id, hash: row.hash, file_name: row.file_name, media_type: row.media_type },
      ...{ size: of.size, uploaded_by: row.uploaded_by, uploaded_at: at },
    })
    .execute()
  await noteChange(trx, {
    ...{ ...told, kind: 'evidence.added', summary: '隔离的佐证材料 1 份经核查放行。', content: { evidenceId } },
    body: { evidenceId, heldId, ...of, file: row.hash, noSecretsStated: true, vault: [said] },
  })
}

async function noteOnMatter(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  row: HeldRow & { readonly matter_id: string },
  fileId: string | null,
  said: string,
): Promise<void> {
  const { evidence_held_id: heldId, matter_id: matterId } = row
  const told = { jurisdictionId, at, actor: actor.id, subject: 'matter', subjectId: matterId } as const
  if (fileId === null)
    return noteChange(trx, {
      ...{ ...told, kind: 'matter.file-held-deleted', summary: '隔离的材料 1 份已删除。' },
      body: { heldId, matterId, vault: [said] },
    })
  await trx
    .insertInto('matter_file')
    .values({
      ...{ jurisdiction_id: jurisdictionId, matter_file_id: fileId, matter_id: matterId },
      ...{ hash: row.hash, file_name: row.file_name, media_type: row.media_type, size: Number(row.size) },
      ...{ uploaded_by: row.uploaded_by, uploaded_at: at },
    })
    .execute()
  const of = { matterId, fileId, heldId, file: row.hash, size: Number(row.size), mediaType: row.media_type }
  await noteChange(trx, {
    ...{ ...told, kind: 'matter.file-added', summary: '隔离的材料 1 份经核查放行。', content: { fileId } },
    body: { ...of, noSecretsStated: true, vault: [said] },
  })
}

async function noteOnInspection(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  row: HeldRow,
  fileId: string | null,
  said: string,
): Promise<void> {
  const { evidence_held_id: heldId, inspection_id: inspectionId, inspection_sheet_id: sheetId } = row
  if (inspectionId === null || sheetId === null) throw new Error('a file that is held apart is of something')
  const entry = { jurisdictionId, at, actor: actor.id }
  const of = { inspectionId, sheetId, heldId }
  if (fileId === null) {
    await appendEntry(trx, { ...entry, kind: 'inspection.file-held-deleted', body: { ...of, vault: [said] } })
    return
  }
  const file = { hash: row.hash, media_type: row.media_type, size: Number(row.size) }
  await trx
    .insertInto('inspection_file')
    .values({
      ...{ jurisdiction_id: jurisdictionId, inspection_id: inspectionId, inspection_file_id: fileId },
      ...{ inspection_sheet_id: sheetId, file_name: row.file_name, ...file },
      ...{ uploaded_by: row.uploaded_by, uploaded_at: at },
    })
    .execute()
  const about = { fileId, file: row.hash, size: file.size, mediaType: row.media_type, noSecretsStated: true }
  await appendEntry(trx, { ...entry, kind: 'inspection.file-added', body: { ...of, ...about, vault: [said] } })
}

const unknownHeld = refusal(404, 'unknown-held', '没有找到这份隔离的材料。', 'There is no such file.')
const decidedBefore = refusal(
  409,
  'already-decided',
  '这份材料已有人处理，没有重复办理。',
  'Somebody has released or deleted the file already.',
)
const own = refusal(
  422,
  'own-file',
  '自己上传的材料须由他人核查放行；可以删除。',
  'Who handed a file in does not release it.',
)
const infected = refusal(
  422,
  'infected',
  '病毒扫描认为有害的材料不能放行，只能删除。',
  'What a scanner found is not released, only deleted.',
)
