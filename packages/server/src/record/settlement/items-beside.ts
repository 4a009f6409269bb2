import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** A figure of the statistics office beside a promise. */
export interface StatisticBeside {
  readonly statisticId: string
  readonly metric: string
  readonly value: string
  readonly unit: string
  readonly period: string
  readonly basis: 'nominal' | 'comparable' | 'unstated'
  readonly source: string
}

/** What a lead unit said of a verdict, as it stands. */
export interface Reply {
  readonly unit: string
  readonly words: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** Official figures and replies of items, by the item's id. Of several replies of a unit only the newest. */
export async function itemsBeside(db: Kysely<Tables>, jurisdictionId: string, itemIds: readonly string[]) {
  if (itemIds.length === 0)
    return { statistics: new Map<string, StatisticBeside[]>(), replies: new Map<string, Reply[]>() }
  const figures = await db
    .selectFrom('settlement_statistic')
    .select(['settlement_item_id', 'settlement_statistic_id as statisticId'])
    .select(['metric', 'value', 'unit', 'period', 'basis', 'source'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', itemIds)
    .where('removed_at', 'is', null)
    .orderBy('entered_at')
    .orderBy('settlement_statistic_id')
    .execute()
  const said = await db
    .selectFrom('settlement_reply')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.jurisdiction_id', '=', 'settlement_reply.jurisdiction_id')
        .onRef('unit.unit_id', '=', 'settlement_reply.unit_id'),
    )
    .distinctOn(['settlement_reply.settlement_item_id', 'settlement_reply.unit_id'])
    .select(['settlement_item_id', 'unit.name as unit', 'words', 'written_at'])
    .where('settlement_reply.jurisdiction_id', '=', jurisdictionId)
    .where('settlement_item_id', 'in', itemIds)
    .orderBy('settlement_reply.settlement_item_id')
    .orderBy('settlement_reply.unit_id')
    .orderBy('written_at', 'desc')
    .orderBy('settlement_reply_id', 'desc')
    .execute()
  const statistics = new Map<string, StatisticBeside[]>()
  for (const { settlement_item_id, ...figure } of figures)
    statistics.set(settlement_item_id, [...(statistics.get(settlement_item_id) ?? []), figure])
  const replies = new Map<string, Reply[]>()
  for (const { settlement_item_id, unit, words, written_at } of said)
    replies.set(settlement_item_id, [
      ...(replies.get(settlement_item_id) ?? []),
      { unit, words, at: written_at.toISOString() },
    ])
  return { statistics, replies }
}
