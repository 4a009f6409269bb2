import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { linkYearAfter } from './carried-from.ts'
import { openedSettlement } from './settlement-act.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** A closed settlement can be published; a withdrawn one leaves the year open for another. */
export type Ended = { readonly kind: 'closed' | 'withdrawn' } | SettlementRefusal

/** Close a settlement in which every item is confirmed. */
export async function closeSettlement(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
): Promise<Ended | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Ended> => {
    const { jurisdictionId, actor } = may
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId)
    if ('kind' in settlement) return settlement
    const items = await trx
      .selectFrom('settlement_item')
      .select('verdict')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .execute()
    const left = items.filter(({ verdict }) => verdict === null).length
    if (left > 0) return settlementRefusal('still-unconfirmed', String(left))
    await trx
      .updateTable('settlement')
      .set((eb) => ({ state: 'closed', closed_by: actor.id, closed_at: at, revision: eb('revision', '+', 1) }))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .execute()
    const body = { settlementId, year: settlement.year, items: items.length }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'settlement.closed', body })
    return { kind: 'closed' }
  })
}

/** Withdraw a settlement that is open or closed, with the reason; what was confirmed in it stays to be read. */
export async function withdrawSettlement(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  reason: string,
): Promise<Ended | Forbidden> {
  if (reason.trim() === '') return settlementRefusal('reason-wanted')
  return proven(db, asked, async (trx, may): Promise<Ended> => {
    const { jurisdictionId, actor } = may
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId, ['open', 'closed'])
    if ('kind' in settlement) return settlement
    await trx
      .updateTable('settlement')
      .set((eb) => ({
        ...{ state: 'withdrawn', withdrawn_by: actor.id, withdrawn_at: at, withdrawn_reason: reason.trim() },
        revision: eb('revision', '+', 1),
      }))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .execute()
    await linkYearAfter(trx, settlement)
    // the reason lies in the vault, so that a purge can remove it
    const content = JSON.stringify({ settlementId, reason: reason.trim() })
    const hash = await putContent(trx, jurisdictionId, content, 'application/json', at)
    const body = { settlementId, year: settlement.year, vault: [hash] }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'settlement.withdrawn', body })
    return { kind: 'withdrawn' }
  })
}
