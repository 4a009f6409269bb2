import type { Transaction } from 'kysely'
import type { UpperSaid } from '../../domain/matters/upper-order.ts'
import type { Tables } from '../../store/tables.ts'
import { type MatterRefusal, matterRefusals } from './matter-refusals.ts'

/** The number an order has above, and what its ledger says of it. */
export interface UpperOf {
  readonly number: string
  readonly said: UpperSaid | null
}

interface Of {
  readonly jurisdictionId: string
  readonly matterId: string
}

/** Write down what a table of orders says of a matter, and the revision it left it with. */
export async function setUpper(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: Of,
  { number, said }: UpperOf,
  revision: number,
): Promise<void> {
  await trx
    .updateTable('matter')
    .set({ upper_number: number, upper: said && JSON.stringify(said), upper_revision: revision })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
}

/**
 * Give a matter the number that somebody typed, or take it off with an empty one; refused where another matter of the place
 * has it. What a table said belongs to the number it stood beside and goes with it.
 */
export async function typeUpperNumber(
  trx: Transaction<Tables>,
  { jurisdictionId, matterId }: Of,
  number: string,
): Promise<MatterRefusal | UpperOf | undefined> {
  const row = await trx
    .selectFrom('matter')
    .select('upper_number')
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow()
  if ((row.upper_number ?? '') === number) return undefined
  const other =
    number === ''
      ? undefined
      : await trx
          .selectFrom('matter')
          .select('title')
          .where('jurisdiction_id', '=', jurisdictionId)
          .where('upper_number', '=', number)
          .where('state', '<>', 'discarded')
          .executeTakeFirst()
  if (other) return matterRefusals.upperNumber
  await trx
    .updateTable('matter')
    .set({ upper_number: number === '' ? null : number, upper: null, upper_revision: null })
    .where('jurisdiction_id', '=', jurisdictionId)
    .where('matter_id', '=', matterId)
    .execute()
  return number === '' ? undefined : { number, said: null }
}
