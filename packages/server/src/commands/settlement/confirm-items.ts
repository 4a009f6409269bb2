import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import type { ConfirmedVerdict } from '../../domain/vocabulary.ts'
import { reportText } from '../../record/reports/report-text.ts'
import type { Tables } from '../../store/tables.ts'
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
  /** The sentence of the later report's plan that promises it again, where one is named. */
  readonly again?: readonly [start: number, end: number] | null | undefined
  readonly note?: string | undefined
}

/** Which items were confirmed. */
export type Confirmed = { readonly kind: 'confirmed'; readonly itemIds: readonly string[] } | SettlementRefusal

const withoutClaim: ReadonlySet<ConfirmedVerdict> = new Set(['silent', 'left-out'])

/** Confirm verdicts, all of them or none, with one ledger entry. An item that is confirmed already may be confirmed again. */
export async function confirmItems(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  verdicts: readonly ItemVerdict[],
): Promise<Confirmed | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Confirmed> => {
    const { jurisdictionId, actor } = may
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
    const text = (await reportText(trx, jurisdictionId, settlement.next_report_id)) ?? ''
    for (const verdict of verdicts) {
      const refused = wrongOf(verdict, byId.get(verdict.itemId)?.revision, text)
      if (refused) return refused
    }
    const steps: ItemStep[] = []
    for (const verdict of verdicts) {
      const item = byId.get(verdict.itemId)
      if (item) await setItem(trx, item, { ...setOf(verdict), confirmed_by: actor.id, confirmed_at: at }, steps)
    }
    await appendSteps(trx, may, at, 'settlement.confirmed', settlement, steps)
    return { kind: 'confirmed', itemIds: steps.map(({ id }) => id) }
  })
}

/** What a verdict sets of its item, except for who and when. */
export const setOf = ({ verdict, claims, promisedAgain, again, note }: ItemVerdict) => ({
  verdict,
  claim_spans: claims,
  promised_again: promisedAgain,
  again_span: promisedAgain ? (again ?? null) : null,
  note: note?.trim() || null,
})

/** Why a verdict cannot stand; null where it can. `now` is the item's revision, `text` the later report's. */
export function wrongOf({ verdict, claims, again, revision }: ItemVerdict, now: number | undefined, text: string) {
  if (now === undefined) return settlementRefusal('unknown-item')
  if (now !== revision) return settlementRefusal('stale')
  const isInside = ([start, end]: readonly [number, number]) =>
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    text.slice(start, end).trim() !== '' &&
    end <= text.length
  if (![...claims, ...(again ? [again] : [])].every(isInside)) return settlementRefusal('outside-text')
  if (!withoutClaim.has(verdict) && claims.length === 0) return settlementRefusal('claim-wanted')
  return null
}
