import { html } from 'hono/html'
import type { PublishedIndicator, PublishedReading } from '../../domain/published-year.ts'
import type { Markup } from '../markup.ts'

/** What an indicator measures: one metric's amount, growth and rank are three indicators and are told apart here. */
export function indicatorName({ name, kind }: PublishedIndicator): string {
  if (kind === 'rate') return `${name}增速`
  return kind === 'rank' ? `${name}位次` : name
}

/** A reading with its unit smaller than its number. */
export function readingMarkup(
  { kind, unit }: PublishedIndicator,
  { op, value, valueText, among }: PublishedReading,
): Markup {
  if (value === null) return html`<span class="figure"><b>${valueText ?? ''}</b></span>`
  // 前三名 is not the third place: where it is not known which was said, neither is claimed
  const before = kind !== 'rank' || op === undefined ? '' : op === 'rank<=' ? '前' : '第'
  const number = plain(value).replace('-', '−')
  return html`<span class="figure">${before}<b>${number}</b>${unit ? html`<small>${unit}</small>` : ''}${among === undefined ? '' : html`<small>（共${among}个）</small>`}</span>`
}

/** The words of an indicator's targets; empty where a target is words alone. */
export function targetWords({
  kind,
  unit,
}: PublishedIndicator): (target: PublishedIndicator['targets'][number]) => string {
  return ({ op, value, valueText, max, comparedWith }) => {
    if (op === 'with') return `与${comparedWith ?? ''}同步`
    if (value === null) return valueText ?? ''
    const number = `${plain(value)}${max === null ? '' : `—${plain(max)}`}`
    if (kind === 'rank') return `${number === '1' ? '第' : '前'}${number}${unit}`
    const [before, after] = signs[op ?? '='] ?? ['', '']
    return `${before}${number.replace('-', '−')}${unit}${after}`
  }
}

const signs: Readonly<Record<string, readonly [before: string, after: string]>> = {
  '>=': ['', '以上'],
  '<=': ['', '以内'],
  '>': ['超过', ''],
  '<': ['低于', ''],
  '~': ['', '左右'],
}

/** A decimal number without the zeros PostgreSQL may keep at its end. */
function plain(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

const kinds = ['amount', 'share', 'coverage', 'grade', 'rate', 'rank', 'milestone', 'text']

/** Indicators of one metric side by side: its amount, its growth, its rank; metrics in the order they came. */
export function byName(indicators: readonly PublishedIndicator[]): readonly PublishedIndicator[] {
  const names = [...new Set(indicators.map(({ name }) => name))]
  return [...indicators].sort(
    (a, b) => names.indexOf(a.name) - names.indexOf(b.name) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  )
}
