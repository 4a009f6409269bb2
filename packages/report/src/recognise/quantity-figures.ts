import type { Op } from '../report.ts'
import type { FigureReading } from './figure-reading.ts'
import { type Lead, readLead } from './lead.ts'
import type { MarkOf } from './mark.ts'
import { metricStart, metricText } from './metric.ts'
import { nounBehind } from './noun-behind.ts'
import { splitMetrics } from './paired.ts'
import type { Quantity } from './quantity.ts'
import { type Metrics, quantityMetrics } from './quantity-metrics.ts'
import { originEnd, valueList } from './value-list.ts'
import { wordList } from './word-table.ts'

/** Adds the values that begin with the mark at `index` and form a list; the index of the mark behind them. */
export function takeQuantities(reading: FigureReading, index: number, mark: MarkOf<'quantity'>): number {
  const { text, marks } = reading
  if (onlyCounts(reading, index, mark)) {
    if (mark.said.kind === 'rate') reading.done = mark.said.end
    return index + 1
  }
  const from = reading.leadStart(mark.from)
  const lead = readLead(text, from, mark.said.start)
  const list = valueList(text, marks, index, lead)
  if (ofOthers(text, mark, from, lead)) {
    reading.done = list.at(-1)?.end ?? reading.done
    return index + list.length
  }
  const last = list.at(-1) ?? mark.said
  const next = index + list.length
  // 在上年46亿元的基础上: what it starts from, said of the value that follows
  if (/^[）)]?的?基础上/.test(text.slice(last.end, last.end + 6))) return next
  if (list.length > 1 && lead.from) {
    rememberOrigins(reading, from, lead, list.length)
    reading.done = last.end
    return next
  }
  const origin = list.length === 1 ? originEnd(text, from, lead, last.end, marks[next]?.said.start ?? -1) : -1
  if (origin >= 0) {
    const begin = metricStart(text, from, origin)
    if (begin < origin) reading.remember([metricText(text, begin, origin)])
    reading.done = last.end
    return next
  }
  const metrics = quantityMetrics(reading, index, mark, from, lead, list)
  if (metrics === null) {
    // a bare number may be part of a metric's name; one with its unit is none
    if (last.kind !== null) reading.done = last.end
    return next
  }
  if (!(metrics.inherited && lead.stretch && stretch(reading, list, lead))) {
    if (list.length === 1) addOne(reading, metrics, last, lead, from)
    else addList(reading, metrics, list, lead, from)
  }
  reading.done = last.end
  return next
}

/** `A、B产量分别⟦由12万吨、3万吨⟧增加到…`: the metrics of the values they grow to. */
function rememberOrigins(reading: FigureReading, from: number, lead: Lead, count: number): void {
  const { text } = reading
  const { metricEnd } = readLead(text, from, lead.metricEnd)
  const begin = metricStart(text, from, metricEnd)
  if (begin < metricEnd) reading.remember(splitMetrics(metricText(text, begin, metricEnd), count))
}

/** `（⟦全省⟧6%）`: the value of another place beside ours. */
function ofOthers(text: string, { from, said }: MarkOf<'quantity'>, start: number, lead: Lead): boolean {
  if (from < 1 || !'（('.includes(text.charAt(from - 1)) || said.start - start > 14) return false
  const begin = text.charAt(start) === '、' ? start + 1 : start
  return /^(全[国省市县区州]|国家|[省市]级?)(平均(水平|值)?|均值|水平)?[为约]?$/.test(
    text.slice(begin, Math.max(begin, lead.metricEnd)) || text.slice(begin, said.start),
  )
}

