import type { JSONColumnType } from 'kysely'
import type { Day } from '../../domain/day.ts'
import type { LightColour, Pace } from '../../domain/vocabulary.ts'
import type { Instant, Numeric } from './columns.ts'

/** A light given for a task and a period; a later correction is the next `ordinal`. */
export interface LightTable {
  jurisdiction_id: string
  light_id: string
  task_id: string
  period_id: string
  ordinal: number
  light: LightColour
  pace: Pace | null
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

/** The tables of this file, by their names. */
export interface JudgingTables {
  light: LightTable
}
