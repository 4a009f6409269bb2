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
  /** Of the sentence of the later report that promises the same again, as a person chose it. */
  again_span: ColumnType<readonly [number, number] | null, string | null | undefined, string | null>
  note: Optional<string>
  confirmed_by: Optional<string>
  confirmed_at: Optional<Instant>
  /** The item of the year before that promised the same. */
  carried_from: Optional<string>
  revision: Defaulted<number>
}

/** Who works on which area of an open settlement, so that two people do not read the same. */
export interface SettlementAreaTable {
  jurisdiction_id: string
  settlement_id: string
  area: string
  person_id: string
  taken_at: Instant
}

/** A figure of the statistics office beside a promise: shown, never judged by. */
export interface SettlementStatisticTable {
  jurisdiction_id: string
  settlement_statistic_id: string
  settlement_item_id: string
  metric: string
  /** As the source writes it. */
  value: string
  unit: string
  period: string
  /** At current prices, at comparable prices, or not said. */
  basis: 'nominal' | 'comparable' | 'unstated'
  source: string
  entered_by: string
  entered_at: Instant
  removed_by: Optional<string>
  removed_at: Optional<Instant>
}

/** What a lead unit says of a verdict before it is published; the newest of an item and unit stands. */
export interface SettlementReplyTable {
  jurisdiction_id: string
  settlement_reply_id: string
  settlement_item_id: string
  unit_id: string
  words: string
  written_by: string
  written_at: Instant
}

/** A verdict that was changed after its settlement was closed. */
export interface SettlementCorrectionTable {
  jurisdiction_id: string
  settlement_correction_id: string
  settlement_item_id: string
  verdict_before: ConfirmedVerdict
  verdict_after: ConfirmedVerdict
  reason: string
  corrected_by: string
  corrected_at: Instant
}

/** The tables of this file, by their names. */
export interface SettlementTables {
  settlement: SettlementTable
  settlement_item: SettlementItemTable
  settlement_area: SettlementAreaTable
  settlement_statistic: SettlementStatisticTable
  settlement_reply: SettlementReplyTable
  settlement_correction: SettlementCorrectionTable
}
