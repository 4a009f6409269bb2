import { amountOf } from './amount.ts'
import { lowerIsBetter, metricLikeness, qualifierConflicts } from './metric-words.ts'
import type { ReadFigure } from './read-figures.ts'
import type { FigureAnswer } from './settlement.ts'

/** One figure that is a part of a promised whole, and the sentence it stands in. */
interface Part {
  readonly claim: number
  readonly read: ReadFigure
  /** What tells it from the other parts: its stage, or its kind where the promise lists several. */
  readonly key: string
  readonly amount: number
}

/** Stages of one work: each is reported by itself, and the promise is of all. */
const stage =
  /[一二三四五六七八九十\d]+期|第[一二三四五六七八九十\d]+(?:批|阶段)|[上下]半年|[一二三四]季度|[东南西北中]段/

/** Figures that are no sum of anything: a rate, a rank, a grade, a number of points. */
const single = new Set(['rate', 'points'])

/**
 * The sum that some sentences give of a promised number: `新建厂房10万平方米` by `一期建成厂房6万平方米` and `二期建成厂房5万平方米`,
 * `培育甲型企业、乙型企业12家` by the two kinds reported apart. Null where fewer than two parts are told; a part that is told
 * twice counts once.
 */
export function sumOf(
  promised: ReadFigure,
  said: readonly { readonly claim: number; readonly figures: readonly ReadFigure[] }[],
  nextText: string,
): { claim: number; answer: FigureAnswer } | null {
  const { metric, op, value, unit, change, span } = promised.figure
  if (typeof value !== 'number' || change || op === '<=' || op === '<' || lowerIsBetter(metric)) return null
  const wanted = amountOf(value, unit)
  if (single.has(wanted.dimension) || op === 'rank<=' || op === 'grade') return null
  const parts = new Map<string, Part>()
  for (const { claim, figures } of said)
    for (const read of figures) {
      const part = partOf(promised, claim, read, wanted.dimension, nextText)
      if (part && !parts.has(part.key)) parts.set(part.key, part)
    }
  const [first, ...others] = parts.values()
  if (!first || others.length === 0) return null
  const all = [first, ...others]
  const sum = all.reduce((total, { amount }) => total + amount, 0)
  const { figure } = first.read
  const total = Number(((sum * Number(figure.value)) / first.amount).toPrecision(6))
  const words = all.map(({ read: { figure: of } }) => `${of.metric} ${of.value}${of.unit ?? ''}`).join('，')
  return {
    claim: first.claim,
    answer: {
      ...{ metric, op, value, unit, change, span },
      said: { metric: figure.metric, value: total, unit: figure.unit, change: false, derived: true, span: figure.span },
      result: sum >= wanted.amount * (op === '~' ? 0.98 : 0.999) ? 'reached' : 'below',
      conversion: `${words}，合计 ${total}${figure.unit ?? ''}`,
    },
  }
}

function partOf(
  promised: ReadFigure,
  claim: number,
  read: ReadFigure,
  dimension: string,
  nextText: string,
): Part | null {
  const { figure, words, stock } = read
  if (typeof figure.value !== 'number' || figure.change || stock || figure.value <= 0) return null
  const amount = amountOf(figure.value, figure.unit)
  if (amount.dimension !== dimension || qualifierConflicts(promised.words, words).length > 0) return null
  const before = nextText.slice(Math.max(0, figure.span[0] - 12), figure.span[0]).replace(/^.*[，。；！？\n]/s, '')
  const lead = `${before}${figure.metric}`
  if (/其中|包括|合计|共计?/.test(lead)) return null
  const staged = stage.exec(lead)?.[0]
  if (staged && metricLikeness(promised.words, words) >= 0.75)
    return { claim, read, key: staged, amount: amount.amount }
  const listed = words.core.length >= 3 && kindsIn(promised.figure.metric).some((kind) => kind.endsWith(words.core))
  return listed ? { claim, read, key: words.core, amount: amount.amount } : null
}

/** The kinds that one number is promised of: `甲型企业、乙型企业` → both; none where there is one. */
export function kindsIn(metric: string): string[] {
  const kinds = metric.replace(/[等各类]+$/, '').split(/[、和与及]/)
  return kinds.length > 1 ? kinds : []
}
