import { sql, type Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'

/**
 * Holds a place's write lock until the transaction ends: the row of its ledger's head. What two acts decide by the same
 * rows (a number, a state, a year) is then decided one after the other, and the second sees what the first wrote.
 */
export async function lockPlace(trx: Transaction<Tables>, jurisdictionId: string): Promise<void> {
  await sql`select hold_ledger(${jurisdictionId}::uuid)`.execute(trx)
}
