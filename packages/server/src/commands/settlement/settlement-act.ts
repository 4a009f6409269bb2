import type { Selectable, Transaction } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { SettlementItemTable, SettlementTable } from '../../store/tables/settlement.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { linkYearAfter } from './carried-from.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** A row of a settlement: one promise. */
export type SettlementItem = Selectable<SettlementItemTable>

/** What a person sets of an item. */
export type Confirmation = Pick<
  SettlementItem,
  'verdict' | 'claim_spans' | 'promised_again' | 'again_span' | 'note' | 'confirmed_by' | 'confirmed_at'
>

/** What one act did to one item. */
export interface ItemStep {
  readonly id: string
  readonly before: Confirmation
  readonly after: Confirmation
}

/** The settlement, locked with the place's other writes; a refusal when it is in none of `states`. */
export async function openedSettlement(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  settlementId: string,
  states: readonly SettlementTable['state'][] = ['open'],
): Promise<Selectable<SettlementTable> | SettlementRefusal> {
  await lockPlace(trx, jurisdictionId)
  const row = await trx
    .selectFrom('settlement')
    .selectAll()
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', '=', settlementId)
    .executeTakeFirst()
  if (!row) return settlementRefusal('unknown-settlement')
  return states.includes(row.state) ? row : settlementRefusal('not-open')
}

/** The part of an item that persons decided, without the proposal. */
export const confirmationOf = (item: SettlementItem): Confirmation => {
  const { verdict, claim_spans, promised_again, again_span, note, confirmed_by, confirmed_at } = item
  return { verdict, claim_spans, promised_again, again_span, note, confirmed_by, confirmed_at }
}

/** Write what a person set, and keep the step for the entry. */
export async function setItem(
  trx: Transaction<Tables>,
  item: SettlementItem,
  after: Confirmation,
  steps: ItemStep[],
): Promise<void> {
  await trx
    .updateTable('settlement_item')
    .set((eb) => ({
      ...after,
      claim_spans: after.claim_spans && JSON.stringify(after.claim_spans),
      again_span: after.again_span && JSON.stringify(after.again_span),
      revision: eb('revision', '+', 1),
    }))
    .where('jurisdiction_id', '=', item.jurisdiction_id)
    .where('settlement_item_id', '=', item.settlement_item_id)
    .execute()
  steps.push({ id: item.settlement_item_id, before: confirmationOf(item), after })
}

/**
 * The entry of an act, and the links of the year after. Notes and the reason lie in the vault, so that a purge can remove
 * them.
 */
export async function appendSteps(
  trx: Transaction<Tables>,
  { jurisdictionId, actor }: MayWrite,
  at: Date,
  kind: 'settlement.confirmed' | 'settlement.undone' | 'settlement.corrected',
  settlement: Selectable<SettlementTable>,
  steps: readonly ItemStep[],
  { reason, ...more }: { readonly undoes?: number; readonly reason?: string } = {},
): Promise<void> {
  const { settlement_id: settlementId } = settlement
  await linkYearAfter(trx, settlement)
  const content = JSON.stringify({ settlementId, at: at.toISOString(), steps, reason })
  const hash = await putContent(trx, jurisdictionId, content, 'application/json', at)
  const verdicts = steps.map(({ id, after: { verdict } }) => ({ id, verdict }))
  const body = { settlementId, items: verdicts, ...more, vault: [hash] }
  await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind, body })
}
