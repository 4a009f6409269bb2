import type { ClosingInput } from '../../domain/matters/closing-act.ts'
import { type ClosingAct, closingTable } from '../../domain/matters/task-closing.ts'

/** What somebody needs for an act on the closing of a task. */
export type ClosingAction = 'closing.ask' | 'closing.decide'

/** The action an act needs: the unit's, or the office's. */
export const closingActionOf = (act: ClosingAct): ClosingAction =>
  closingTable[act].by === 'lead-head' ? 'closing.ask' : 'closing.decide'

/** An act on the closing of a task, and what it brings. */
export interface ClosingWanted extends Omit<ClosingInput, 'evidence'> {
  /** How many steps the person saw. */
  readonly steps: number
  /** Pieces of the task's evidence. */
  readonly evidenceIds: readonly string[]
  readonly mails: boolean
}
