import type { Due, Figure, Level, Meta, Strength, Theme } from '@luoshi/report'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { MatterTables } from './matter-tables.ts'

/** `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string
type Instant = Date
/** A decimal number as PostgreSQL writes it, so that nothing is lost on the way. */
type Numeric = ColumnType<string | null, string | number | null, string | number | null>
type Json<T extends object> = JSONColumnType<T>
type Defaulted<T> = ColumnType<T, T | undefined, T>
/** Null when it was left out. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
type OptionalNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>

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
  revision: Defaulted<number>
  /** The unit that took over when this one was merged. */
  successor_id: Optional<string>
}

/** What a unit was called and where it stood before `valid_to`. */
export interface UnitPastTable {
  jurisdiction_id: string
  unit_id: string
  valid_to: Day
  name: string
  short_name: string
  parent_id: string | null
}

export interface PersonTable {
  jurisdiction_id: string
  person_id: string
  /** The sign-in's user; null for somebody who is named but does not sign in. */
  account_id: string | null
  name: string
  /** 职务 */
  post: string | null
  phone: string | null
  email: string | null
  created_at: Instant
  /** The last day of somebody who has left. */
  left_on: Day | null
  revision: Defaulted<number>
}

export type Role =
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator'
  | 'supervisor'
  | 'unit-head'
  | 'unit-officer'
  | 'leader'
  | 'reader'

/** A role somebody holds from `valid_from` through `valid_to`. */
export interface RoleGrantTable {
  jurisdiction_id: string
  role_grant_id: string
  person_id: string
  role: Role
  /** Set for the roles of a unit, and only for them. */
  unit_id: string | null
  valid_from: Day
  valid_to: Day | null
  granted_by: string
  granted_at: Instant
  ended_by: string | null
}

/** AB角: what `to_person_id` may do in the place of `from_person_id`, from `valid_from` through `valid_to`. */
export interface DelegationTable {
  jurisdiction_id: string
  delegation_id: string
  from_person_id: string
  to_person_id: string
  valid_from: Day
  valid_to: Day
  reason: string | null
  made_by: string
  made_at: Instant
  ended_at: Instant | null
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
  origin: Defaulted<'read' | 'added' | 'split' | 'merged'>
  /** The proposal that took its place when it was merged. */
  replaced_by: Optional<string>
  /** As it was read, kept at its first change. */
  original: ColumnType<object | null, string | null | undefined, string | null>
  revision: Defaulted<number>
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
  status: TaskStatus
  created_at: Instant
  /** 类型, where somebody gave it another than its commitment was adopted with. */
  kind: Optional<CommitmentKind>
  /** 牵头市领导; `leader` is the name it was assigned under. */
  leader_id: Optional<string>
  /** 责任人 */
  officer_id: Optional<string>
  /** 数据来源单位 */
  source_unit_id: Optional<string>
  plan_rule: Defaulted<PlanRule>
  /** 持续推进: no end inside the year. */
  continuous: Defaulted<boolean>
  /** ★ */
  emphasised: Defaulted<boolean>
  remark: Optional<string>
  revision: Defaulted<number>
  assigned_at: Optional<Instant>
  closed_at: Optional<Instant>
}

export type TaskStatus = 'drafted' | 'assigned' | 'refused' | 'active' | 'closed' | 'set-aside'
export type PlanRule = 'months' | 'curve' | 'milestones' | 'indicator' | 'none'

/** Percent of the year's work that is to be done by the end of a month. */
export interface TaskPlanTable {
  jurisdiction_id: string
  task_id: string
  month: number
  percent: ColumnType<string, string | number, string | number>
}

export type IndicatorRule = 'share' | 'growth' | 'lower' | 'reduction' | 'rank' | 'grade' | 'maintained' | 'done'

export interface TaskIndicatorTable {
  jurisdiction_id: string
  task_indicator_id: string
  task_id: string
  ordinal: number
  indicator_id: string | null
  name: string
  unit: Defaulted<string>
  rule: IndicatorRule
  op: string
  value: Numeric
  value_text: string | null
  value_max: Numeric
  /** Value at the year's start, from which a reduction counts. */
  base: Numeric
  nature: 'binding' | 'expected' | null
  year_end_only: Defaulted<boolean>
  removed_at: Optional<Instant>
}

/** A departure from what was adopted: proposed by one person, decided by another. */
export interface TaskChangeTable {
  jurisdiction_id: string
  task_change_id: string
  task_id: string
  field: 'wording' | 'due' | 'requirement' | 'disclosure'
  before: string | null
  after: string | null
  reason: string
  state: 'proposed' | 'approved' | 'refused' | 'withdrawn'
  proposed_by: string
  proposed_at: Instant
  decided_by: string | null
  decided_at: Instant | null
  decision_reason: string | null
}

