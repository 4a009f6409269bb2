import type { ColumnType } from 'kysely'
import type { EventSubject } from '../../domain/vocabulary.ts'
import type { Instant, Json } from './columns.ts'

/** Contents by their hash; a purge empties the content and leaves the row. */
export interface VaultTable {
  jurisdiction_id: string
  hash: string
  media_type: string
  size: ColumnType<string, number, never>
  content: Buffer | null
  stored_at: Instant
  purged_at: Instant | null
  purged_by: string[] | null
  purge_reason: string | null
}

/** The ledger: the database refuses changes to its rows. */
export interface LedgerTable {
  jurisdiction_id: string
  seq: ColumnType<string, number, never>
  prev: string
  hash: string
  at: Instant
  actor: string
  kind: string
  body: string
}

/** The last sequence number and hash of each chain; locked while an entry is appended. */
export interface LedgerHeadTable {
  jurisdiction_id: string
  seq: ColumnType<string, number, number>
  hash: string
}

/** Readable history: one line a change, tied to its ledger entry. */
export interface EventTable {
  jurisdiction_id: string
  event_id: string
  subject: EventSubject
  subject_id: string
  kind: string
  at: Instant
  actor: string
  public: boolean
  summary: string
  content: Json<object>
  ledger_seq: ColumnType<string, number, never>
}

/** Sign-ins, refusals and attempts; kept apart from the ledger so that a flood blocks no work. */
export interface SecurityLogTable {
  jurisdiction_id: string
  security_log_id: string
  at: Instant
  kind: string
  actor: string | null
  address: string | null
  success: boolean
  detail: string | null
  /** Its place in the chain of the log; rows from before there was one have none. */
  seq: ColumnType<string | null, number, never>
  prev: string | null
  hash: string | null
}

/** Where the security log of a place ends; all zeros the one of attempts that name none. */
export interface SecurityHeadTable {
  jurisdiction_id: string
  seq: ColumnType<string, number, number>
  hash: string
  /** Rows from before there was a chain. */
  unchained: ColumnType<string, number | undefined, never>
}

/** That somebody agreed to a content being purged; ended when it was, or when they took it back. */
export interface PurgeAgreementTable {
  jurisdiction_id: string
  purge_agreement_id: string
  hash: string
  person_id: string
  reason: string
  agreed_at: Instant
  expires_at: Instant
  ended_at: Instant | null
}

/** The tables of this file, by their names. */
export interface LedgerTables {
  vault: VaultTable
  ledger: LedgerTable
  ledger_head: LedgerHeadTable
  event: EventTable
  purge_agreement: PurgeAgreementTable
  security_log: SecurityLogTable
  security_head: SecurityHeadTable
}
