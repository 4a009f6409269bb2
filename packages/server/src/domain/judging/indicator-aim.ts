import type { IndicatorRule, Nature, Op } from '../vocabulary.ts'

/** What an indicator of a task asks. Numbers as decimal text. */
export interface IndicatorAim {
  /** Of a project followed by stages: which one it measures; null for the task as a whole. */
  readonly stage: string | null
  readonly name: string
  readonly unit: string
  readonly rule: IndicatorRule
  readonly op: Op
  readonly value: string | null
  readonly valueText: string | null
  readonly valueMax: string | null
  readonly base: string | null
  readonly nature: Nature | null
}
