import { notLentBy } from '../own-power.ts'
import type { Grade, MatterDoer } from './matter-act.ts'
import { type ClosingAct, type ClosingMove, type ClosingState, closingActs, closingTable } from './task-closing.ts'

/** What is known of a task's closing when somebody acts on it. */
export interface ClosingFacts {
  readonly state: ClosingState
  /** The accountable lead unit; null where there is none. */
  readonly leadUnitIds: readonly string[]
  /** Who asked to close it last. */
  readonly askedBy: string | null
}

/** What comes with an act. */
export interface ClosingInput {
  readonly act: ClosingAct
  readonly words: string | null
  readonly reason: string | null
  readonly grade: Grade | null
  /** How many files show it. */
  readonly evidence: number
}

/** What stands in the way of an act: its place in the table, the person, or what it must bring. */
export type ClosingBar =
  | { readonly kind: 'no-such-act' }
  | { readonly kind: 'not-yours'; readonly by: ClosingMove['by'] }
  | { readonly kind: 'missing'; readonly what: ClosingMove['carries'][number] }

/** Where an act leads, or what stands in its way: the place in the table, the person, then what it must bring. */
export function judgeClosing(
  facts: ClosingFacts,
  doer: MatterDoer,
  input: ClosingInput,
): { readonly kind: 'moves'; readonly to: ClosingState } | ClosingBar {
  const { from, to, by, carries } = closingTable[input.act]
  if (from !== facts.state) return { kind: 'no-such-act' }
  if (!isTheirs(by, facts, doer)) return { kind: 'not-yours', by }
  const what = carries.find((one) => !brings(one, input))
  return what === undefined ? { kind: 'moves', to } : { kind: 'missing', what }
}

/** The acts that somebody may do as things stand, in the table's order; what each must bring is not looked at. */
export const openClosingActs = (facts: ClosingFacts, doer: MatterDoer): readonly ClosingAct[] =>
  closingActs.filter((act) => closingTable[act].from === facts.state && isTheirs(closingTable[act].by, facts, doer))

function isTheirs(by: ClosingMove['by'], { leadUnitIds, askedBy }: ClosingFacts, { personId, roles }: MatterDoer) {
  const office = roles.some(({ part }) => part === 'office')
  switch (by) {
    case 'office':
      return office
    case 'office-second':
      return personId !== askedBy && notLentBy(roles, [askedBy]).some(({ part }) => part === 'office')
    case 'lead-head':
      return roles.some(({ part, unitId }) => part === 'head' && unitId !== null && leadUnitIds.includes(unitId))
  }
}

function brings(what: ClosingMove['carries'][number], { words, reason, grade, evidence }: ClosingInput): boolean {
  switch (what) {
    case 'text':
      return said(words)
    case 'reason':
      return said(reason)
    case 'grade':
      return grade !== null
    case 'evidence':
      return evidence > 0
  }
}

const said = (words: string | null): boolean => words !== null && words.trim() !== ''
