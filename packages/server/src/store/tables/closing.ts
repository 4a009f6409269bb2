import type { Grade } from '../../domain/matters/matter-act.ts'
import type { ClosingAct, ClosingState } from '../../domain/matters/task-closing.ts'
import type { Defaulted, Json, Optional } from './columns.ts'

/** How far the closing of a task is; no row where nobody asked for it yet. */
export interface TaskClosingTable {
  jurisdiction_id: string
  task_id: string
  state: Defaulted<ClosingState>
  /** How many steps it has gone; its state is where the last one led. */
  steps: Defaulted<number>
  /** `steps`, or null before the first. */
  last_step: Optional<number>
  asked_by: Optional<string>
  asked_at: Optional<Date>
  verified_by: Optional<string>
  grade: Optional<Grade>
}

/** A step of the closing of a task, insert-only. */
export interface TaskClosingStepTable {
  jurisdiction_id: string
  task_id: string
  ordinal: number
  /** The step before; null for the first. */
  prior: number | null
  act: ClosingAct
  from_state: ClosingState
  to_state: ClosingState
  taken_by: string
  person_id: string
  /** The unit in whose name it was done. */
  unit_id: string | null
  /** Whose powers they were, by delegation. */
  on_behalf_of: string | null
  at: Date
  words: string | null
  reason: string | null
  grade: Grade | null
  /** Pieces of the task's evidence that show it. */
  evidence: Json<readonly string[]>
}

/** The tables of this file, by their names. */
export interface ClosingTables {
  task_closing: TaskClosingTable
  task_closing_step: TaskClosingStepTable
}
