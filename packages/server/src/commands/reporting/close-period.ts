import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'

/** A closed period takes corrections only. */
export type Closed = { readonly kind: 'closed' } | Refusal<'unknown-period' | 'already-closed'>

/** Close a period: from then on its reports are only corrected by entries that show the correction. */
export async function closePeriod(
  db: Kysely<Tables>,
  asked: Ask<'period.manage'>,
  at: Date,
  periodId: string,
): Promise<Closed | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<Closed> => {
    const period = await trx
      .selectFrom('period')
      .select(['year', 'kind', 'ordinal', 'closed_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .forUpdate()
      .executeTakeFirst()
    if (!period) return refusal(404, 'unknown-period', '没有这个填报期。', 'No such period.')
    if (period.closed_at)
      return refusal(409, 'already-closed', '这个填报期已经关闭。', 'This period has been closed already.')
    await trx
      .updateTable('period')
      .set({ closed_at: at, closed_by: actor.id })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .execute()
    await noteChange(trx, {
      jurisdictionId,
      at,
      actor: actor.id,
      kind: 'period.closed',
      body: { periodId, year: period.year, periodKind: period.kind, ordinal: period.ordinal },
      subject: 'period',
      subjectId: periodId,
      summary: '填报期关闭。',
    })
    return { kind: 'closed' }
  })
}
