import type { ShownLight } from '../judging/shown-light.ts'

/** A row behind a number: a task, a matter or a slip, as it stood at the cut-off. */
export interface BulletinRow {
  readonly kind: 'task' | 'matter' | 'slip' | 'inspection'
  /** Of a slip, its matter's. */
  readonly id: string
  /** `第3项`, `〔2031〕2号`, `蓝督〔2031〕1号` */
  readonly number: string
  readonly words: string
  readonly unit: string
  /** What stands beside it: the light's ground, how long it is overdue. */
  readonly note: string
}

/** The numbers a bulletin may name. */
export type FigureKey =
  | 'all'
  | ShownLight
  | 'worse'
  | 'turned-red'
  | 'better'
  | 'newly-late'
  | 'owing'
  | 'handed-out'
  | 'settled'
  | 'running'
  | 'overdue'
  | 'slips'
  | 'slips-blue'
  | 'slips-orange'
  | 'slips-red'
  | 'closed'
  | 'beyond'
  | 'asked-urges'
  | 'asked-questions'
  | 'asked-inspections'
  | 'asked-twice'

/** The rows of every number: a number is how many there are. */
export type BulletinFigures = Readonly<Record<FigureKey, readonly BulletinRow[]>>

/** A part of a sentence: words, or a number with its measure word that opens its rows. */
export type Piece = string | { readonly figure: FigureKey; readonly count: number; readonly of?: string }

/** 栏目: 总体情况, 变化情况, 填报情况, 督办情况, 办结情况, 减负情况. */
export const sectionKeys = ['lights', 'turned', 'reports', 'matters', 'closed', 'burden'] as const
/** {@link sectionKeys} */
export type SectionKey = (typeof sectionKeys)[number]

/** A computed part of a bulletin. */
export interface BulletinSection {
  readonly key: SectionKey
  readonly heading: string
  readonly paragraphs: readonly (readonly Piece[])[]
}

/** Everything of a bulletin that is computed, at a day. */
export interface BulletinFacts {
  /** The last day it speaks of. */
  readonly cutOff: string
  readonly figures: BulletinFigures
  readonly sections: readonly BulletinSection[]
}

/** A part of a bulletin's text, in order: written by the office, or one of the computed ones. */
export type BulletinBlock =
  | { readonly kind: 'text'; readonly heading: string; readonly body: string }
  | { readonly kind: 'computed'; readonly section: SectionKey }
