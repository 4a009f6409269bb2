import type { Op } from '../report.ts'
import { isAbout } from './about.ts'
import { comparedBefore, isShare, timeBefore, trimOf } from './compared.ts'
import { type Effect, leadWords } from './lead-words.ts'

/** What the words between a metric and its number say. */
export interface Lead {
  /** Where the metric's words end. */
  metricEnd: number
  /** The value is a growth or a fall. */
  change: boolean
  fall: boolean
  op: Op | null
  /** 力争: the value is a stretch goal. */
  stretch: boolean
  /** 分别, 均: the values, or the value, are shared out among the metrics before. */
  each: 'respectively' | 'all' | null
  /** A time named just before the number, `是⟦2006年⟧的2倍`. */
  time: string | null
  /** What is compared with: `2006年`, `上年`, `全省平均水平`. */
  of: string | null
  /** A verb or a word of comparison stood before the number. */
  said: boolean
  /** 从, 由: the value is where it began. */
  from: boolean
}

/** Reads the words `[from, end)` before a number, from its side: `固定资产投资⟦力争增长⟧10%`. */
export function readLead(text: string, from: number, end: number): Lead {
  const lead: Lead = {
    metricEnd: end,
    change: false,
    fall: false,
    op: null,
    stretch: false,
    each: null,
    time: null,
    of: null,
    said: false,
    from: false,
  }
  let to = false
  let at = end
  // 增长⟦-⟧0.2%
  if ('-－−负'.includes(text.charAt(at - 1)) && at - 1 > from) {
    lead.fall = true
    at--
  }
  for (let steps = 0; steps < 14 && at > from; steps++) {
    const code = text.charCodeAt(at - 1)
    if (code === 32 || code === 9 || code === 0x3000) {
      at--
      continue
    }
    const base = basisBefore(text, from, at)
    if (base > 0) {
      lead.of ??= trimOf(text.slice(base + 1, at).replace(/的?基础上$/, ''))
      at = base
      lead.said = true
      continue
    }
    const time = timeBefore(text, from, at)
    if (time < at) {
      const joint = time > from ? text.charAt(time - 1) : ''
      if (joint === '从' || joint === '由') {
        lead.from = true
        at = time - 1
        break
      }
      if ((joint === '比' || joint === '较') && !isShare(text, time - 1, from)) {
        lead.of ??= trimOf(text.slice(time, at))
        at = time - 1
        lead.said = true
        continue
      }
      lead.time ??= trimOf(text.slice(time, at))
      // 提高⟦到2025年的⟧7.4万元: a level reached, no growth
      if (joint === '到' || joint === '至') to = true
      at = joint === '到' || joint === '至' || joint === '在' ? time - 1 : time
      continue
    }
    const found = leadWords.endingAt(text, at, from)
    if (found === undefined) {
      const than = comparedBefore(text, from, at)
      if (than === null) break
      lead.of ??= trimOf(text.slice(than.behind, at))
      if (than.op !== null) {
        lead.op ??= than.op
        lead.change = true
      }
      at = than.at
      lead.said = true
      continue
    }
    const effect = found.means
    if (effect === 'stop') break
    const next = at - found.word.length
    // 签约60个, 签约达60个: signs sixty, not about sixty
    if (found.word.startsWith('约') && !isAbout(text, next + 1, from)) {
      if (found.word.length === 1) break
      at = next + 1
      lead.said = true
      continue
    }
    if (effect === 'from') {
      if (at === end) {
        lead.from = true
        at = next
      }
      break
    }
    // 降幅收窄2个百分点: what falls is the fall
    if (effect === 'fall-noun' && lead.change) break
    // 自然增长率 is itself a rate, not the growth of one
    if (effect === 'growth-noun' && text.startsWith('自然', next - 2)) break
    if (effect === 'to') to = true
    apply(lead, effect, to)
    lead.said = true
    at = next
  }
  lead.metricEnd = at
  return lead
}

/** Where `在…基础上` begins that ends at `at`; -1 where none does. */
function basisBefore(text: string, from: number, at: number): number {
  if (!text.startsWith('基础上', at - 3)) return -1
  const begin = text.lastIndexOf('在', at - 4)
  return begin > from && at - begin <= 40 ? begin : -1
}

function apply(lead: Lead, effect: Exclude<Effect, 'stop' | 'from'>, to: boolean): void {
  switch (effect) {
    case 'growth':
      if (!to) lead.change = true
      break
    case 'growth-noun':
      lead.change = true
      break
    case 'fall':
      if (!to) lead.change = lead.fall = true
      break
    case 'fall-noun':
      lead.change = lead.fall = true
      break
    case 'stretch':
      lead.stretch = true
      break
    case 'respectively':
      lead.each = 'respectively'
      break
    case 'all':
      lead.each ??= 'all'
      break
    case 'to':
    case 'level':
    case 'adverb':
      break
    default:
      lead.op ??= effect
  }
}
