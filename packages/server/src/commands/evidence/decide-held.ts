import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import type { EvidenceFolder } from '../../vault/evidence/evidence-folder.ts'
import { releaseHeld, removeHeld } from '../../vault/evidence/keep-file.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { barOf, type EvidenceBar } from './evidence-bar.ts'

/** That a file held apart was released as evidence, or deleted; or why not. */
export type HeldDecided =
  | { readonly kind: 'decided'; readonly evidenceId: string | null }
  | Refusal<'unknown-held' | 'already-decided' | 'own-file' | 'infected'>
  | EvidenceBar

/**
 * Release a file that is held apart as evidence of its task, or delete it. Who handed it in may only delete it; what a
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
    const bar = release && row.progress_id !== null ? await barOf(trx, may, row.progress_id, row.task_id) : null
    if (bar) return bar
    const evidenceId = release ? uuid() : null
    await trx
      .updateTable('evidence_held')
      .set({ outcome: release ? 'released' : 'deleted', decided_by: actor.id, decided_at: at, reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_held_id', '=', heldId)
      .execute()
    const said = await putContent(trx, jurisdictionId, reason, 'text/plain', at)
    const of = { taskId: row.task_id, progressId: row.progress_id, size: Number(row.size), mediaType: row.media_type }
    if (evidenceId !== null)
      await trx
        .insertInto('evidence')
        .values({
          ...{ jurisdiction_id: jurisdictionId, evidence_id: evidenceId, task_id: row.task_id },
          ...{ progress_id: row.progress_id, hash: row.hash, file_name: row.file_name, media_type: row.media_type },
          ...{ size: of.size, uploaded_by: row.uploaded_by, uploaded_at: at },
        })
        .execute()
    const told = { jurisdictionId, at, actor: actor.id, subject: 'task', subjectId: row.task_id } as const
    await noteChange(
      trx,
      evidenceId === null
        ? {
            ...{ ...told, kind: 'evidence.held-deleted', summary: '隔离的佐证材料 1 份已删除。' },
            body: { heldId, taskId: row.task_id, vault: [said] },
          }
        : {
            ...{ ...told, kind: 'evidence.added', summary: '隔离的佐证材料 1 份经核查放行。', content: { evidenceId } },
            body: { evidenceId, heldId, ...of, file: row.hash, noSecretsStated: true, vault: [said] },
          },
    )
    // within the transaction: a row without its file would be a broken record, a file without its row is only room
    if (release) await releaseHeld(folder, jurisdictionId, heldId, row.hash)
    else await removeHeld(folder, jurisdictionId, heldId)
    return { kind: 'decided', evidenceId }
  })
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
