import type { Transaction } from 'kysely'
import type { MatterKind } from '../../domain/matters/matter-kinds.ts'
import { lockPlace } from '../../ledger/lock-place.ts'
import type { Tables } from '../../store/tables.ts'

/** The next number of a kind in the year of a day. One after the other: the ledger's head is held until the caller is done. */
export async function numberMatter(
  trx: Transaction<Tables>,
  jurisdictionId: string,
  kind: MatterKind,
  today: string,
): Promise<{ readonly year: number; readonly ordinal: number }> {
  await lockPlace(trx, jurisdictionId)
  const year = Number(today.slice(0, 4))
  const last = await trx
    .selectFrom('matter')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .executeTakeFirst()
  return { year, ordinal: Number(last?.ordinal ?? 0) + 1 }
}
