import type { Due, Figure, Level, Meta, Strength, Theme } from '@luoshi/report'
import type { ColumnType, JSONColumnType } from 'kysely'

/** `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string
type Instant = Date
/** A decimal number as PostgreSQL writes it, so that nothing is lost on the way. */
type Numeric = ColumnType<string | null, string | number | null, string | number | null>
type Json<T extends object> = JSONColumnType<T>
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface Placed {
  readonly span_start: number
  readonly span_end: number
}

export interface JurisdictionTable {
  jurisdiction_id: string
  code: string
  name: string
  level: Level
  parent_code: string | null
  /** 发布机构 */
  publisher: string | null
  /** The part of the 索引号 before year and number. */
  index_prefix: string | null
  /** 监督电话 */
  supervision_phone: string | null
  /** True for a place made up for demonstration; every page says so. */
  fictitious: Defaulted<boolean>
  created_at: Instant
}

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

export interface LedgerHeadTable {
  jurisdiction_id: string
  seq: ColumnType<string, number, number>
  hash: string
}

export interface UnitTable {
  jurisdiction_id: string
  unit_id: string
  code: string
  name: string
  short_name: string
  aliases: Defaulted<string[]>
  kind: 'department' | 'township' | 'office' | 'enterprise' | 'party' | 'other'
  parent_id: string | null
  valid_from: Day | null
  valid_to: Day | null
  /** True while nobody of the place has confirmed it. */
  suggested: Defaulted<boolean>
  note: string | null
}

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

export interface ReportTable {
  jurisdiction_id: string
  report_id: string
  document_id: string
  year: number
  version: number
  state: 'proposed' | 'adopted' | 'superseded' | 'set-aside'
  title: string | null
  meta: Json<Meta>
  created_at: Instant
  adopted_at: Instant | null
  adopted_by: string | null
}

export type ProposalKind = 'result' | 'target' | 'area' | 'measure' | 'livelihood' | 'outlook' | 'guidance' | 'problem'

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
}

export interface ProposalTable extends Placed {
  jurisdiction_id: string
  proposal_id: string
  report_id: string
  ordinal: number
  kind: ProposalKind
  parent_id: string | null
  wording: string
  content: Json<ProposalContent>
  state: 'open' | 'accepted' | 'changed' | 'rejected'
  decided_by: string | null
  decided_at: Instant | null
  reason: string | null
}

export interface FindingTable extends Placed {
  jurisdiction_id: string
  finding_id: string
  report_id: string
  ordinal: number
  rule: string
  severity: 'info' | 'warn' | 'error'
  message: string
  message_en: string
  settled_by: string | null
  settled_at: Instant | null
  settlement: string | null
}

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

export type CommitmentKind = 'indicator' | 'project' | 'work' | 'livelihood' | 'government'

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
}

export interface TaskTable {
  jurisdiction_id: string
  task_id: string
  commitment_id: string
  part: number
  wording: string
  requirement: string | null
  leader: string | null
  officer: string | null
  due_on: Day | null
  weight: Numeric
  disclosure: Defaulted<'undecided' | 'public' | 'on-request' | 'withheld'>
  disclosure_reason: string | null
  status: string
  created_at: Instant
}

export interface TaskUnitTable {
  jurisdiction_id: string
  task_id: string
  unit_id: string
  part: 'lead' | 'partner'
  place: number
  valid_from: Day
  valid_to: Day | null
}

export interface MilestoneTable {
  jurisdiction_id: string
  milestone_id: string
  task_id: string
  ordinal: number
  wording: string
  kind: string | null
  due_on: Day
  plan_percent: Numeric
  met_on: Day | null
}

export type IndicatorKind = 'amount' | 'rate' | 'share' | 'rank' | 'grade' | 'coverage' | 'milestone' | 'text'

export interface IndicatorTable {
  jurisdiction_id: string
  indicator_id: string
  name: string
  kind: IndicatorKind
  unit: Defaulted<string>
  direction: 'higher' | 'lower' | 'keep' | null
  nature: 'binding' | 'expected' | null
}

export interface TargetTable extends Placed {
  jurisdiction_id: string
  target_id: string
  indicator_id: string | null
  report_id: string
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

export interface ReadingTable {
  jurisdiction_id: string
  reading_id: string
  indicator_id: string
  report_id: string | null
  ordinal: number | null
  period_start: Day
  period_end: Day
  cut_off: Day
  op: Defaulted<string>
  value: Numeric
  value_text: string | null
  source: string
  source_wording: string | null
  span_start: number | null
  span_end: number | null
  recorded_at: Instant
  superseded_by: string | null
}

export type EventSubject =
  | 'report'
  | 'commitment'
  | 'task'
  | 'indicator'
  | 'unit'
  | 'snapshot'
  | 'document'
  | 'jurisdiction'

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

export interface TokenTable {
  jurisdiction_id: string
  token_id: string
  name: string
  hash: string
  created_at: Instant
  expires_at: Instant | null
  revoked_at: Instant | null
}

export interface SecurityLogTable {
  jurisdiction_id: string
  security_log_id: string
  at: Instant
  kind: string
  actor: string | null
  address: string | null
  success: boolean
  detail: string | null
}

/** Every table of the record, as migrations/ makes them. */
export interface Tables {
  jurisdiction: JurisdictionTable
  vault: VaultTable
  ledger: LedgerTable
  ledger_head: LedgerHeadTable
  unit: UnitTable
  document: DocumentTable
  report: ReportTable
  proposal: ProposalTable
  finding: FindingTable
  area: AreaTable
  commitment: CommitmentTable
  task: TaskTable
  task_unit: TaskUnitTable
  milestone: MilestoneTable
  indicator: IndicatorTable
  target: TargetTable
  reading: ReadingTable
  event: EventTable
  snapshot: SnapshotTable
  token: TokenTable
  security_log: SecurityLogTable
}
