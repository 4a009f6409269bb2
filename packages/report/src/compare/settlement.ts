import type { Figure, Theme } from '../report.ts'
import type { Span } from '../source/span.ts'
import type { PromiseKind } from './statements.ts'

/** What this year's report says of last year's promises, as far as a machine can propose it. */
export interface Settlement {
  readonly schema: 'luoshi.settlement/1'
  /** Version of the rules and weights that made the proposals. */
  readonly rules: string
  readonly last: Compared
  readonly next: Compared
  readonly promises: readonly SettledPromise[]
  /** What a person should know before trusting it: another place, years apart, a review of five years. */
  readonly findings: readonly SettlementFinding[]
}

/** One of the two reports. */
export interface Compared {
  readonly file: string | null
  readonly sha256: string
  readonly jurisdiction: string | null
  readonly planYear: number | null
  readonly reviewYear: number | null
}

/** Something about the two reports that the reader of a settlement must know. */
export interface SettlementFinding {
  readonly rule:
    | 'another-place'
    | 'unknown-place'
    | 'not-consecutive'
    | 'unknown-year'
    | 'several-years'
    | 'part-of-year'
    | 'no-review'
    | 'no-promises'
    | 'same-document'
  /** True where the two reports cannot be settled against each other. */
  readonly prevents: boolean
  readonly message: string
  readonly messageEn: string
}

/** 已完成, 未达到, 推进中; `not-named` is 仅笼统提及 or 报告未提及, which only reading parts. */
export type Verdict = 'met' | 'short' | 'underway' | 'not-named'

/** A promise of the earlier report with its proposed verdict. */
export interface SettledPromise {
  readonly id: string
  readonly text: string
  /** In the text of the earlier report. */
  readonly span: Span
  readonly kind: PromiseKind
  readonly area: string | null
  readonly theme: Theme | null
  /** A slogan without an object, a figure or a list: 不作对账, left out of counts. */
  readonly rhetorical: boolean
  readonly verdict: Verdict
  /** How probable the proposed verdict is, 0 to 1, comparable between promises. */
  readonly certainty: number
  /** How probable each verdict is; they add up to 1. */
  readonly probabilities: Readonly<Record<Verdict, number>>
  /** If nothing names it: how probable that nothing speaks of its field either. */
  readonly silentProbability: number
  /** The likeliest first, up to five; the same sentence may answer many promises. */
  readonly claims: readonly Claim[]
  readonly promisedAgain: boolean
  readonly again: readonly Again[]
  /** Why, in Chinese. */
  readonly reasons: readonly string[]
}

/** A sentence of the later report that says what became of a promise. */
export interface Claim {
  readonly text: string
  /** In the text of the later report. */
  readonly span: Span
  readonly heading: string | null
  /** How likely it is the right one, 0 to 1. */
  readonly likelihood: number
  readonly figures: readonly FigureAnswer[]
  /** Words both have, in the text of the later report, for marking. */
  readonly shared: readonly Span[]
}

/** How a reported figure stands to the promised one; `yardstick` when the two are measured differently. */
export type FigureResult = 'reached' | 'below' | 'yardstick'

/** A promised figure and what a sentence of the next report says of it. */
export interface FigureAnswer extends Pick<Figure, 'metric' | 'op' | 'value' | 'unit' | 'change'> {
  /** Of the promised figure, in the earlier report. */
  readonly span: Span
  readonly said: {
    readonly metric: string
    readonly value: number | string
    readonly unit: string | null
    readonly change: boolean
    /** Worked out, and not written in the report. */
    readonly derived: boolean
    /** Of the figure it was read or worked out from, in the later report. */
    readonly span: Span
  }
  readonly result: FigureResult
  /** How the two were made comparable, in Chinese; null where they are as written. */
  readonly conversion: string | null
}

/** A sentence of the next plan that promises the same again. */
export interface Again {
  readonly text: string
  readonly span: Span
  readonly how: 'same' | 'raised' | 'lowered' | 'reworded' | 'yardstick'
  readonly likelihood: number
}
