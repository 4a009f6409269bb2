import { amountOf } from './amount.ts'
import { bigramsOf } from './bigrams.ts'
import { kindsIn } from './figure-sums.ts'
import { lowerIsBetter, metricLikeness, qualifierConflicts, sameHead } from './metric-words.ts'
import type { ReadFigure } from './read-figures.ts'
import type { FigureAnswer, FigureResult } from './settlement.ts'

/** Metrics less alike are not the same. */
const leastLikeness = 0.5
/** Growth that was worked out from two years' levels and is larger, in per cent, comes from another scope rather than from growth. */
const largestGrowth = 30

/** The best answer that some figures of one sentence give to a promised one; null where they give none. */
export function answerOf(
  promised: ReadFigure,
  said: readonly ReadFigure[],
  lastYear: readonly ReadFigure[],
): FigureAnswer | null {
  const alike = said
    .map((read) => ({ read, likeness: metricLikeness(promised.words, read.words) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .map(({ read, likeness }) => ({ read, likeness: likeness - qualifierConflicts(promised.words, read.words).length }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ read }) => read)
  return (
    first(alike, (read) => direct(promised, read)) ??
    first(alike, (read) => grown(promised, read, lastYear)) ??
    first(alike, (read) => increment(promised, read, said)) ??
    first(said, (read) => (isSameThing(promised, read) ? direct(promised, read) : null))
  )
}

/** So much of a promised metric must stand in a clause that tells the same number of the same unit. */
const leastWords = 0.5

/**
 * Told of the same thing though the metric is worded differently: the same named one of several (`泉东路等6条道路`); or one
 * of the kinds that a number was promised of, by itself as many; or the same number of the same unit beside the words promised.
 */
function isSameThing(promised: ReadFigure, read: ReadFigure): boolean {
  const [p, s] = [promised.figure, read.figure]
  if (typeof p.value !== 'number' || typeof s.value !== 'number' || p.change || s.change) return false
  if (promised.examples.some((name) => read.examples.includes(name))) return p.unit === s.unit
  const { core } = read.words
  if (
    core.length >= 3 &&
    s.value >= p.value &&
    kindsIn(p.metric).some((kind) => core.endsWith(kind) || kind.endsWith(core))
  )
    return true
  if (p.value !== s.value || p.unit !== s.unit || p.value < 2) return false
  const words = bigramsOf(promised.words.core)
  const told = new Set(bigramsOf(read.clause))
  return words.length >= 2 && words.filter((bigram) => told.has(bigram)).length >= leastWords * words.length
}

/**
 * The first answer; of 城镇 and 农村 where 全体 or 城乡 was promised the two together: what both reach is reached, what both
 * miss is missed.
 */
function first(alike: readonly ReadFigure[], answerBy: (read: ReadFigure) => FigureAnswer | null): FigureAnswer | null {
  const answers = alike.flatMap((read) => answerBy(read) ?? [])
  const [best, ...others] = answers
  if (best?.result !== 'yardstick' || !/全体|城乡|居民/.test(best.metric)) return best ?? null
  const halves = [best, ...others].filter(({ said: { metric } }) => /城镇|农村|农民/.test(metric))
  if (halves.length < 2) return best
  const low = lowerIsBetter(best.metric)
  const results = new Set(halves.map(({ value, said }) => Number(said.value) >= Number(value) !== low))
  return results.size > 1 ? best : { ...best, result: results.has(true) ? 'reached' : 'below' }
}

/** Counted one by one: the unit is a counting word. */
const counting = new Set(['things', 'people', 'times'])

/** The figure is stated as it was promised, in the same unit or one that converts to it. */
function direct(promised: ReadFigure, read: ReadFigure): FigureAnswer | null {
  const [p, s] = [promised.figure, read.figure]
  if (p.op === 'grade' && s.op === 'grade') return graded(promised, read)
  if (p.op === 'rank<=' || s.op === 'rank<=') return p.op === s.op ? ranked(promised, read) : null
  if (typeof p.value !== 'number' || typeof s.value !== 'number' || p.change !== s.change) return null
  // what is there at the year's end is not what was added in it
  if (promised.words.qualifiers.includes('新增') && /余额|存量/.test(s.metric)) return null
  const [wanted, given] = [amountOf(p.value, p.unit), amountOf(s.value, s.unit)]
  if (wanted.dimension !== given.dimension) return null
  // 30个小区 and 30户居民: what is counted with another word must be named by the same one
  if (
    counting.has(wanted.dimension) &&
    p.unit !== s.unit &&
    !promised.words.family &&
    !sameHead(promised.words, read.words)
  )
    return null
  // 个 and 家 count alike; 头 and 万头 do not
  const one = amountOf(1, s.unit).amount
  const conversion =
    p.unit === s.unit || (counting.has(wanted.dimension) && one === amountOf(1, p.unit).amount)
      ? null
      : `${p.value}${p.unit ?? ''} 折合 ${rounded(wanted.amount / one)}${s.unit ?? ''}`
  return answer(
    promised,
    read,
    s.value,
    s.unit,
    s.change,
    false,
    judged(promised, read, wanted.amount, given.amount),
    conversion,
  )
}

/** A level this year and one last year give the growth that was promised. */
function grown(promised: ReadFigure, read: ReadFigure, lastYear: readonly ReadFigure[]): FigureAnswer | null {
  const [p, s] = [promised.figure, read.figure]
  if (!p.change || p.unit !== '%' || typeof p.value !== 'number') return null
  if (s.change || typeof s.value !== 'number' || s.unit === '%') return null
  // more new ones than last year are no growth of all there are
  if (read.words.qualifiers.includes('新增') && !promised.words.qualifiers.includes('新增')) return null
  const now = amountOf(s.value, s.unit)
  for (const { figure, words } of lastYear) {
    if (figure.change || typeof figure.value !== 'number' || metricLikeness(read.words, words) < 0.9) continue
    if (qualifierConflicts(read.words, words).length > 0) continue
    const before = amountOf(figure.value, figure.unit)
    if (before.dimension !== now.dimension || before.amount <= 0) continue
    const growth = Math.round((now.amount / before.amount - 1) * 1000) / 10
    const far = Math.abs(growth) > largestGrowth
    const conversion = `上年 ${figure.value}${figure.unit ?? ''}，今年 ${s.value}${s.unit ?? ''}，折算${growth < 0 ? '下降' : '增长'} ${Math.abs(growth)}%${far ? '，变动过大，口径疑有变化' : ''}`
    const result = far ? 'yardstick' : judged(promised, read, p.value, growth)
    return answer(promised, read, growth, '%', true, true, result, conversion)
  }
  return null
}

/** `贷款余额204亿元，较年初增长14.7%` gives the new loans that were promised. */
function increment(promised: ReadFigure, read: ReadFigure, said: readonly ReadFigure[]): FigureAnswer | null {
  const [p, s] = [promised.figure, read.figure]
  if (p.change || typeof p.value !== 'number' || !promised.words.qualifiers.includes('新增')) return null
  if (s.change || typeof s.value !== 'number' || !/余额|存量/.test(s.metric)) return null
  const growth = said.find(({ figure }) => figure.change && figure.unit === '%' && figure.metric === s.metric)?.figure
    .value
  const [wanted, level] = [amountOf(p.value, p.unit), amountOf(s.value, s.unit)]
  if (typeof growth !== 'number' || growth <= -100 || wanted.dimension !== level.dimension) return null
  const added = rounded(s.value - s.value / (1 + growth / 100))
  const conversion = `余额 ${s.value}${s.unit ?? ''}，增长 ${growth}%，折算新增约 ${added}${s.unit ?? ''}`
  const result = judged(promised, read, wanted.amount, amountOf(added, s.unit).amount)
  return answer(promised, read, added, s.unit, false, true, result, conversion)
}

function graded(promised: ReadFigure, read: ReadFigure): FigureAnswer | null {
  const order = ['劣Ⅴ', 'Ⅴ', 'Ⅳ', 'Ⅲ', 'Ⅱ', 'Ⅰ']
  const place = (value: unknown) => order.findIndex((grade) => String(value).normalize('NFC').includes(grade))
  const [wanted, given] = [place(promised.figure.value), place(read.figure.value)]
  const { value } = read.figure
  if (wanted < 0 || given < 0 || value === null) return null
  return answer(promised, read, value, null, false, false, given >= wanted ? 'reached' : 'below', null)
}

function ranked(promised: ReadFigure, read: ReadFigure): FigureAnswer | null {
  const [wanted, given] = [promised.figure, read.figure]
  if (typeof wanted.value !== 'number' || typeof given.value !== 'number') return null
  const result = wanted.of !== given.of ? 'yardstick' : given.value <= wanted.value ? 'reached' : 'below'
  return answer(promised, read, given.value, given.unit, false, false, result, null)
}

/** Reached or below, in the direction that is better; another yardstick where the qualifiers exclude each other. */
function judged(promised: ReadFigure, read: ReadFigure, wanted: number, given: number): FigureResult {
  const { metric, op } = promised.figure
  const conflicts = qualifierConflicts(promised.words, read.words)
  const low = op === '<=' || op === '<' || lowerIsBetter(metric)
  // a tenth of a per cent is rounding; 左右 leaves more room
  const room = Math.abs(wanted) * (op === '~' ? 0.02 : 0.001)
  const reached = low ? given <= wanted + room : given >= wanted - room
  const counted = counting.has(amountOf(1, promised.figure.unit).dimension)
  if (conflicts.length > 0 || (counted && read.stock && !promised.stock)) return 'yardstick'
  if (counted && !reached && isPartOfStock(promised, read, given / wanted)) return 'yardstick'
  return reached ? 'reached' : 'below'
}

/** What was added in a year, or so few that they can only be that, is not how many there were to be: `达到90家`, `新增12家`. */
const isPartOfStock = (promised: ReadFigure, read: ReadFigure, share: number) =>
  promised.stock && !promised.added && !read.stock && (read.added || share < 0.5)

function answer(
  { figure }: ReadFigure,
  { figure: source }: ReadFigure,
  value: number | string,
  unit: string | null,
  change: boolean,
  derived: boolean,
  result: FigureResult,
  conversion: string | null,
): FigureAnswer {
  const { metric, op, value: promised, unit: promisedUnit, change: promisedChange, span } = figure
  return {
    ...{ metric, op, value: promised, unit: promisedUnit, change: promisedChange, span },
    said: { metric: source.metric, value, unit, change, derived, span: source.span },
    ...{ result, conversion },
  }
}

const rounded = (value: number) => Number(value.toPrecision(4))
