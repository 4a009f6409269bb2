import type { Kysely } from 'kysely'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { Tables } from '../../store/tables.ts'
import { putContent } from '../../vault/vault.ts'
import { compareApart } from './compare-apart.ts'
import { type Compare, proposalOf } from './open-settlement.ts'
import { reportOfRecord } from './report-of-record.ts'
import { openedSettlement } from './settlement-act.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** How many items have new proposals; confirmed ones keep their verdict. */
export type Proposed = { readonly kind: 'proposed'; readonly items: number } | SettlementRefusal

/**
 * Make the proposals of an open settlement again, by the rules of this version and the reports as they are reviewed now.
 * What a person has confirmed stays as it was, its proposal too.
 */
export async function proposeAnew(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  compare: Compare = compareApart,
): Promise<Proposed | Forbidden> {
  const { jurisdictionId } = asked
  const sides = await db
    .selectFrom('settlement')
    .select(['last_report_id', 'next_report_id'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_id', '=', settlementId)
    .executeTakeFirst()
  if (!sides) return settlementRefusal('unknown-settlement')
  const before = await reportOfRecord(db, jurisdictionId, sides.last_report_id)
  const after = await reportOfRecord(db, jurisdictionId, sides.next_report_id)
  if (!before) return settlementRefusal('no-plan')
  if (!after) return settlementRefusal('no-next-report')
  const compared = await compare(before.report, after.report)
  const bySpan = new Map(compared.promises.map((promise) => [promise.span.join('-'), promise]))
  return proven(db, asked, async (trx, { actor }): Promise<Proposed> => {
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId)
    if ('kind' in settlement) return settlement
    const open = await trx
      .selectFrom('settlement_item')
      .select(['settlement_item_id', 'span_start', 'span_end'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .where('verdict', 'is', null)
      .execute()
    let items = 0
    for (const { settlement_item_id, span_start, span_end } of open) {
      const promise = bySpan.get(`${span_start}-${span_end}`)
      if (!promise) continue
      items++
      await trx
        .updateTable('settlement_item')
        .set((eb) => ({
          ...{ proposal: JSON.stringify(proposalOf(promise)), rules: compared.rules },
          revision: eb('revision', '+', 1),
        }))
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('settlement_item_id', '=', settlement_item_id)
        .execute()
    }
    await trx
      .updateTable('settlement')
      .set((eb) => ({
        ...{ rules: compared.rules, findings: JSON.stringify(compared.findings) },
        revision: eb('revision', '+', 1),
      }))
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .execute()
    const content = await putContent(trx, jurisdictionId, JSON.stringify(compared), 'application/json', at)
    await appendEntry(trx, {
      ...{ jurisdictionId, at, actor: actor.id, kind: 'settlement.proposed' },
      body: { settlementId, rules: compared.rules, items, vault: [content] },
    })
    return { kind: 'proposed', items }
  })
}
