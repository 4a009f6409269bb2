import type { SettledPromise, SettlementFinding } from '@luoshi/report/compare'
import type { ColumnType } from 'kysely'
import type { ConfirmedVerdict, SettledKind, SettlementState } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Json, Optional, Placed } from './columns.ts'

/** What the rules propose of a promise; emptied (`{}`) by a purge. */
export type ItemProposal = Partial<
  Pick<
    SettledPromise,
    | 'verdict'
    | 'certainty'
    | 'probabilities'
    | 'silentProbability'
    | 'rhetorical'
    | 'claims'
    | 'promisedAgain'
    | 'again'
    | 'reasons'
  >
>

/** Settlements of a year against the next report; at most one open or closed a year. */
export interface SettlementTable {
  jurisdiction_id: string
  settlement_id: string
  /** The year promised for, which the later report reviews. */
  year: number
  last_report_id: string
  next_report_id: string
  state: SettlementState
  rules: string
  findings: Json<readonly SettlementFinding[]>
  opened_by: string
  opened_at: Instant
  closed_by: Optional<string>
  closed_at: Optional<Instant>
  withdrawn_by: Optional<string>
  withdrawn_at: Optional<Instant>
  withdrawn_reason: Optional<string>
  revision: Defaulted<number>
}

/** A promise of a settlement: the proposal, and what a person confirmed. */
export interface SettlementItemTable extends Placed {
  jurisdiction_id: string
  settlement_item_id: string
  settlement_id: string
  ordinal: number
  commitment_id: string | null
  kind: SettledKind
  area: string | null
  theme: string | null
  wording: string
  proposal: Json<ItemProposal>
  rules: string
  /** Null until a person confirms. */
  verdict: Optional<ConfirmedVerdict>
  /** Spans of the later report's text. */
  claim_spans: ColumnType<readonly (readonly [number, number])[] | null, string | null | undefined, string | null>
  promised_again: Optional<boolean>
  note: Optional<string>
  confirmed_by: Optional<string>
  confirmed_at: Optional<Instant>
  /** The item of the year before that promised the same. */
  carried_from: Optional<string>
  revision: Defaulted<number>
}

/** The tables of this file, by their names. */
export interface SettlementTables {
  settlement: SettlementTable
  settlement_item: SettlementItemTable
}
