import type { Figure, Op } from '../report.ts'
import { clauseEnd } from './against.ts'
import { isLatin } from './coined-name.ts'
import { type Lead, readLead } from './comparison.ts'
import { endsWithTask, setterOf } from './completion.ts'
import type { Mark } from './mark.ts'
import { lastHeadEnd, metricStart, metricText } from './metric.ts'
import { isDigit } from './numerals.ts'
import { splitMetrics } from './paired.ts'
import type { Quantity } from './quantity.ts'
import { rankLead } from './rank.ts'
import { wordList } from './word-table.ts'

type QuantityMark = Extract<Mark, { kind: 'quantity' }>

/** The figures that the marks of a unit make, each with the metric its clause, or an earlier one, names. */
export function assembleFigures(text: string, start: number, end: number, marks: readonly Mark[]): Figure[] {
  const reading = new Reading(text, start, end, marks)
  for (let at = 0; at < marks.length; ) at = reading.take(at)
  return reading.figures
}

class Reading {
  readonly figures: Figure[] = []
  readonly #text: string
  readonly #start: number
  readonly #end: number
  readonly #marks: readonly Mark[]
  /** Metrics named so far, the last named last. */
  #recent: string[] = []
  /** Where the last figure's words end. */
  #done: number
  /** The subject of a clause that goes on behind 、: `工业实现增加值1亿元⟦、利润⟧`. */
  #subject = ''

  constructor(text: string, start: number, end: number, marks: readonly Mark[]) {
    this.#text = text
    this.#start = start
    this.#end = end
    this.#marks = marks
    this.#done = start
  }

  /** Reads the mark at `index` and those it forms a list with; the index of the next one. */
  take(index: number): number {
    const mark = this.#marks[index]
    if (mark === undefined) return index + 1
    switch (mark.kind) {
      case 'quantity':
        return this.#quantities(index, mark)
      case 'rank':
        this.#rank(mark)
        break
      case 'grade':
        this.#grade(mark, index)
        break
      case 'done':
        this.#completion(mark, index)
        break
      case 'against':
        this.#against(mark)
    }
    return index + 1
  }

  #quantities(index: number, first: QuantityMark): number {
    const text = this.#text
    const from = this.#leadStart(first.from)
    if (this.#qualifies(first, index)) return index + 1
    const lead = readLead(text, from, first.said.start)
    const list = this.#list(index, lead)
    const next = index + list.length
    const last = list.at(-1) ?? first.said
    if (lead.from && list.length === 1) {
      this.#name(text, from, lead.metricEnd)
      this.#done = last.end
      return next
    }
    const metrics = this.#metrics(first, from, lead, list)
    if (metrics === null) {
      this.#done = last.end
      return next
    }
    if (metrics.inherited && lead.stretch && this.#stretch(list, lead)) {
      this.#done = last.end
      return next
    }
    const bound = list.reduceRight<Op | null>((found, item) => found ?? item.bound, null)
    const unit = list.reduceRight<Quantity | null>((found, item) => found ?? (item.unit === null ? null : item), null)
    const { names } = metrics
    if (list.length === 1) {
      const shared =
        names.length > 1 && (lead.change || lead.each !== null || last.kind === 'rate' || last.growth !== 0)
      const chosen = shared ? names : [names.length > 1 ? metrics.whole : (names[0] ?? '')]
      for (const name of chosen) this.#push(name, last, last, lead, bound, from)
    } else {
      list.forEach((item, i) => {
        const name = names[names.length === list.length ? i : Math.min(i, names.length - 1)] ?? ''
        this.#push(name, item, unit ?? item, lead, item.bound ?? bound, i === 0 ? from : item.start)
      })
    }
    this.#done = last.end
    return next
  }