/** 签收 / 退签: one row an answer, the newest of a unit counts. */
export interface SigningTable {
  jurisdiction_id: string
  signing_id: string
  task_id: string
  unit_id: string
  kind: 'signed' | 'refused'
  reason: string | null
  suggested_unit_id: string | null
  signed_by: string
  at: Instant
}

/** A reporting period, half-open `[starts_on, ends_on)`; `due_on` is the last day on time. */
export interface PeriodTable {
  jurisdiction_id: string
  period_id: string
  year: number
  kind: 'month' | 'quarter' | 'half-year' | 'year'
  ordinal: number
  starts_on: Day
  ends_on: Day
  due_on: Day
  opened_at: Instant
  closed_at: Instant | null
  closed_by: string | null
  /** The day its lights were given, after it was due. */
  judged_on: Optional<Day>
  /** The day on which who owes its reports was reminded, by e-mail. */
  reminded_on: Optional<Day>
}

export type ProgressState = 'draft' | 'sent-to-head' | 'sent' | 'accepted' | 'returned'

/** A unit's report of one task and period; version 1 is the period's, later ones correct it. */
export interface ProgressTable {
  jurisdiction_id: string
  progress_id: string
  task_id: string
  period_id: string
  unit_id: string
  version: Defaulted<number>
  corrects: Optional<string>
  correction_reason: Optional<string>
  state: ProgressState
  /** 本月无变化 */
  unchanged: Defaulted<boolean>
  percent: OptionalNumeric
  situation: Defaulted<string>
  problems: Defaulted<string>
  next_step: Defaulted<string>
  coordination: Defaulted<string>
  figures: ColumnType<readonly ProgressFigure[], string | undefined, string>
  revision: Defaulted<number>
  written_by: string
  written_at: Instant
  sent_to_head_at: Optional<Instant>
  sent_at: Optional<Instant>
  decided_at: Optional<Instant>
  return_reason: Optional<string>
}

/** The value of one of the task's indicators; its period `[start, end)` may be another than the report's. */
export interface ProgressFigure {
  readonly taskIndicatorId: string
  /** A decimal number as written; null where `text` holds a grade or a word, or nothing is known yet. */
  readonly value: string | null
  readonly text: string | null
  /** Among how many, of a rank. */
  readonly among: number | null
  readonly period: readonly [start: Day, end: Day] | null
  readonly cutOff: Day | null
  readonly source: string | null
}

export interface ProgressStepTable {
  jurisdiction_id: string
  progress_step_id: string
  progress_id: string
  kind: 'drafted' | 'sent-to-head' | 'sent' | 'returned-by-head' | 'returned' | 'accepted' | 'taken-back'
  reason: string | null
  taken_by: string
  at: Instant
}

/** What a partner unit says of the lead unit's report. */
export interface ConfirmationTable {
  jurisdiction_id: string
  confirmation_id: string
  progress_id: string
  unit_id: string
  kind: 'confirmed' | 'objected'
  note: string | null
  confirmed_by: string
  at: Instant
}

/** A file in the data folder under its hash, shown as evidence of a task. */
export interface EvidenceTable {
  jurisdiction_id: string
  evidence_id: string
  task_id: string
  progress_id: string | null
  hash: string
  file_name: string
  media_type: string
  size: ColumnType<string, number, never>
  uploaded_by: string
  uploaded_at: Instant
  removed_at: Optional<Instant>
  removed_by: Optional<string>
  removed_reason: Optional<string>
}

export interface EvidenceUploadTable {
  jurisdiction_id: string
  evidence_upload_id: string
  task_id: string
  progress_id: string | null
  hash: string
  file_name: string
  size: ColumnType<string, number, never>
  started_by: string
  started_at: Instant
  ended_at: Instant | null
}

/** A table of rules as it holds from `valid_from` until the next version. */
export interface RuleVersionTable {
  jurisdiction_id: string
  kind: 'lights' | 'periods'
  version: number
  valid_from: Day
  content: JSONColumnType<object>
  note: string | null
  made_by: string
  made_at: Instant
}

export type LightColour = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

/** A light given for a task and a period; a later correction is the next `ordinal`. */
export interface LightTable {
  jurisdiction_id: string
  light_id: string
  task_id: string
  period_id: string
  ordinal: number
  light: LightColour
  /** 达进度, 欠进度, 超进度 */
  pace: 'met' | 'behind' | 'beyond' | null
  plan: Numeric
  actual: Numeric
  deviation: Numeric
  judged_on: Day
  rule_version: number
  inputs: JSONColumnType<object>
  reasons: JSONColumnType<object>
  given_by: string
  given_at: Instant
}

export interface CalendarYearTable {
  jurisdiction_id: string
  year: number
  source: string
  revision: Defaulted<number>
}

