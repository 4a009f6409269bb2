import type { Kysely } from 'kysely'
import type { Allowed } from '../../access/may-do.ts'
import type { Tables } from '../../store/tables.ts'
import { noteChange } from '../note-change.ts'

export type Closed =
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'refused'
      readonly reason: 'unknown-period' | 'already-closed'
      readonly message: string
      readonly messageEn: string
    }

/** Close a period: from then on its reports are only corrected by entries that show the correction. */
export async function closePeriod(
  db: Kysely<Tables>,
  { jurisdictionId, actor }: Allowed<'period.manage'>,
  at: Date,
  periodId: string,
): Promise<Closed> {
  return db.transaction().execute(async (trx): Promise<Closed> => {
    const period = await trx
      .selectFrom('period')
      .select(['year', 'kind', 'ordinal', 'closed_at'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('period_id', '=', periodId)
      .forUpdate()
      .executeTakeFirst()
    if (!period)
      return { kind: 'refused', reason: 'unknown-period', message: '没有这个填报期。', messageEn: 'No such period.' }
    if (period.closed_at)
      return {
        kind: 'refused',
        reason: 'already-closed',
        message: '这个填报期已经关闭。',
        messageEn: 'This period has been closed already.',
      }
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
