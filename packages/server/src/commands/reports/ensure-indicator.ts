import type { Figure } from '@luoshi/report'
import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { indicatorOf } from '../../domain/indicator-of.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * The id of the indicator a figure speaks of, made where there was none. A figure that is wished for may say which way is
 * better; one that was reached does not.
 */
export async function ensureIndicator(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  figure: Figure,
  says: 'wish' | 'fact',
): Promise<string> {
  const { name, kind, unit, direction } = indicatorOf(figure, says)
  const known = await trx
    .selectFrom('indicator')
    .select(['indicator_id', 'direction'])
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('name', '=', name)
    .where('kind', '=', kind)
    .where('unit', '=', unit)
    .executeTakeFirst()
  if (known) {
    if (known.direction === null && direction !== null)
      await trx
        .updateTable('indicator')
        .set({ direction })
        .where('jurisdiction_id', '=', jurisdictionId)
        .where('indicator_id', '=', known.indicator_id)
        .execute()
    return known.indicator_id
  }
  const id = uuid()
  await trx
    .insertInto('indicator')
    .values({ jurisdiction_id: jurisdictionId, indicator_id: id, name, kind, unit, direction, nature: null })
    .execute()
  return id
}
