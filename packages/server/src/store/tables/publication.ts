import type { ColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { Instant } from './columns.ts'

/** Published snapshots; rows do not change. */
export interface SnapshotTable {
  jurisdiction_id: string
  year: number
  number: number
  content_hash: string
  ledger_seq: ColumnType<string, number, never>
  ledger_hash: string
  cut_off: Day
  published_at: Instant
  published_by: string
  note: string | null
}

/** The tables of this file, by their names. */
export interface PublicationTables {
  snapshot: SnapshotTable
}
