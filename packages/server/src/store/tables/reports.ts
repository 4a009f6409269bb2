import type { Due, Figure, Finding, HowSure, Meta, Strength, Theme } from '@luoshi/report'
import type { ColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type {
  CommitmentKind,
  CommitmentOrigin,
  OutsideSource,
  ProposalKind,
  ProposalOrigin,
  ProposalState,
  ReportState,
} from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Json, Numeric, Optional, Placed } from './columns.ts'

/** Files of reports as received, by hash. */
export interface DocumentTable {
  jurisdiction_id: string
  document_id: string
  hash: string
  file_name: string
  format: string
  encoding: string | null
  size: ColumnType<string, number, never>
  received_hash: string
  text_hash: string
  reading_hash: string
  secrecy_stated_by: string
  secrecy_stated_at: Instant
  received_at: Instant
}

/** Reports: a version for each file read for a place and year. */
export interface ReportTable {
  jurisdiction_id: string
  report_id: string
  document_id: string
  year: number
  version: number
  state: ReportState
  title: string | null
  meta: Json<Meta>
  created_at: Instant
  adopted_at: Instant | null
  adopted_by: string | null
}

/** What the reader understood of a proposal beside its words. */
export interface ProposalContent {
  readonly figures?: readonly Figure[]
  readonly theme?: Theme | null
  readonly focus?: string | null
  readonly purpose?: string | null
  readonly livelihood?: boolean
  readonly path?: readonly string[]
  readonly due?: Due | null
  readonly strength?: Strength
  readonly places?: readonly string[]
  readonly units?: readonly string[]
  readonly horizon?: string | null
  /** How sure the reading was of it, and the rule it came by; absent from readings by earlier versions. */
  readonly sure?: HowSure['sure']
  readonly rule?: string
}

/** What the reader proposes and the review decides. */
export interface ProposalTable extends Placed {
  jurisdiction_id: string
  proposal_id: string
  report_id: string
  ordinal: number
  kind: ProposalKind
  parent_id: string | null
  wording: string
  content: Json<ProposalContent>
  state: ProposalState
  decided_by: string | null
  decided_at: Instant | null
  reason: string | null
  origin: Defaulted<ProposalOrigin>
  /** The proposal that took its place when it was merged. */
  replaced_by: Optional<string>
  /** As it was read, kept at its first change. */
  original: ColumnType<object | null, string | null | undefined, string | null>
  revision: Defaulted<number>
}

/** What the reader noticed and the review settles. */
export interface FindingTable extends Placed {
  jurisdiction_id: string
  finding_id: string
  report_id: string
  ordinal: number
  rule: string
  severity: Finding['severity']
  message: string
  message_en: string
  settled_by: string | null
  settled_at: Instant | null
  settlement: string | null
}

/** Areas of an adopted report. */
export interface AreaTable extends Placed {
  jurisdiction_id: string
  area_id: string
  report_id: string
  ordinal: number
  heading: string
  focus: string | null
  purpose: string | null
  theme: Theme | null
  livelihood: boolean
}

/** Commitments of an adopted year; number and wording are permanent. */
export interface CommitmentTable extends Placed {
  jurisdiction_id: string
  commitment_id: string
  report_id: string
  year: number
  /** 序号 */
  number: number
  area_id: string | null
  kind: CommitmentKind
  livelihood: boolean
  wording: string
  path: Defaulted<string[]>
  strength: Strength
  due_text: string | null
  due_on: Day | null
  figures: Json<readonly Figure[]>
  places: Defaulted<string[]>
  named_units: Defaulted<string[]>
  withdrawn_at: Instant | null
  withdrawn_reason: string | null
  /** Only `report` is a promise of the report; `outside` has no place in its text, its span is empty. */
  origin: Defaulted<CommitmentOrigin>
  source_kind: Optional<OutsideSource>
  /** Of a task outside the report: where it was given, as the office names it. */
  source: Optional<string>
}

/** Expected targets of an adopted year. */
export interface TargetTable extends Placed {
  jurisdiction_id: string
  target_id: string
  indicator_id: string | null
  report_id: string
  /** The row of the task table that follows it; null while it is not listed there. */
  commitment_id: string | null
  year: number
  ordinal: number
  wording: string
  op: string | null
  value: Numeric
  value_text: string | null
  value_max: Numeric
  compared_with: string | null
}

/** The tables of this file, by their names. */
export interface ReportsTables {
  document: DocumentTable
  report: ReportTable
  proposal: ProposalTable
  finding: FindingTable
  area: AreaTable
  commitment: CommitmentTable
  target: TargetTable
}