/** `千万元以上项目113个`, `110千伏变电站1座`: the first number only says which things are counted. */
function onlyCounts({ text, marks, end }: FigureReading, index: number, { said }: MarkOf<'quantity'>): boolean {
  // 剩余2%的⟦困难群众⟧: which of them, said of the noun behind
  if (said.kind === 'rate')
    return text.charAt(said.end) === '的' && remaining.endingAt(text, said.start, 0) !== undefined
  const noun = nounBehind(text, said.end, end)
  if (noun === said.end) return false
  const next = marks[index + 1]
  if (next?.kind === 'quantity' && next.said.start === noun) {
    if (!'到至达为'.includes(text.charAt(noun - 1))) return true
  }
  return said.bound !== null && said.growth === 0 && (said.kind === 'money' || said.kind === 'measure')
}

const remaining = wordList('剩余 其余 余下 剩下')

/** One value: of all metrics where it is a rate or 均 says so, of the whole list where it is an amount. */
function addOne(reading: FigureReading, { names, whole }: Metrics, value: Quantity, lead: Lead, from: number): void {
  const shared = lead.change || lead.each !== null || value.kind === 'rate' || value.growth !== 0
  for (const name of shared || names.length === 1 ? names : [whole]) {
    add(reading, name, value, value.unit, lead, value.bound, from)
  }
}

/** Several values, each of its own metric; a bound or a unit said only with the last holds for all. */
function addList(
  reading: FigureReading,
  { names }: Metrics,
  list: readonly Quantity[],
  lead: Lead,
  from: number,
): void {
  const bound = list.findLast((value) => value.bound !== null)?.bound ?? null
  const unit = list.findLast((value) => value.unit !== null)?.unit ?? null
  list.forEach((value, i) => {
    const name = names[Math.min(i, names.length - 1)] ?? ''
    add(reading, name, value, value.unit ?? unit, lead, value.bound ?? bound, i === 0 ? from : value.start)
  })
}

/** A stretch goal of the figures before: `增长8%，⟦力争9%⟧`; false where there are none of its kind. */
function stretch({ figures }: FigureReading, list: readonly Quantity[], lead: Lead): boolean {
  const first = figures.length - list.length
  const bases = figures.slice(Math.max(0, first))
  const fits = list.every(({ unit }, i) => {
    const base = bases[i]
    return typeof base?.value === 'number' && base.max === null && (unit === null || unit === base.unit)
  })
  if (first < 0 || !fits) return false
  bases.forEach((base, i) => {
    const value = list[i]
    if (value === undefined) return
    figures[first + i] = { ...base, max: lead.fall ? -value.value : value.value, span: [base.span[0], value.end] }
  })
  return true
}

/** A fall of at least 3 % is a change of −3 % or less. */
const mirrored: Partial<Record<Op, Op>> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>' }

function add(
  reading: FigureReading,
  metric: string,
  value: Quantity,
  unit: string | null,
  lead: Lead,
  bound: Op | null,
  from: number,
): void {
  const change = lead.change || value.growth !== 0 || (unit === '%' && isGrowth(metric, reading.text, value.start))
  const falls = change && (lead.fall || value.growth === -1)
  let op = bound ?? lead.op ?? '='
  // 控制在3%—4%: the range says it
  if (op === '<=' && bound === null && value.max !== null) op = '='
  reading.add({
    metric,
    op: falls ? (mirrored[op] ?? op) : op,
    value: signed(value.value, falls),
    max: value.max === null ? null : signed(value.max, falls),
    unit,
    change,
    of: lead.of ?? (unit === '倍' && !change ? lead.time : null),
    span: [Math.max(from, reading.start), value.end],
  })
}

const signed = (value: number, falls: boolean): number => (falls && value !== 0 ? -value : value)

/** A rate said of an amount is its growth, as is that of a 涨幅: `地区生产总值确保⟦8%⟧`, but not `占总投资的⟦30%⟧`. */
function isGrowth(metric: string, text: string, at: number): boolean {
  if (text.charAt(at - 1) === '的' || /[占比率]/.test(metric)) return false
  return /(总值|GDP|投资|增加值|产值|收入|总额|进出口|出口|税收|利润|[涨增]幅|增速)$/.test(metric)
}
