import type { Figure, Span } from '@luoshi/report'
import { bareWords } from './bare-words.ts'
import { indicatorOf } from './indicator-of.ts'
import { type SuggestedIndicator, suggestedIndicators } from './judging/suggested-indicator.ts'

/** A figure of a target as a row of the task table. */
export interface TargetRow {
  /** The clause of the target that the figure stands in, without what closes it. */
  readonly wording: string
  /** Of the clause in the report's text. */
  readonly span: Span
  /** 目标要求: `地区生产总值 增长 6%左右`; null where the target is words alone. */
  readonly requirement: string | null
  readonly indicator: SuggestedIndicator | null
  /** Alike for the same clause and indicator in another version of the report. */
  readonly key: string
}

/** What closes a clause; enumeration commas part no clauses, for several names may share one figure. */
const ends = /[，,；;。！？\n]/

/** The row of a figure of a target, or of a target without one. `target` is the whole statement and where it begins. */
export function targetRow(
  target: { readonly wording: string; readonly start: number },
  figure: Figure | undefined,
): TargetRow {
  const [from, to] = figure ? clauseAround(target.wording, figure.span[0] - target.start) : [0, target.wording.length]
  const wording = target.wording.slice(from, to)
  const [indicator = null] = figure ? suggestedIndicators([figure], { adopted: '', wording: '' }) : []
  const { name, kind, unit } = figure ? indicatorOf(figure) : { name: '', kind: '', unit: '' }
  return {
    wording,
    span: [target.start + from, target.start + to],
    requirement: figure && indicator ? requirementWords(figure, indicator) : null,
    indicator,
    key: [bareWords(wording), name, kind, unit].join('|'),
  }
}

/** The clause that holds a place of a statement, without its lead-in (`……主要预期目标是：`), blanks and closing marks. */
function clauseAround(words: string, place: number): readonly [number, number] {
  const at = Math.min(Math.max(place, 0), Math.max(words.length - 1, 0))
  let from = at
  while (from > 0 && !ends.test(words.charAt(from - 1))) from--
  let to = at
  while (to < words.length && !ends.test(words.charAt(to))) to++
  const lead = Math.max(words.lastIndexOf('：', at), words.lastIndexOf(':', at)) + 1
  if (lead > from && lead <= at) from = lead
  while (from < to && /\s/.test(words.charAt(from))) from++
  while (to > from && /\s/.test(words.charAt(to - 1))) to--
  // a place that is no part of the statement leaves the whole of it
  return from < to ? [from, to] : [0, words.length]
}

function requirementWords({ op, max, change, of }: Figure, indicator: SuggestedIndicator): string {
  const { name, unit, value, valueText, rule } = indicator
  if (op === 'with') return `${name} 与${of ?? valueText ?? ''}同步`
  if (value === null) return [name, valueText].filter(Boolean).join(' ')
  const amount = `${value}${max === null ? '' : `—${indicator.valueMax ?? max}`}${unit}`
  if (rule === 'rank') return `${name} ${value === '1' ? '第' : '前'}${value}位`
  const verb = rule === 'reduction' ? '下降 ' : change ? '增长 ' : ''
  const tail = { '>=': '以上', '>': '以上', '<=': '以内', '<': '以内', '~': '左右' }[op as string] ?? ''
  return `${name} ${verb}${amount}${tail}`
}
