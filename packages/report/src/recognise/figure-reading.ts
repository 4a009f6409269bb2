import type { Figure } from '../report.ts'
import { readLead } from './lead.ts'
import type { Mark } from './mark.ts'
import { lastHeadEnd, metricStart, metricText } from './metric.ts'
import { splitMetrics } from './paired.ts'

/** The metrics kept in mind: a clause without its own takes the last ones up again. */
const kept = 8

/** One unit on its way to figures: its marks, what was found, and the metrics named so far. */
export class FigureReading {
  readonly figures: Figure[] = []
  readonly text: string
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
  #done: number
  /** The same, of the figures that stand in no bracket of their own. */
  #outside: number
  /** The subject of a clause that goes on behind 、: `工业实现增加值1亿元⟦、利润⟧`. */
  subject = ''
  #names: string[] = []

  constructor(text: string, start: number, end: number, marks: readonly Mark[]) {
    this.text = text
    this.start = start
    this.end = end
    this.marks = marks
    this.#done = start
    this.#outside = start
  }

  /** Where the last figure's words end. */
  get done(): number {
    return this.#done
  }

  set done(end: number) {
    this.#done = end
    if (!'）)'.includes(this.text.charAt(end))) this.#outside = end
  }

  /**
   * Where the words that lead up to a mark begin: its clause, or behind the last figure in it. A figure in brackets stands
   * aside: `收入在上年（6.9亿元）的基础上增长⟦5%⟧`.
   */
  leadStart(from: number): number {
    const aside = '）)'.includes(this.text.charAt(this.#done)) && from < this.#done
    return Math.max(from, aside ? this.#outside : this.#done)
  }

  /** The last `count` metrics named, the last named last; all that are kept in mind when not given. */
  last(count = kept): string[] {
    return this.#names.slice(-count)
  }

  remember(names: readonly string[]): void {
    for (const name of names) {
      const known = this.#names.indexOf(name)
      if (known >= 0) this.#names.splice(known, 1)
      this.#names.push(name)
    }
    if (this.#names.length > kept) this.#names = this.#names.slice(-kept)
  }

  /** The metrics that the words `[from, end)` name, the last one where they name none. */
  named(from: number, end: number): string[] {
    const { metricEnd } = readLead(this.text, from, end)
    const begin = metricStart(this.text, from, metricEnd)
    const whole = begin < metricEnd ? metricText(this.text, begin, metricEnd) : ''
    if (whole === '') {
      const pending = this.clauseBefore(from)
      return pending === null ? this.last(1) : [pending]
    }
    const names = splitMetrics(whole, 1)
    this.remember(names)
    return names
  }

  /** The metric that the clause just before names, when no figure stands in it: `⟦投资⟧再创新高，增长12%`. */
  clauseBefore(from: number): string | null {
    const { text, start, done } = this
    const comma = from - 1
    const mark = text.charAt(comma)
    if (comma <= done || !'，,：:'.includes(mark)) return null
    const stop = Math.max(done, comma - 48)
    let begin = comma
    while (begin > stop && !'，,；;。：:'.includes(text.charAt(begin - 1))) begin--
    if (begin === stop && begin !== start) return null
    const words = metricText(text, metricStart(text, begin, comma), comma)
    const end = lastHeadEnd(words)
    // before a colon only a metric and nothing else: 税收：⟦增长8%⟧, but not 主要目标是：
    if (end === 0 || ('：:'.includes(mark) && end < words.length)) return null
    return words.slice(0, end)
  }

  add(figure: Figure): void {
    this.figures.push(figure)
    this.done = Math.max(this.done, figure.span[1])
  }
}
