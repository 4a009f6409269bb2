import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { undoableConfirmation } from '../../domain/settlement/undoable-confirmation.ts'
import { latestEntries } from '../../ledger/latest-entries.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import type { Confirmed } from './confirm-items.ts'
import { appendSteps, confirmationOf, type ItemStep, openedSettlement, setItem } from './settlement-act.ts'
import { settlementRefusal } from './settlement-refusals.ts'

/** Take back the person's own last confirmation that was not taken back yet, unless others have gone on from it. */
export async function undoConfirmation(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
): Promise<Confirmed | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Confirmed> => {
    const { jurisdictionId, actor } = may
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId)
    if ('kind' in settlement) return settlement
    const kinds = ['settlement.confirmed', 'settlement.undone']
    const entry = undoableConfirmation(
      await latestEntries(trx, jurisdictionId, { actor: actor.id, kinds }),
      settlementId,
    )
    const [hash] = (entry?.body.vault ?? []) as readonly string[]
    const content = hash && (await getContent(trx, jurisdictionId, hash))
    if (!entry || !content) return settlementRefusal('nothing-to-undo')
    const { steps } = JSON.parse(content.toString('utf8')) as { readonly steps: readonly ItemStep[] }
    const items = await trx
      .selectFrom('settlement_item')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where(
        'settlement_item_id',
        'in',
        steps.map(({ id }) => id),
      )
      .execute()
    const byId = new Map(items.map((item) => [item.settlement_item_id, item]))
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
    for (const { id, after } of steps) {
      const item = byId.get(id)
      if (!item || !isDeepStrictEqual(plain(confirmationOf(item)), plain(after))) return settlementRefusal('stale')
    }
    const taken: ItemStep[] = []
    for (const { id, before } of steps) {
      const item = byId.get(id)
      const when = before.confirmed_at === null ? null : new Date(before.confirmed_at)
      if (item) await setItem(trx, item, { ...before, confirmed_at: when }, taken)
    }
    await appendSteps(trx, may, at, 'settlement.undone', settlement, taken, { undoes: entry.seq })
    return { kind: 'confirmed', itemIds: taken.map(({ id }) => id) }
  })
}
