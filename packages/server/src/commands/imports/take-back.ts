import type { Transaction } from 'kysely'
import type { Forbidden } from '../../access/may-do.ts'
import type { SignedIn } from '../../access/signed-in.ts'
import type { ImportRow } from '../../record/imports/import-rows.ts'
import type { Tables } from '../../store/tables.ts'

/** By ordinal, why a row that nobody had touched was not taken back after all. */
export type LeftRows = ReadonlyMap<number, string>

/** Takes rows back that nobody has touched, by the power of its kind. */
export type TakeBack = (
  trx: Transaction<Tables>,
  actor: SignedIn,
  at: Date,
  rows: readonly ImportRow[],
) => Promise<LeftRows | Forbidden>
