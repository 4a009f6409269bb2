import type { Figure } from '../report.ts'
import { readLead } from './lead.ts'
import type { Mark } from './mark.ts'
import { metricStart, metricText } from './metric.ts'
import { splitMetrics } from './paired.ts'

/** The metrics kept in mind: a clause without its own takes the last ones up again. */
const kept = 8

/** One unit on its way to figures: its marks, what was found, and the metrics named so far. */
export class Reading {
  readonly figures: Figure[] = []
  readonly text: string
  readonly start: number
  readonly end: number
  readonly marks: readonly Mark[]
  /** Where the last figure's words end. */
  done: number
  /** The subject of a clause that goes on behind 、: `工业实现增加值1亿元⟦、利润⟧`. */
  subject = ''
  #names: string[] = []

  constructor(text: string, start: number, end: number, marks: readonly Mark[]) {
    this.text = text
    this.start = start
    this.end = end
    this.marks = marks
    this.done = start
  }

  /** Where the words that lead up to a mark begin: its clause, or behind the last figure in it. */
  leadStart(from: number): number {
    return Math.max(from, this.done)
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
    if (whole === '') return this.last(1)
    const names = splitMetrics(whole, 1)
    this.remember(names)
    return names
  }

  add(figure: Figure): void {
    this.figures.push(figure)
    this.done = Math.max(this.done, figure.span[1])
  }
}
