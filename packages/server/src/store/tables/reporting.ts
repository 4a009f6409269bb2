import type { ColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { Opinion, PeriodKind, ProgressState, ProgressStep, SigningKind } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Optional, OptionalNumeric } from './columns.ts'

/** 签收 / 退签: one row an answer, the newest of a unit counts. */
export interface SigningTable {
  jurisdiction_id: string
  signing_id: string
  task_id: string
  unit_id: string
  kind: SigningKind
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
  kind: PeriodKind
  ordinal: number
  starts_on: Day
  ends_on: Day
  due_on: Day
  opened_at: Instant
  closed_at: Instant | null
  closed_by: string | null
  /** The day its lights were given, after it was due. */
  judged_on: Optional<Day>
  /** The day on which who owes its reports was reminded. */
  reminded_on: Optional<Day>
  /** The due day by the rule, where it was moved; null while it was not. */
  first_due_on: Optional<Day>
  /** Why it was moved the last time. */
  due_reason: Optional<string>
  /** When it was opened again the last time, and why. */
  reopened_at: Optional<Instant>
  reopen_reason: Optional<string>
}

/** A unit's report of one task and period; version 1 is the period's, later ones correct it. */
export interface ProgressTable {
  jurisdiction_id: string
  progress_id: string
  task_id: string
  period_id: string
  unit_id: string
  /** The member that reports for itself, of a task that a group leads; null where one report is all. */
  member_id: Optional<string>
  version: Defaulted<number>
  corrects: Optional<string>
  correction_reason: Optional<string>
  state: ProgressState
  /** 本期无变化 */
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

/** Every act on a progress report, in order; rows do not change. */
export interface ProgressStepTable {
  jurisdiction_id: string
  progress_step_id: string
  progress_id: string
  kind: ProgressStep
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
  kind: Opinion
  note: string | null
  confirmed_by: string
  at: Instant
}

/** Secret addresses of people's calendars; only hashes are kept. */
export interface CalendarFeedTable {
  jurisdiction_id: string
  calendar_feed_id: string
  person_id: string
  hash: string
  made_at: Instant
  revoked_at: Instant | null
}

/** The tables of this file, by their names. */
export interface ReportingTables {
  signing: SigningTable
  period: PeriodTable
  progress: ProgressTable
  progress_step: ProgressStepTable
  confirmation: ConfirmationTable
  calendar_feed: CalendarFeedTable
}
