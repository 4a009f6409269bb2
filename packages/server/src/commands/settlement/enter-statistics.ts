import type { Kysely, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Ask, proven } from '../../access/ask.ts'
import type { Forbidden } from '../../access/may-do.ts'
import { appendEntry } from '../../ledger/append-entry.ts'
import type { SettlementStatisticTable } from '../../store/tables/settlement.ts'
import type { Tables } from '../../store/tables.ts'
import { type ImportSource, noteImport } from '../imports/note-import.ts'
import { openedSettlement } from './settlement-act.ts'
import { type SettlementRefusal, settlementRefusal } from './settlement-refusals.ts'

/** A figure of the statistics office for one promise. */
export interface Statistic {
  readonly itemId: string
  readonly metric: string
  /** As the source writes it. */
  readonly value: string
  readonly unit: string
  /** The time it speaks of, in words: `2031年`. */
  readonly period: string
  readonly basis: SettlementStatisticTable['basis']
  readonly source: string
}

/** The ids of the figures that were entered, or why none was. */
export type Entered = { readonly kind: 'entered'; readonly ids: readonly string[] } | SettlementRefusal

/**
 * Lay official figures beside promises, all of them or none. They are shown and never judged by. Of a list those that stand
 * there already, or in the list before, word for word, are not entered again.
 */
export async function enterStatistics(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  statistics: readonly Statistic[],
  list: ImportSource | null = null,
): Promise<Entered | Forbidden> {
  return proven(db, asked, async (trx, may): Promise<Entered> => {
    const { jurisdictionId, actor } = may
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId, ['open', 'closed'])
    if ('kind' in settlement) return settlement
    const items = await trx
      .selectFrom('settlement_item')
      .select('settlement_item_id')
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_id', '=', settlementId)
      .execute()
    const known = new Set(items.map(({ settlement_item_id }) => settlement_item_id))
    if (!statistics.every(({ itemId }) => known.has(itemId))) return settlementRefusal('unknown-item')
    const there = new Set(list ? await figuresThere(trx, jurisdictionId, [...known]) : [])
    const fresh = statistics.filter((figure) => {
      const isThere = there.has(keyOf(figure))
      there.add(keyOf(figure))
      return !isThere
    })
    if (fresh.length === 0 && list) return { kind: 'entered', ids: [] }
    const rows = fresh.map(({ itemId, ...figure }) => ({
      ...{ jurisdiction_id: jurisdictionId, settlement_statistic_id: uuid(), settlement_item_id: itemId },
      ...figure,
      ...{ entered_by: actor.id, entered_at: at },
    }))
    if (rows.length > 0) await trx.insertInto('settlement_statistic').values(rows).execute()
    const ids = rows.map(({ settlement_statistic_id }) => settlement_statistic_id)
    if (
      list &&
      !(await noteImport(
        trx,
        may,
        at,
        'statistics',
        list,
        ids.map((subjectId) => ({ subjectId, added: true, revision: 1 })),
      ))
    )
      throw new Error('a sheet of statistics comes in one piece')
    const body = { settlementId, statistics: fresh.map((figure, i) => ({ id: ids[i], ...figure })) }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'settlement.statistics-entered', body })
    return { kind: 'entered', ids }
  })
}

const keyOf = ({ itemId, metric, value, unit, period, basis, source }: Statistic): string =>
  JSON.stringify([itemId, metric, value, unit, period, basis, source])

/** The figures that stand beside those promises. */
async function figuresThere(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  itemIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('settlement_statistic')
    .select(['settlement_item_id as itemId', 'metric', 'value', 'unit', 'period', 'basis', 'source'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', itemIds.length > 0 ? itemIds : [''])
    .where('removed_at', 'is', null)
    .execute()
  return new Set(rows.map(keyOf))
}

/** That it was removed, or why not. */
export type Removed = { readonly kind: 'removed' } | SettlementRefusal

/** Take an official figure away again; the record keeps that it was there. */
export async function removeStatistic(
  db: Kysely<Tables>,
  asked: Ask<'settlement.write'>,
  at: Date,
  settlementId: string,
  statisticId: string,
): Promise<Removed | Forbidden> {
  return proven(db, asked, async (trx, { jurisdictionId, actor }): Promise<Removed> => {
    const settlement = await openedSettlement(trx, jurisdictionId, settlementId, ['open', 'closed'])
    if ('kind' in settlement) return settlement
    const { numUpdatedRows } = await trx
      .updateTable('settlement_statistic')
      .set({ removed_by: actor.id, removed_at: at })
      .where('jurisdiction_id', '=', jurisdictionId)
      .where('settlement_statistic_id', '=', statisticId)
      .where('removed_at', 'is', null)
      .where(
        'settlement_item_id',
        'in',
        trx
          .selectFrom('settlement_item')
          .select('settlement_item_id')
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('settlement_id', '=', settlementId),
      )
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) return settlementRefusal('no-statistic')
    const body = { settlementId, statisticId }
    await appendEntry(trx, { jurisdictionId, at, actor: actor.id, kind: 'settlement.statistic-removed', body })
    return { kind: 'removed' }
  })
}
