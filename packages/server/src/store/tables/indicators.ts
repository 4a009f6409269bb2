import type { Day } from '../../domain/day.ts'
import type { Direction, IndicatorKind, Nature } from '../../domain/vocabulary.ts'
import type { Defaulted, Instant, Numeric, Optional } from './columns.ts'

/** Indicators of a place; one row across all years. */
export interface IndicatorTable {
  jurisdiction_id: string
  indicator_id: string
  name: string
  kind: IndicatorKind
  unit: Defaulted<string>
  direction: Direction | null
  nature: Nature | null
  /** Who is named to enter its readings: a unit, or one person. */
  keeper_unit_id: Optional<string>
  keeper_person_id: Optional<string>
}

/** Readings of indicators, each over a half-open period, with where it was stated. */
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
  /** The reading that took its place; itself where a correction takes it back without another. */
  superseded_by: string | null
  /** The task whose report or person gave it; public where that task is. Null for one of a report of the government. */
  task_id: Optional<string>
  /** The accepted report of a unit that it comes from. */
  progress_id: Optional<string>
  /** Among how many, of a rank. */
  among: Optional<number>
  /** Who entered it beside any report; null where a report says it. */
  entered_by: Optional<string>
}

/** The tables of this file, by their names. */
export interface IndicatorsTables {
  indicator: IndicatorTable
  reading: ReadingTable
}
