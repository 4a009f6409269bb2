import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/** What the steps of one adoption share. */
export interface Adoption {
  readonly trx: Transaction<Tables>
  readonly jurisdictionId: string
  readonly reportId: string
  readonly year: number
}
