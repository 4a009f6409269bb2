import type { Op } from '../report.ts'
import type { Completion } from './completion.ts'
import type { Grade } from './grade.ts'
import type { Quantity } from './quantity.ts'
import type { Rank } from './rank.ts'

/** Set against something without a number: `⟦高于⟧全市平均水平`, `与经济增长⟦同步⟧`. */
export interface Against {
  readonly start: number
  readonly end: number
  readonly op: Op
  readonly of: string
}

/** A part of a figure found in a unit, with the start of its clause. */
export type Mark = { readonly from: number; readonly clause: number } & (
  | { readonly kind: 'quantity'; readonly said: Quantity; readonly chinese: boolean }
  | { readonly kind: 'rank'; readonly said: Rank }
  | { readonly kind: 'grade'; readonly said: Grade }
  | { readonly kind: 'done'; readonly said: Completion }
  | { readonly kind: 'against'; readonly said: Against }
)

/** A mark of one kind. */
export type MarkOf<Kind extends Mark['kind']> = Extract<Mark, { kind: Kind }>