  /** The values that follow on with nothing but 、 or 和 between, `⟦7%和8%⟧`. */
  #list(index: number, lead: Lead): Quantity[] {
    const out: Quantity[] = []
    for (let i = index; i < this.#marks.length; i++) {
      const mark = this.#marks[i]
      if (mark?.kind !== 'quantity') break
      const before = out.at(-1)
      if (before !== undefined) {
        if (!joined(this.#text, before.end, mark.said.start, lead.each === 'respectively')) break
        if (
          before.unit !== null &&
          mark.said.unit !== null &&
          before.unit !== mark.said.unit &&
          before.kind !== mark.said.kind
        )
          break
      }
      out.push(mark.said)
    }
    return out
  }

  #metrics(
    mark: QuantityMark,
    from: number,
    lead: Lead,
    list: readonly Quantity[],
  ): { names: string[]; whole: string; inherited: boolean } | null {
    const text = this.#text
    const last = list.at(-1) ?? mark.said
    const begin = metricStart(text, from, lead.metricEnd)
    const spoken = begin < lead.metricEnd
    if (last.kind === null && !(lead.said && closes(text, last.end, this.#end))) return null
    const noun =
      last.kind === 'count' || last.kind === 'measure' || (last.kind === 'money' && !spoken)
        ? nounBehind(text, last.end, this.#end)
        : last.end
    if (
      noun > last.end &&
      list.length === 1 &&
      (last.kind === 'count' || !spoken || isVerb(text, begin, lead.metricEnd))
    ) {
      const name = text.slice(last.end, noun)
      this.#remember([name])
      return { names: [name], whole: name, inherited: false }
    }
    if (spoken) {
      let whole = metricText(text, begin, lead.metricEnd)
      if (whole === '') return this.#inherited(list.length, lead, mark)
      whole = this.#withSubject(whole, from, begin, lead.metricEnd)
      const names = splitMetrics(whole, list.length)
      this.#remember(names.length > 1 ? names : [whole])
      return { names, whole, inherited: false }
    }
    return this.#inherited(list.length, lead, mark)
  }

  #inherited(
    count: number,
    lead: Lead,
    mark: QuantityMark,
  ): { names: string[]; whole: string; inherited: boolean } | null {
    const pending = this.#clauseBefore(mark.from)
    if (pending !== null) {
      const names = splitMetrics(pending, count)
      this.#remember(names.length > 1 ? names : [pending])
      return { names, whole: pending, inherited: true }
    }
    const take = count > 1 ? count : lead.each !== null ? Math.max(1, this.#recent.length) : 1
    const names = this.#recent.slice(-take)
    if (names.length === 0) return null
    return { names, whole: names.at(-1) ?? '', inherited: true }
  }

  /** The metric that the clause just before names, when no figure stands in that clause: `投资再创新高，⟦增长12%⟧`. */
  #clauseBefore(from: number): string | null {
    const text = this.#text
    const comma = from - 1
    if (comma <= this.#done || !'，,'.includes(text.charAt(comma))) return null
    let begin = comma
    const stop = Math.max(this.#done, comma - 48)
    while (begin > stop && !'，,；;。：:'.includes(text.charAt(begin - 1))) begin--
    if (begin === stop && begin !== this.#start) return null
    const start = metricStart(text, begin, comma)
    const words = metricText(text, start, comma)
    const end = lastHeadEnd(words)
    return end === 0 ? null : words.slice(0, end)
  }

  #withSubject(whole: string, from: number, begin: number, end: number): string {
    const text = this.#text
    if (begin > from && from === this.#done && text.charAt(from) === '、' && this.#subject !== '')
      return this.#subject + whole
    const at = text.slice(begin, end).lastIndexOf('实现')
    this.#subject =
      at > 0 && whole.length > end - begin - 6 ? text.slice(metricStart(text, begin, begin + at), begin + at) : ''
    if (this.#subject !== '' && !whole.startsWith(this.#subject)) this.#subject = ''
    return whole
  }

  #name(text: string, from: number, end: number): void {
    const begin = metricStart(text, from, end)
    if (begin < end) this.#remember([metricText(text, begin, end)])
  }

  #remember(names: readonly string[]): void {
    for (const name of names) {
      const known = this.#recent.indexOf(name)
      if (known >= 0) this.#recent.splice(known, 1)
      this.#recent.push(name)
    }
    if (this.#recent.length > 8) this.#recent = this.#recent.slice(-8)
  }

  /** A stretch goal of the figure before: `增长8%，⟦力争9%⟧`; false where there is none of its kind. */
  #stretch(list: readonly Quantity[], lead: Lead): boolean {
    let at = this.figures.length - list.length
    for (const item of list) {
      const base = this.figures[at]
      if (base === undefined || typeof base.value !== 'number' || base.max !== null) return false
      if (item.unit !== null && base.unit !== item.unit) return false
      const value = lead.fall ? -item.value : item.value
      this.figures[at] = { ...base, max: value, span: [base.span[0], item.end] }
      at++
    }
    return true
  }

  #push(metric: string, item: Quantity, unit: Quantity, lead: Lead, bound: Op | null, from: number): void {
    const fall = lead.fall || item.growth === -1
    const change = lead.change || item.growth !== 0
    const sign = fall && change ? -1 : 1
    let op = bound ?? lead.op ?? '='
    if (op === '<=' && bound === null && item.max !== null) op = '='
    if (sign < 0) op = mirrored[op] ?? op
    this.figures.push({
      metric,
      op,
      value: item.value === 0 ? 0 : sign * item.value,
      max: item.max === null ? null : sign * item.max,
      unit: unit.unit,
      change,
      of: lead.of,
      span: [Math.max(from, this.#start), item.end],
    })
  }

  /** `千万元以上项目113个`: the first number only says which things are counted. */
  #qualifies({ said }: QuantityMark, index: number): boolean {
    const text = this.#text
    const noun = nounBehind(text, said.end, this.#end)
    const next = this.#marks[index + 1]
    if (noun > said.end && next?.kind === 'quantity' && next.said.start === noun && said.kind !== 'rate') return true
    if (said.bound === null || said.kind === null) return false
    return noun > said.end && (said.kind === 'money' || said.kind === 'measure') && said.growth === 0
  }

  #rank(mark: Extract<Mark, { kind: 'rank' }>): void {
    const text = this.#text
    const from = this.#leadStart(mark.from)
    const { metricEnd, field } = rankLead(text, from, mark.said.start)
    const names = this.#names(from, metricEnd)
    this.#done = mark.said.end
    for (const name of names) {
      this.figures.push({
        metric: name,
        op: 'rank<=',
        value: mark.said.value,
        max: null,
        unit: '位',
        change: false,
        of: field,
        span: [from, mark.said.end],
      })
    }
  }

  #grade(mark: Extract<Mark, { kind: 'grade' }>, index: number): void {
    const { said } = mark
    const next = this.#marks[index + 1]
    if (next !== undefined && next.clause === mark.clause && next.said.start - said.end < 24) return
    const from = this.#leadStart(mark.from)
    const lead = readLead(this.#text, from, said.start)
    const [name] = this.#names(from, lead.metricEnd)
    if (name === undefined) return
    this.#done = said.end
    this.figures.push({
      metric: name.replace(/(全年)?(总体|综合)?评价$/, ''),
      op: 'grade',
      value: said.value,
      max: null,
      unit: null,
      change: false,
      of: null,
      span: [from, said.end],
    })
  }

  #completion(mark: Extract<Mark, { kind: 'done' }>, index: number): void {
    const text = this.#text
    const { said } = mark
    const next = this.#marks[index + 1]
    if (next !== undefined && next.clause === mark.clause && said.word.endsWith('完成')) return
    const from = this.#leadStart(mark.from)
    const begin = metricStart(text, from, said.start)
    const before = begin < said.start ? metricText(text, begin, said.start) : ''
    const stop = clauseEnd(text, said.end, this.#end)
    const behind = said.word.endsWith('完成') ? text.slice(said.end, stop) : ''
    if ('率量额了'.includes(behind.charAt(0)) && behind !== '') return
    const span: [number, number] = [from, Math.max(said.end, behind === '' ? 0 : stop)]
    const set = { max: null, unit: null, change: false, span } as const
    this.#done = said.end
    if (endsWithTask(behind)) {
      const of = setterOf(behind)
      const task = of === null ? behind : behind.slice(of.length).replace(/^的?(各项)?/, '')
      const metric = before !== '' ? before : task === '' ? behind : task
      this.figures.push({ metric, op: 'done', value: null, of, ...set })
      return
    }
    const metric = behind.length > 1 ? behind : before
    if (metric.length < 2) return
    this.#remember([metric])
    this.figures.push({ metric, op: 'done', value: said.word, of: null, ...set })
  }

  #against(mark: Extract<Mark, { kind: 'against' }>): void {
    const { said } = mark
    const from = this.#leadStart(mark.from)
    const lead = readLead(this.#text, from, said.start)
    const change = lead.change || /增长|增速|增幅/.test(said.of)
    const names = this.#names(from, lead.metricEnd, lead.each !== null)
    for (const metric of names) {
      this.figures.push({
        metric,
        op: said.op,
        value: null,
        max: null,
        unit: null,
        change,
        of: said.of,
        span: [from, said.end],
      })
    }
    this.#done = said.end
  }

  /** The metrics the words name, the last ones where they name none. */
  #names(from: number, end: number, _each = false): string[] {
    const lead = readLead(this.#text, from, end)
    const begin = metricStart(this.#text, from, lead.metricEnd)
    const whole = begin < lead.metricEnd ? metricText(this.#text, begin, lead.metricEnd) : ''
    if (whole === '') return this.#recent.slice(-1)
    const names = splitMetrics(whole, 1)
    this.#remember(names)
    return names
  }

  #leadStart(from: number): number {
    return Math.max(from, this.#done)
  }
}

/** A fall of at least 3 % is a change of −3 % or less. */
const mirrored: Partial<Record<Op, Op>> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>' }

function joined(text: string, from: number, to: number, respectively: boolean): boolean {
  if (to - from < 1 || to - from > 3) return false
  for (let i = from; i < to; i++) {
    const char = text.charAt(i)
    if (!('、和与及以 '.includes(char) || (respectively && '，,'.includes(char)))) return false
  }
  return true
}

const notNoun = wordList(
  '用于 赴 入 通过 获 被 完成 投 开 建成 竣工 达 实现 较 比 居 位 列 占 均 已 正 将 在 以 由 从 向 为 和 与 及 等 进入 纳入 列入 得到 增长 下降 提高 降低 增加 减少 其中 并 分别 高于 低于 同比 左右 以上 是 有 的 至 到 （ ( “ 完工 投产 开工 落户 签约',
)

/** Where the noun counted ends, `at` where none follows: `2个⟦启动区⟧等`. */
function nounBehind(text: string, at: number, limit: number): number {
  if (at >= limit || notNoun.startingAt(text, at, limit) !== undefined) return at
  const stop = Math.min(limit, at + 20)
  for (let i = at; i < stop; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) {
      if (code === 0x7b49 && i > at) return i
      continue
    }
    if (isLatin(code) || (isDigit(code) && isLatin(text.charCodeAt(i + 1)))) continue
    return i - at < 1 ? at : i
  }
  return stop
}

const bareVerbs = wordList('投入 投资 新建 建成 新增 完成 发放 争取 引进 培育 建设 改造 安排 落实 累计 整合 统筹')

const isVerb = (text: string, from: number, end: number): boolean => {
  const found = bareVerbs.startingAt(text, from, end)
  return found !== undefined && from + found.word.length === end
}

function closes(text: string, at: number, limit: number): boolean {
  return at >= limit || '，,；;。、！和）) '.includes(text.charAt(at))
}
