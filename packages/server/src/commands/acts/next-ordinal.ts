import type { Transaction } from 'kysely'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'

/** The next number in the year of a day. One after the other: the ledger's head is held until the caller is done. */
export async function nextOrdinal(
  trx: Transaction<Tables>,
  table: 'bulletin' | 'inspection',
  jurisdictionId: string,
  today: string,
): Promise<{ readonly number_year: number; readonly ordinal: number }> {
  await lockPlace(trx, jurisdictionId)
  const number_year = Number(today.slice(0, 4))
  const last = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('number_year', '=', number_year)
    .executeTakeFirst()
  return { number_year, ordinal: Number(last?.ordinal ?? 0) + 1 }
}
