import type { Figure } from '@luoshi/report'
import type { Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { indicatorOf } from '../../domain/indicator-of.ts'
import type { Tables } from '../../store/tables.ts'

/** The id of the indicator a figure speaks of, made where there was none. */
export async function ensureIndicator(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  figure: Figure,
): Promise<string> {
  const { name, kind, unit, direction } = indicatorOf(figure)
  const known = await trx
    .selectFrom('indicator')
    .select('indicator_id')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('name', '=', name)
    .where('kind', '=', kind)
    .where('unit', '=', unit)
    .executeTakeFirst()
  if (known) return known.indicator_id
  const id = uuid()
  await trx
    .insertInto('indicator')
    .values({ jurisdiction_id: jurisdictionId, indicator_id: id, name, kind, unit, direction, nature: null })
    .execute()
  return id
}
