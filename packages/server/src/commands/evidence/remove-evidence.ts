import type { Kysely } from 'kysely'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'

/** Evidence of an accepted report stays. */
export type Removed = { readonly kind: 'removed' } | Refusal<'unknown-evidence' | 'already-accepted'>

/**
 * Take a file off a task: it is no longer shown, and that it was there stays known. What belongs to a report that was
 * accepted only the supervisor takes off.
 */
export async function removeEvidence(
  db: Kysely<Tables>,
  asked: TaskAsk<'evidence.remove'>,
  at: Date,
  evidenceId: string,
  reason: string,
): Promise<Removed | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor, by, taskId }): Promise<Removed> => {
    const row = await trx
      .selectFrom('evidence')
      .select(['task_id', 'progress_id', 'hash'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_id', '=', evidenceId)
      .where('task_id', '=', taskId)
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refusals.unknown
    if (row.progress_id !== null && by.role !== 'supervisor') {
      const progress = await trx
        .selectFrom('progress')
        .select(['state', 'member_id'])
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('progress_id', '=', row.progress_id)
        .executeTakeFirst()
      const ofOther = progress?.member_id && !actor.roles.some(({ unitId }) => unitId === progress.member_id)
      if (ofOther) return refusals.unknown
      if (progress?.state === 'accepted') return refusals.accepted
    }
    await trx
      .updateTable('evidence')
      .set({ removed_at: at, removed_by: actor.id, removed_reason: reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('evidence_id', '=', evidenceId)
      .execute()
    const said = await putContent(trx, jurisdictionId, reason, 'text/plain', at)
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'evidence.removed',
      body: { evidenceId, taskId: row.task_id, file: row.hash, vault: [said] },
      subject: 'task',
      subjectId: row.task_id,
      summary: '撤下佐证材料 1 份。',
      content: { evidenceId },
    })
    return { kind: 'removed' }
  })
}

const refusals = {
  unknown: refusal(
    404,
    'unknown-evidence',
    '没有找到这份材料，可能已被撤下。',
    'There is no such file; it may have been taken off.',
  ),
  accepted: refusal(
    409,
    'already-accepted',
    '所属的进展填报已经通过，材料不能再撤下。确需撤下的，请联系督查室。',
    'Its progress report has been accepted. Ask the supervision office.',
  ),
} as const
