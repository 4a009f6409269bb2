import type { Again } from '@luoshi/report/compare'
import type { PublishedPassage } from './published-passage.ts'
import type { ConfirmedVerdict } from './vocabulary.ts'

/** 对账单: what became of a year's promises by the words of the next report, as people confirmed it. */
export type PublishedSettlement =
  | {
      readonly state: 'closed'
      /** ISO 8601 in UTC. */
      readonly closedAt: string
      /** Version of the rules that proposed. */
      readonly rules: string
      readonly next: PublishedNextReport
      /** In the order of the earlier report. */
      readonly items: readonly PublishedSettledItem[]
    }
  | { readonly state: 'withdrawn'; readonly at: string; readonly reason: string }

/** The report whose review the promises stand beside. */
export interface PublishedNextReport {
  readonly year: number
  readonly reportId: string
  readonly title: string | null
  /** The day it was given, `YYYY-MM-DD`. */
  readonly date: string | null
  readonly fileName: string
  readonly documentHash: string
}

/** One promise with its verdict and what stands beside it. */
export interface PublishedSettledItem extends PublishedPassage {
  /** Counted from 1; stands in the item's address. */
  readonly ordinal: number
  readonly kind: 'measure' | 'target' | 'livelihood'
  /** The area's heading; null for what stands under none. */
  readonly area: string | null
  /** 序号 of its commitment; null for a target. */
  readonly number: number | null
  readonly verdict: ConfirmedVerdict
  /** The sentences of the next report it rests on. */
  readonly claims: readonly PublishedPassage[]
  readonly figures: readonly PublishedAnswer[]
  /** The sentence of the next report that promises the same again; null where it does not. */
  readonly again: (PublishedPassage & { readonly how: Again['how'] | null; readonly number: number | null }) | null
  /** Years running in which it was promised. */
  readonly years: number
  readonly note: string | null
  readonly statistics: readonly PublishedStatistic[]
  readonly replies: readonly { readonly unit: string; readonly words: string; readonly at: string }[]
  /** Newest first. */
  readonly corrections: readonly PublishedCorrection[]
}

/** A promised figure beside the one the next report states. */
export interface PublishedAnswer {
  readonly metric: string
  readonly promised: string
  readonly said: string
  /** Worked out, and not written in the report. */
  readonly derived: boolean
  readonly result: 'reached' | 'below' | 'yardstick'
  /** How the two were made comparable; null where they are as written. */
  readonly conversion: string | null
}

/** A figure of the statistics office: shown, never judged by. */
export interface PublishedStatistic {
  readonly metric: string
  readonly value: string
  readonly unit: string
  readonly period: string
  readonly basis: 'nominal' | 'comparable' | 'unstated'
  readonly source: string
}

/** A verdict that was changed after the closing. */
export interface PublishedCorrection {
  readonly at: string
  readonly before: ConfirmedVerdict
  readonly after: ConfirmedVerdict
  readonly reason: string
}
