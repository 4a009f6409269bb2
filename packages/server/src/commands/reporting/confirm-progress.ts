import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'
import { type ProgressRefusal, progressRefusals } from './progress-refusals.ts'

/** What a partner unit says of the lead unit's report; an objection says why. */
export type StatedOpinion =
  | { readonly kind: 'confirmed'; readonly unitId: string; readonly note: string | null }
  | { readonly kind: 'objected'; readonly unitId: string; readonly note: string }

/** Confirm a report that was sent in a partner unit's name, or object to it. The newest of a unit counts. */
export async function confirmProgress(
  db: Kysely<Tables>,
  asked: TaskAsk<'progress.confirm'>,
  at: Date,
  progressId: string,
  opinion: StatedOpinion,
): Promise<{ readonly kind: 'said' } | ProgressRefusal | Forbidden> {
  return proven(db, asked, async (trx, may) => {
    const { jurisdictionId, actor } = may
    const acts = actor.roles.some(
      ({ role, unitId }) => (role === 'unit-head' || role === 'unit-officer') && unitId === opinion.unitId,
    )
    if (!acts) return progressRefusals.partner
    const row = await trx
      .selectFrom('progress')
      .select(['task_id', 'unit_id', 'state'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('progress_id', '=', progressId)
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.task_id !== may.taskId) return progressRefusals.progress
    if (row.unit_id === opinion.unitId) return progressRefusals.partner
    if (row.state !== 'sent' && row.state !== 'accepted') return progressRefusals.moved
    const confirmationId = uuid()
    await trx
      .insertInto('confirmation')
      .values({
        jurisdiction_id: jurisdictionId,
        confirmation_id: confirmationId,
        progress_id: progressId,
        unit_id: opinion.unitId,
        kind: opinion.kind,
        note: opinion.note,
        confirmed_by: actor.id,
        at,
      })
      .execute()
    const vault = opinion.note ? [await putContent(trx, jurisdictionId, opinion.note, 'text/plain', at)] : []
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: `progress.${opinion.kind}`,
      body: { confirmationId, progressId, taskId: row.task_id, unitId: opinion.unitId, vault },
      subject: 'progress',
      subjectId: progressId,
      summary: opinion.kind === 'confirmed' ? '配合单位确认。' : '配合单位提出不同意见。',
      content: { unitId: opinion.unitId },
    })
    return { kind: 'said' } as const
  })
}