/** A day that is not as its weekday has it. */
export interface CalendarDayTable {
  jurisdiction_id: string
  day: Day
  kind: 'off' | 'work'
  name: string | null
  removed_at: Optional<Instant>
}

export interface SavedViewTable {
  jurisdiction_id: string
  saved_view_id: string
  person_id: string
  screen: string
  name: string
  shared: Defaulted<boolean>
  content: JSONColumnType<object>
  saved_at: Instant
}

/** How the columns of an office's own spreadsheet are read, by the signature of its head. */
export interface ColumnMappingTable {
  jurisdiction_id: string
  signature: string
  mapping: JSONColumnType<object>
  made_by: string
  made_at: Instant
}

/** A spreadsheet handed in, with the preview of what it would change. */
export interface TableImportTable {
  jurisdiction_id: string
  table_import_id: string
  year: number
  file_name: string
  file_hash: string
  content: JSONColumnType<object>
  made_by: string
  made_at: Instant
  applied_at: Instant | null
}

export interface CalendarFeedTable {
  jurisdiction_id: string
  calendar_feed_id: string
  person_id: string
  hash: string
  made_at: Instant
  revoked_at: Instant | null
}

/** An e-mail that waits, was sent or was given up. */
export interface MailTable {
  jurisdiction_id: string
  mail_id: string
  person_id: string
  kind: string
  subject: string
  body: string
  made_at: Instant
  next_try_at: Instant | null
  tries: Defaulted<number>
  sent_at: Instant | null
  given_up_at: Instant | null
  trouble: string | null
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
  removed_at: Optional<Instant>
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
  | 'progress'
  | 'evidence'
  | 'person'
  | 'period'
  | 'rule'
  | 'matter'

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

/** An account of the sign-in library; `person.account_id` names it. */
export interface AuthUserTable {
  id: string
  name: string
  /** Made up: nothing is sent there, and nobody is known by it. */
  email: string
  emailVerified: Defaulted<boolean>
  image: Optional<string>
  createdAt: Instant
  updatedAt: Instant
  /** As it is compared: NFKC, small letters. */
  username: string
  displayUsername: Optional<string>
  twoFactorEnabled: Defaulted<boolean>
  /** Set while the password was given by an administrator: it is to be changed, by then. */
  firstPasswordUntil: Optional<Instant>
  disabledAt: Optional<Instant>
}

export interface AuthSessionTable {
  id: string
  token: string
  userId: string
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
  lastSeenAt: Instant
  way: Defaulted<'password' | 'oidc'>
  ipAddress: Optional<string>
  userAgent: Optional<string>
}

/** A way to sign in: `credential` with its password's hash, or the subject another system knows the account by. */
export interface AuthAccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: Optional<string>
  refreshToken: Optional<string>
  idToken: Optional<string>
  accessTokenExpiresAt: Optional<Instant>
  refreshTokenExpiresAt: Optional<Instant>
  scope: Optional<string>
  password: Optional<string>
  createdAt: Instant
  updatedAt: Instant
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Instant
  createdAt: Instant
  updatedAt: Instant
}

export interface AuthTwoFactorTable {
  id: string
  secret: string
  backupCodes: string
  userId: string
  verified: Defaulted<boolean | null>
  failedVerificationCount: Defaulted<number | null>
  lockedUntil: Optional<Instant>
}

/** Failures of a user name, whether there is such a user or not. */
export interface AuthFailureTable {
  name_hash: string
  failures: number
  last_at: Instant
  locked_until: Instant | null
}

/** A one-time link that makes a system administrator where there is none. */
export interface AuthFirstRunTable {
  hash: string
  /** The place it is for; null lets whoever opens it choose. */
  jurisdiction_id: string | null
  made_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

/** Every table of the record, as migrations/ makes them. */
export interface Tables extends MatterTables {
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
  unit_past: UnitPastTable
  person: PersonTable
  role_grant: RoleGrantTable
  delegation: DelegationTable
  task_plan: TaskPlanTable
  task_indicator: TaskIndicatorTable
  task_change: TaskChangeTable
  signing: SigningTable
  period: PeriodTable
  progress: ProgressTable
  progress_step: ProgressStepTable
  confirmation: ConfirmationTable
  evidence: EvidenceTable
  evidence_upload: EvidenceUploadTable
  rule_version: RuleVersionTable
  light: LightTable
  calendar_year: CalendarYearTable
  calendar_day: CalendarDayTable
  saved_view: SavedViewTable
  column_mapping: ColumnMappingTable
  table_import: TableImportTable
  calendar_feed: CalendarFeedTable
  mail: MailTable
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  auth_verification: AuthVerificationTable
  auth_two_factor: AuthTwoFactorTable
  auth_failure: AuthFailureTable
  auth_first_run: AuthFirstRunTable
}
