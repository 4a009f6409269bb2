import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { noteChange } from '../note-change.ts'

/** A closed period takes reports again. */
export type Reopened = { readonly kind: 'reopened' } | Refusal<'unknown-period' | 'not-closed'>

/** Open a closed period again, with the reason: its reports are written again instead of corrected, until it is closed again. */
export async function reopenPeriod(
  db: Kysely<Tables>,
  asked: Ask<'period.manage'>,
  at: Date,
  { periodId, reason }: { readonly periodId: string; readonly reason: string },
): Promise<Reopened | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<Reopened> => {
    const period = await trx
      .selectFrom('period')
      .select(['year', 'kind', 'ordinal', 'closed_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .forUpdate()
      .executeTakeFirst()
    if (!period) return refusal(404, 'unknown-period', '没有这个填报期。', 'No such period.')
    if (!period.closed_at) return refusal(409, 'not-closed', '这个填报期没有关闭，可以直接填报。', 'It is not closed.')
    await trx
      .updateTable('period')
      .set({ closed_at: null, closed_by: null, reopened_at: at, reopen_reason: reason })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .execute()
    const vault = [await putContent(trx, jurisdictionId, reason, 'text/plain', at)]
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'period.reopened',
      body: { periodId, year: period.year, periodKind: period.kind, ordinal: period.ordinal, vault },
      subject: 'period',
      subjectId: periodId,
      summary: '填报期重新开启。',
    })
    return { kind: 'reopened' }
  })
}
