import type { ColumnType } from 'kysely'
import type { BulletinKind } from '../../domain/bulletins/bulletin-table.ts'
import type { Day } from '../../domain/day.ts'
import type { ObjectionOutcome } from '../../domain/scores/objection-outcome.ts'
import type { ScoreRules } from '../../domain/scores/score-rules.ts'
import type { CountedRow } from '../../domain/scores/score-sheet.ts'
import type { ScoreAct, ScoreState } from '../../domain/scores/score-table.ts'
import type { Defaulted, Json, Numeric, Optional } from './columns.ts'

/** A version of the scores (考评) of a period. */
export interface ScoreTable {
  jurisdiction_id: string
  score_id: string
  kind: BulletinKind
  year: number
  month_from: number
  month_to: number
  version: number
  /** Why it was computed again; null of the first. */
  reason: string | null
  rule_version: number
  /** The table it was computed by, as it stood. */
  rules: Json<ScoreRules>
  cut_off: Day
  /** Content of the vault that holds rules and rows as they were computed. */
  data_hash: string
  state: Defaulted<ScoreState>
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  computed_by: string
  computed_at: Date
  proposed_by: Optional<string>
  approver_id: Optional<string>
  published_at: Optional<Date>
  revision: Defaulted<number>
}

/** One act on a version, as it was taken; rows do not change. */
export interface ScoreStepTable {
  jurisdiction_id: string
  score_id: string
  year: number
  ordinal: number
  prior: number | null
  act: ScoreAct
  from_state: ScoreState
  to_state: ScoreState
  taken_by: string
  person_id: string
  on_behalf_of: string | null
  at: Date
  reason: string | null
}

/** What a unit's score was computed from; emptied by a purge. */
export interface KeptSheet {
  /** The short name of the unit at the time. */
  readonly unit?: string
  readonly rows?: readonly CountedRow[]
}

/** A unit's score in a version; rows do not change. */
export interface ScoreUnitTable {
  jurisdiction_id: string
  score_id: string
  unit_id: string
  year: number
  place: number | null
  total: Numeric
  bonus: ColumnType<string, string | number, never>
  deduction: ColumnType<string, string | number, never>
  binding_missed: number
  sheet: Json<KeptSheet>
}

/** 异议 of a unit, and what the office answered. */
export interface ScoreObjectionTable {
  jurisdiction_id: string
  score_objection_id: string
  score_id: string
  unit_id: string
  year: number
  words: string
  raised_by: string
  raised_at: Date
  outcome: Optional<ObjectionOutcome>
  reply: Optional<string>
  replied_by: Optional<string>
  replied_at: Optional<Date>
}

/** A sufficient reason for a task that was not begun by the end of a month. */
export interface ScoreExcuseTable {
  jurisdiction_id: string
  score_excuse_id: string
  task_id: string
  year: number
  month_to: number
  reason: string
  made_by: string
  made_at: Date
  withdrawn_by: Optional<string>
  withdrawn_at: Optional<Date>
}

/** The tables of this file, by their names. */
export interface ScoresTables {
  score: ScoreTable
  score_step: ScoreStepTable
  score_unit: ScoreUnitTable
  score_objection: ScoreObjectionTable
  score_excuse: ScoreExcuseTable
}
