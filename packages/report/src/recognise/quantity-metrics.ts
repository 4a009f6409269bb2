import type { Lead } from './lead.ts'
import type { MarkOf } from './mark.ts'
import { metricStart, metricText } from './metric.ts'
import { nounBehind } from './noun-behind.ts'
import { splitMetrics } from './paired.ts'
import type { Quantity } from './quantity.ts'
import type { Reading } from './reading.ts'
import { wordList } from './word-table.ts'

/** The metrics of a list of values. */
export interface Metrics {
  readonly names: readonly string[]
  /** The words that name them all. */
  readonly whole: string
  /** The clause has none of its own: they were named before. */
  readonly inherited: boolean
}

/** The metrics of the values of `list`; null where nothing says what they measure. */
export function quantityMetrics(
  reading: Reading,
  mark: MarkOf<'quantity'>,
  from: number,
  lead: Lead,
  list: readonly Quantity[],
): Metrics | null {
  const { text } = reading
  const last = list.at(-1) ?? mark.said
  if (last.kind === null && !(lead.said && closes(text, last.end, reading.end))) return null
  const begin = metricStart(text, from, lead.metricEnd)
  const spoken = begin < lead.metricEnd
  const counted = list.length === 1 ? countedBehind(reading, last, begin, lead.metricEnd) : ''
  if (counted !== '') return named(reading, counted, 1)
  const words = spoken ? metricText(text, begin, lead.metricEnd) : ''
  if (words === '') return inherited(reading, mark.from, list.length, lead)
  // 占固定资产投资比重: of what was measured before
  const owner = words.startsWith('占') ? reading.last(1)[0] : undefined
  if (owner !== undefined) return { names: [owner + words], whole: owner + words, inherited: false }
  return named(reading, withSubject(reading, words, from, begin, lead.metricEnd), list.length)
}

function named(reading: Reading, whole: string, count: number, inherited = false): Metrics {
  const names = count === 1 && whole.length < 3 ? [whole] : splitMetrics(whole, count)
  reading.remember(names.length > 1 ? names : [whole])
  return { names, whole, inherited }
}

const bareVerbs = wordList('投入 投资 新建 建成 新增 完成 发放 争取 引进 培育 建设 改造 安排 落实 累计 整合 统筹')

/** The noun behind the number where that, not the words before, is what is counted: `培育5家⟦龙头企业⟧`. */
function countedBehind({ text, end }: Reading, { kind, end: at }: Quantity, begin: number, metricEnd: number): string {
  const spoken = begin < metricEnd
  if (kind !== 'count' && kind !== 'measure' && !(kind === 'money' && !spoken)) return ''
  const verb = bareVerbs.startingAt(text, begin, metricEnd)
  const bare = verb !== undefined && begin + verb.word.length === metricEnd
  return kind === 'count' || !spoken || bare ? text.slice(at, nounBehind(text, at, end)) : ''
}

function inherited(reading: Reading, from: number, count: number, lead: Lead): Metrics | null {
  const pending = reading.clauseBefore(from)
  if (pending !== null) return named(reading, pending, count, true)
  const names = lead.each !== null && count === 1 ? reading.last() : reading.last(count)
  const whole = names.at(-1)
  return whole === undefined ? null : { names, whole, inherited: true }
}

/** `规上工业实现增加值40亿元、⟦利润⟧5亿元`: what follows behind 、 has the same subject. */
function withSubject(reading: Reading, words: string, from: number, begin: number, end: number): string {
  const { text, subject } = reading
  if (begin > from && from === reading.done && text.charAt(from) === '、' && subject !== '') return subject + words
  const verb = text.slice(begin, end).lastIndexOf('实现')
  const own = verb > 0 ? text.slice(metricStart(text, begin, begin + verb), begin + verb) : ''
  reading.subject = own !== '' && words.startsWith(own) ? own : ''
  return words
}

function closes(text: string, at: number, limit: number): boolean {
  return at >= limit || '，,；;。、！和）) '.includes(text.charAt(at))
}
