import type { FigureReading } from './figure-reading.ts'
import type { Lead } from './lead.ts'
import type { MarkOf } from './mark.ts'
import { metricStart, metricText } from './metric.ts'
import { nounBehind } from './noun-behind.ts'
import { splitMetrics } from './paired.ts'
import { projectStages } from './project-stages.ts'
import type { Quantity } from './quantity.ts'
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
  reading: FigureReading,
  index: number,
  mark: MarkOf<'quantity'>,
  from: number,
  lead: Lead,
  list: readonly Quantity[],
): Metrics | null {
  const { text } = reading
  const last = list.at(-1) ?? mark.said
  if (last.kind === null && !(closes(text, last.end, reading.end) && (lead.said || isIndex(text, lead.metricEnd))))
    return null
  const begin = metricStart(text, from, lead.metricEnd)
  const spoken = begin < lead.metricEnd
  const counted = list.length === 1 ? countedBehind(reading, index, last, begin, lead.metricEnd) : ''
  if (counted !== '') return named(reading, counted, 1)
  const words = spoken ? metricText(text, begin, lead.metricEnd) : ''
  // 总投资8亿元，签约6个: how far things have come is counted, never the money before
  const stage = words === '' && last.kind !== 'money' ? stages.endingAt(text, lead.metricEnd, from) : undefined
  if (stage !== undefined) return named(reading, stage.word, 1)
  if (words === '') return inherited(reading, mark.from, list.length, lead)
  // 固定资产投资增长9%，总量突破90亿元: of what was measured before
  const before = pronouns.has(words) ? reading.last(1)[0]?.replace(/(?<=..)[净新]增$/, '') : undefined
  if (before !== undefined) {
    const level = pronouns.get(words) === true || before.endsWith(words)
    return { names: [level ? before : before + words], whole: level ? before : before + words, inherited: false }
  }
  // 占固定资产投资比重: of what was measured before
  const owner = words.startsWith('占') ? reading.last(1)[0] : undefined
  if (owner !== undefined) return { names: [owner + words], whole: owner + words, inherited: false }
  return named(reading, withSubject(reading, words, from, begin, lead.metricEnd), list.length)
}

/** Nouns that stand alone for the metric before, true where they add nothing to it: `，⟦总量⟧突破90亿元`, `，⟦余额⟧达到8亿元`. */
const pronouns = new Map<string, boolean>([
  ['总量', true],
  ['总额', true],
  ['总数', true],
  ['总规模', true],
  ['规模', true],
  ['增速', true],
  ['增幅', true],
  ['余额', false],
  ['占比', false],
  ['比重', false],
])

function named(reading: FigureReading, whole: string, count: number, inherited = false): Metrics {
  const names = count === 1 && whole.length < 3 ? [whole] : splitMetrics(whole, count)
  reading.remember(names.length > 1 ? names : [whole])
  return { names, whole, inherited }
}

/** An index has no unit: `居民消费价格指数⟦102⟧左右`. */
const isIndex = (text: string, end: number): boolean => text.startsWith('指数', end - 2)

/** How far projects have come: said alone before a number it counts those that have. */
const stages = wordList(projectStages.flatMap((stage) => [stage, `新${stage}`, `建成${stage}`]).join(' '))

const bareVerbs = wordList(
  '投入 投资 新建 建成 新增 完成 发放 争取 引进 培育 建设 改造 安排 落实 累计 整合 统筹 剩余 其余 余下 现有 尚有 仍有 还有 剩下',
)

const invested = wordList('投资 总投资 投入 计划投资')

/** The noun behind the number where that, not the words before, is what is counted: `培育5家⟦龙头企业⟧`. */
function countedBehind(
  reading: FigureReading,
  index: number,
  { kind, end: at }: Quantity,
  begin: number,
  metricEnd: number,
): string {
  const { text, end } = reading
  const spoken = begin < metricEnd
  // 投资8亿元的⟦竹纤维⟧项目: what the money is for
  if (kind === 'money' && text.charAt(at) === '的' && invested.endingAt(text, metricEnd, begin) !== undefined)
    return text.slice(at + 1, nounBehind(text, at + 1, end))
  if (kind !== 'count' && kind !== 'measure' && !(kind === 'money' && !spoken)) return ''
  const verb = bareVerbs.startingAt(text, begin, metricEnd)
  const bare = verb !== undefined && begin + verb.word.length === metricEnd
  if (kind !== 'count' && spoken && !bare) return ''
  const noun = text.slice(at, nounBehind(text, at, end))
  // 剩余12户30名⟦困难群众⟧
  const next = noun === '' && (bare || !spoken) ? reading.marks[index + 1] : undefined
  if (next?.kind !== 'quantity' || next.said.start !== at || next.said.kind !== 'count') return noun
  return text.slice(next.said.end, nounBehind(text, next.said.end, end))
}

function inherited(reading: FigureReading, from: number, count: number, lead: Lead): Metrics | null {
  const pending = reading.clauseBefore(from)
  if (pending !== null) return named(reading, pending, count, true)
  const names = lead.each !== null && count === 1 ? reading.last() : reading.last(count)
  const whole = names.at(-1)
  return whole === undefined ? null : { names, whole, inherited: true }
}

/** `规上工业实现增加值40亿元、⟦利润⟧5亿元`: what follows behind 、 has the same subject. */
function withSubject(reading: FigureReading, words: string, from: number, begin: number, end: number): string {
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
