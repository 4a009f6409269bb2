import type { Kysely } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** A report looks back no further than this many years. */
const most = 20

interface Carried {
  readonly settlement_item_id: string
  readonly carried_from: string | null
}

/** For how many years running, with its own, each item was promised: 3 is 连续第三年. */
export async function carriedYears(
  db: Kysely<Tables>,
  jurisdictionId: string,
  items: readonly Carried[],
): Promise<ReadonlyMap<string, number>> {
  const years = new Map(items.map(({ settlement_item_id }) => [settlement_item_id, 1]))
  let before = items.flatMap(({ settlement_item_id, carried_from }) =>
    carried_from === null ? [] : [{ item: settlement_item_id, from: carried_from }],
  )
  for (let i = 0; i < most && before.length > 0; i++) {
    for (const { item } of before) years.set(item, (years.get(item) ?? 1) + 1)
    const rows = await db
      .selectFrom('settlement_item')
      .select(['settlement_item_id', 'carried_from'])
      .where('jurisdiction_id', '=', jurisdictionId)
      .where(
        'settlement_item_id',
        'in',
        before.map(({ from }) => from),
      )
      .execute()
    const next = new Map(rows.map((row) => [row.settlement_item_id, row.carried_from]))
    before = before.flatMap(({ item, from }) => {
      const further = next.get(from) ?? null
      return further === null ? [] : [{ item, from: further }]
    })
  }
  return years
}
