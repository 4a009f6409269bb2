import type { ClueAct, ClueSource, ClueState } from '../../domain/clues/clue.ts'
import type { Defaulted, Optional } from './columns.ts'

/** 线索: what was told to the office. Only the office reads it; its words stand in no ledger and no vault. */
export interface ClueTable {
  jurisdiction_id: string
  clue_id: string
  source: ClueSource
  /** The number it has where it came from. */
  reference: string | null
  /** `YYYY-MM-DD` */
  received_on: string
  words: string
  /** Who gave it, and how to reach them; null where it is not known, or was taken out. */
  giver: string | null
  contact: string | null
  state: Defaulted<ClueState>
  steps: Defaulted<number>
  last_step: Optional<number>
  /** Whether it was settled without steps, before the database asked for them. */
  earlier_form: Defaulted<boolean>
  entered_by: string
  entered_at: Date
  reply: Optional<string>
  reason: Optional<string>
  settled_by: Optional<string>
  settled_at: Optional<Date>
  /** The matter that was made of it. */
  matter_id: Optional<string>
  giver_removed_at: Optional<Date>
}

/** An act on a clue: a chain from step to step, so that a state follows from the table of acts and from nothing else. */
export interface ClueStepTable {
  jurisdiction_id: string
  clue_id: string
  ordinal: number
  prior: number | null
  act: ClueAct
  from_state: ClueState
  to_state: ClueState
  taken_by: string
  at: Date
}

/** The tables of this file, by their names. */
export interface CluesTables {
  clue: ClueTable
  clue_step: ClueStepTable
}
