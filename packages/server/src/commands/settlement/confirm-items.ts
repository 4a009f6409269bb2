import type { Kysely } from 'kysely'
import type { MayWrite } from '../../access/actor.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import type { Tables } from '../../store/tables.ts'
import { getContent } from '../../vault/vault.ts'
import { appendSteps, type ItemStep, openedSettlement, setItem } from './settlement-act.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** What a person confirms of one item, and the revision they saw. */
export interface ItemVerdict {
  readonly itemId: string
  readonly revision: number
  readonly verdict: ConfirmedVerdict
  /** The sentences of the later report it rests on; none for silent and left-out. */
  readonly claims: readonly (readonly [start: number, end: number])[]
  readonly promisedAgain: boolean
  readonly note?: string | undefined
}

/** How many items were confirmed. */
export type Confirmed = { readonly kind: 'confirmed'; readonly items: number } | SettlementRefusal

const withoutClaim: ReadonlySet<ConfirmedVerdict> = new Set(['silent', 'left-out'])

/** Confirm verdicts, all of them or none, with one ledger entry. An item that is confirmed already may be confirmed anew. */
export async function confirmItems(
  db: Kysely<Tables>,
  may: MayWrite,
  at: Date,
  settlementId: string,
  verdicts: readonly ItemVerdict[],
): Promise<Confirmed> {
  const { jurisdictionId, actor } = may
  return db.transaction().execute(async (trx): Promise<Confirmed> => {
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId)
    if ('kind' in settlement) return settlement
    const items = await trx
      .selectFrom('settlement_item')
      .selectAll()
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .where(
        'settlement_item_id',
        'in',
        verdicts.map(({ itemId }) => itemId),
      )
      .execute()
    const byId = new Map(items.map((item) => [item.settlement_item_id, item]))
    const { text_hash } = await trx
      .selectFrom('report')
      .innerJoin('document', (join) =>
        join
          .onRef('document.jurisdiction_id', '=', 'report.jurisdiction_id')
          .onRef('document.document_id', '=', 'report.document_id'),
      )
      .select('document.text_hash')
      .where('report.jurisdiction_id', '=', jurisdictionId)
      .where('report.report_id', '=', settlement.next_report_id)
      .executeTakeFirstOrThrow()
    const text = (await getContent(trx, jurisdictionId, text_hash))?.toString('utf8') ?? ''
    for (const verdict of verdicts) {
      const refused = wrongOf(verdict, byId.get(verdict.itemId)?.revision, text)
      if (refused) return refused
    }
    const steps: ItemStep[] = []
    for (const { itemId, verdict, claims, promisedAgain, note } of verdicts) {
      const item = byId.get(itemId)
      if (!item) continue
      const after = { verdict, claim_spans: claims, promised_again: promisedAgain, note: note?.trim() || null }
      await setItem(trx, item, { ...after, confirmed_by: actor.id, confirmed_at: at }, steps)
    }
    await appendSteps(trx, may, at, 'settlement.confirmed', settlementId, steps)
    return { kind: 'confirmed', items: steps.length }
  })
}

function wrongOf({ verdict, claims, revision }: ItemVerdict, now: number | undefined, text: string) {
  if (now === undefined) return settlementRefusal('unknown-item')
  if (now !== revision) return settlementRefusal('stale')
  const isInside = ([start, end]: readonly [number, number]) =>
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    text.slice(start, end).trim() !== '' &&
    end <= text.length
  if (!claims.every(isInside)) return settlementRefusal('outside-text')
  if (!withoutClaim.has(verdict) && claims.length === 0) return settlementRefusal('claim-wanted')
  return null
}
