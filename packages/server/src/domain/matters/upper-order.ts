import type { Importance } from '../vocabulary.ts'
import type { ClockRule } from './clock.ts'
import { ownClock, presetClock } from './clock.ts'
import type { Limit } from './limit.ts'

/** What a column of the ledger of orders from above (13710 台账) can hold, in the order the desk offers it. */
export const upperFields = [
  'number',
  'title',
  'asked',
  'day',
  'leads',
  'partners',
  'limit',
  'importance',
  'from',
  'progress',
  'state',
] as const
/** One of {@link upperFields}. */
export type UpperField = (typeof upperFields)[number]

/** A column of the ledger as the place remembers it: its head, and what it holds; null for what is not taken in. */
export interface UpperColumn {
  readonly name: string
  readonly field: UpperField | null
}

/** What the ledger above says of an order and the matter has no place of its own for; kept as it was taken in. */
export interface UpperSaid {
  /** 交办日期, `YYYY-MM-DD` */
  readonly day: string | null
  readonly progress: string | null
  readonly state: string | null
}

/** How long an order may take, as its ledger says; null where it says nothing, so that the rule of 13710 holds. */
export type UpperLimit =
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'days'; readonly count: number; readonly basis: 'natural' | 'work' }
  | { readonly kind: 'months'; readonly count: number }
  | null

/** An order from above as a row of its ledger was understood. */
export interface UpperOrder extends UpperSaid {
  /** The number it has above. */
  readonly number: string
  readonly title: string
  readonly asked: string
  /** Ordered; the first answers for it. */
  readonly leadUnitIds: readonly string[]
  readonly partnerUnitIds: readonly string[]
  readonly limit: UpperLimit
  readonly importance: Importance
  /** Who gave it, or where it comes from. */
  readonly from: string | null
}

/** The clock of an order: the limit its ledger names, or the rule of 13710 by its importance. */
export function upperClock({ limit, importance }: Pick<UpperOrder, 'limit' | 'importance'>): ClockRule {
  if (limit === null) return presetClock('13710', importance)
  if (limit.kind !== 'days') return ownClock(limit)
  const { basis, ...days } = limit
  return ownClock(days, { basis })
}

/** The limit an order's clock holds in the words of a ledger; empty where it is the rule's own. */
export function limitWords({ preset, steps, counting }: ClockRule): string {
  const limit: Limit | undefined = steps.find(({ step }) => step === 'settle')?.limit
  if (preset !== 'own' || limit === undefined) return limit?.kind === 'date' ? limit.day : ''
  if (limit.kind === 'date') return limit.day
  if (limit.kind === 'months') return `${limit.count}个月`
  if (limit.kind === 'days') return `${limit.count}${counting.basis === 'work' ? '个工作日' : '天'}`
  return ''
}
