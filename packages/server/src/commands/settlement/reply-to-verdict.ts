import type { Kysely } from 'kysely'
import { v7 as uuid } from 'uuid'
import { proven, type TaskAsk } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** The reply's id, or why there is none. */
export type Replied = { readonly kind: 'replied'; readonly replyId: string } | SettlementRefusal

/**
 * What the lead unit of a task says of the verdict on its commitment. It stands beside the verdict and goes out with it; a
 * later reply takes the place of an earlier one, which stays in the record.
 */
export async function replyToVerdict(
  db: Kysely<Tables>,
  asked: TaskAsk<'settlement.reply'>,
  at: Date,
  itemId: string,
  words: string,
): Promise<Replied | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Replied> => {
    const { jurisdictionId, actor, taskId, by } = may
    const item = await trx
      .selectFrom('settlement_item')
      .innerJoin('settlement', (join) =>
        join
          .onRef('settlement.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
          .onRef('settlement.settlement_id', '=', 'settlement_item.settlement_id'),
      )
      .innerJoin('task', (join) =>
        join
          .onRef('task.jurisdiction_id', '=', 'settlement_item.jurisdiction_id')
          .onRef('task.commitment_id', '=', 'settlement_item.commitment_id'),
      )
      .select(['settlement.settlement_id', 'settlement.state', 'settlement_item.verdict'])
      .where('settlement_item.jurisdiction_id', '=', jurisdictionId)
      .where('settlement_item.settlement_item_id', '=', itemId)
      .where('task.task_id', '=', taskId)
      .executeTakeFirst()
    if (!item || by.unitId === null) return settlementRefusal('not-led')
    if (item.state === 'withdrawn') return settlementRefusal('not-open')
    if (item.verdict === null) return settlementRefusal('not-confirmed')
    const replyId = uuid()
    await trx
      .insertInto('settlement_reply')
      .values({
        ...{ jurisdiction_id: jurisdictionId, settlement_reply_id: replyId, settlement_item_id: itemId },
        ...{ unit_id: by.unitId, words: words.trim(), written_by: actor.id, written_at: at },
      })
      .execute()
    const content = JSON.stringify({ replyId, itemId, words: words.trim() })
    const hash = await putContent(trx, jurisdictionId, content, 'application/json', at)
    const body = { settlementId: item.settlement_id, itemId, replyId, unitId: by.unitId, vault: [hash] }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'settlement.replied', body })
    return { kind: 'replied', replyId }
  })
}
