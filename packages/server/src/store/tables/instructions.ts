import type { InstructionAct, InstructionState, InstructionSubject } from '../../domain/instructions/instruction.ts'
import type { Defaulted, Optional } from './columns.ts'

/** 批示 of a leader, on one task, matter, bulletin or report. */
export interface InstructionTable {
  jurisdiction_id: string
  instruction_id: string
  subject: InstructionSubject
  /** What it is written on: one of the five. */
  task_id: Optional<string>
  matter_id: Optional<string>
  bulletin_id: Optional<string>
  progress_id: Optional<string>
  report_id: Optional<string>
  /** Whose it is; a deputy writes in the leader's name. */
  leader_id: string
  written_by: string
  written_at: Date
  words: string
  /** Whether the office is to follow it up; otherwise it is a note. */
  follow: boolean
  state: InstructionState
  steps: Defaulted<number>
  last_step: Optional<number>
  /** Whether it was settled without steps, before the database asked for them. */
  earlier_form: Defaulted<boolean>
  /** What the office answered where no matter was made of it. */
  reply: Optional<string>
  settled_by: Optional<string>
  settled_at: Optional<Date>
  /** The matter that was made of it. */
  became_matter_id: Optional<string>
}

/** An act on an instruction: a chain from step to step, as that of clues. */
export interface InstructionStepTable {
  jurisdiction_id: string
  instruction_id: string
  ordinal: number
  prior: number | null
  act: InstructionAct
  from_state: InstructionState
  to_state: InstructionState
  taken_by: string
  at: Date
}

/** The tables of this file, by their names. */
export interface InstructionsTables {
  instruction: InstructionTable
  instruction_step: InstructionStepTable
}
