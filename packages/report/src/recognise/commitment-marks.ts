import type { Due, Strength } from '../report.ts'
import type { Span } from '../source/span.ts'
import type { Context } from './context.ts'

/** When, how firmly, where and by whom one unit says it is to be done. */
export interface CommitmentMarks {
  readonly due: Due | null
  readonly strength: Strength
  readonly places: readonly string[]
  readonly units: readonly string[]
}

/** The marks of one unit of the text. */
export function readCommitmentMarks(_text: string, _unit: Span, _context: Context): CommitmentMarks {
  return { due: null, strength: 'expected', places: [], units: [] }
}
