import type { ConfirmedVerdict } from '../vocabulary.ts'

/** 待核 stands for what nobody has confirmed. */
export type ShownVerdict = ConfirmedVerdict | 'unconfirmed'

/** In the order in which they are counted and shown. */
export const shownVerdicts: readonly ShownVerdict[] = [
  ...(['met', 'short', 'underway', 'general', 'silent', 'left-out', 'unconfirmed'] as const),
]

/** A verdict's shape and word: colour comes last. */
export const shownVerdictWords: Readonly<Record<ShownVerdict, readonly [shape: string, word: string]>> = {
  met: ['✓', '已完成'],
  short: ['▼', '未达到'],
  underway: ['◐', '推进中'],
  general: ['≈', '仅笼统提及'],
  silent: ['○', '报告未提及'],
  'left-out': ['—', '不作对账'],
  unconfirmed: ['?', '待核'],
}

/** What each verdict means, as it is printed and published. @see the labelling rules of the settled pairs */
export const verdictDefinitions: Readonly<Record<ShownVerdict, string>> = {
  met: '今年报告写明所承诺的事项已经办成；承诺了数字的，达到或超过。',
  short: '今年报告给出了同一事项的数字或状态，低于承诺，或承诺的期限已过而报告写明尚未完成。',
  underway: '今年报告写明同一事项已开始或正在推进，没有写明办成。',
  general: '报告讲到这一领域，没有讲到所承诺的事项。',
  silent: '在今年报告中没有找到对应表述。未提及不等于未完成，办理情况以台账为准。',
  'left-out': '原文是原则性要求，没有可以核对的事项或数字。',
  unconfirmed: '尚未由人确认。',
}

/** What is counted of an item. */
export interface Settled {
  readonly verdict: ConfirmedVerdict | null
}

/** How many promises stand where. */
export interface SettlementCounts {
  /** Promises that can be settled: all but those left out. */
  readonly promises: number
  readonly confirmed: number
  readonly silent: number
  readonly leftOut: number
  readonly by: Readonly<Record<ShownVerdict, number>>
}

/** Counts items by verdict; those left out are no promises that can be settled. */
export function countVerdicts(items: readonly Settled[]): SettlementCounts {
  const by: Record<ShownVerdict, number> = {
    ...{ met: 0, short: 0, underway: 0, general: 0, silent: 0, 'left-out': 0, unconfirmed: 0 },
  }
  for (const { verdict } of items) by[verdict ?? 'unconfirmed']++
  const promises = items.length - by['left-out']
  return { promises, confirmed: promises - by.unconfirmed, silent: by.silent, leftOut: by['left-out'], by }
}

/**
 * The account in words, never as one percentage: what is confirmed is not what was kept, and what is not mentioned is not
 * what was not done.
 */
export function countWords({ promises, confirmed, silent, leftOut }: SettlementCounts): string {
  const left = leftOut > 0 ? `另有原则性要求${leftOut}项，不作对账。` : ''
  return `可以对账的承诺${promises}项，已经人工确认${confirmed}项，其中报告未提及${silent}项。${left}未提及不等于未完成。`
}
