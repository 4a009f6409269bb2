import type { Finding, Repair } from '../report.ts'
import {
  type Change,
  type Changes,
  changeAt,
  changesOf,
  countOf,
  proposalsOf,
  type Source,
  textRanges,
} from '../source/source.ts'
import { at, type Span } from '../source/span.ts'
import { markAt } from './reading.ts'
import { isLost } from './split-bytes.ts'
import { hasTrait, trait } from './traits.ts'

/** Every change that was made, in the order of the text: what stood there as received and what stands there now. */
export function repairsOf(source: Source): Repair[] {
  const made = source.changes.map((changes) => new Made(source, changes))
  const repairs = new Array<Repair>(made.reduce((sum, { count }) => sum + count, 0))
  for (let i = 0; i < repairs.length; i++) {
    let first: Made | undefined
    for (const each of made) if (each.next && (!first?.next || precedes(each.next, first.next))) first = each
    repairs[i] = first?.take() as Repair
  }
  return repairs
}

function precedes({ span: a }: Repair, { span: b }: Repair): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
}

/** What one repair did, one place after the other: it went through the text from its beginning to its end. */
class Made {
  readonly count: number
  next: Repair | undefined
  readonly #source: Source
  readonly #changes: Changes
  readonly #rangeOf: (range: Span) => Span
  #at = 0

  constructor(source: Source, changes: Changes) {
    this.count = countOf(changes)
    this.#source = source
    this.#changes = changes
    this.#rangeOf = textRanges(source.origins)
    this.take()
  }

  /** The next one, and on to the one behind it. */
  take(): Repair | undefined {
    const taken = this.next
    this.next = this.#at < this.count ? this.#repair(changeAt(this.#changes, this.#at++)) : undefined
    return taken
  }

  #repair({ rule, start, end, certain }: Change): Repair {
    const { text, received } = this.#source
    // a reading is shown with the character it was put behind
    const shown: Span = [rule === 'pinyin-marks' && start > 0 ? start - 1 : start, end]
    const span = this.#rangeOf(shown)
    return { rule, span, before: at(received, shown), after: at(text, span), certain }
  }
}

/** What the repairs leave to a person: words that were only narrowed down, and damage that could not be mended. */
export function repairFindings(source: Source): Finding[] {
  const findings: Finding[] = []
  const rangeOf = textRanges(source.origins)
  for (const { rule, start, end } of source.changes.flatMap(proposalsOf)) {
    const span = rangeOf([start, end])
    findings.push(proposal(rule, span, source.received.slice(start, end), at(source.text, span)))
  }
  for (const { rule, start, end } of source.changes.flatMap((changes) =>
    changes.rule === 'struck-text' ? changesOf([changes]) : [],
  ))
    findings.push(struck(rule, rangeOf([start, end]), source.received.slice(start, end)))
  // most texts have none: the expression finds that out faster than a loop
  const first = source.text.search(/[?\uFFFD\uE000-\uF8FF]/)
  for (let i = first < 0 ? source.text.length : first; i < source.text.length; i++) {
    const unit = source.text.charCodeAt(i)
    if (!isLost(unit) && !hasTrait(unit, trait.privateUse)) continue
    const end = i + 1
    const mark = isLost(unit) ? markAt(source.text, end) : undefined
    if (mark) findings.push(lost([i, mark.end], 'split-bytes', at(source.text, [i, mark.end])))
    else if (unit === 0xfffd) findings.push(lost([i, end], 'lost-character', '�'))
    else if (unit !== 0x3f) findings.push(lost([i, end], 'private-use', `U+${unit.toString(16).toUpperCase()}`))
  }
  return findings.sort((a, b) => a.span[0] - b.span[0])
}

function struck(rule: string, span: Span, words: string): Finding {
  return {
    rule,
    severity: 'warn',
    span,
    message: `此处“${words}”带删除线，没有读入；如仍有效，请去掉删除线再读。`,
    messageEn: `“${words}” is struck out here and was left out; if it still holds, remove the strike and read the file again.`,
    found: words,
  }
}

function proposal(rule: string, span: Span, before: string, after: string): Finding {
  return {
    rule: `${rule}-proposed`,
    severity: 'warn',
    span,
    message: `原文此处残缺（“${before}”），依上下文暂作“${after}”，请核对。`,
    messageEn: `The text is damaged here (“${before}”); “${after}” is proposed by the words around it. Please check.`,
    found: after,
  }
}

function lost(span: Span, rule: string, shown: string): Finding {
  return {
    rule: `${rule}-unreadable`,
    severity: 'warn',
    span,
    message: `原文此处有无法识别的字（“${shown}”），已照录，请核对。`,
    messageEn: `A character here could not be read (“${shown}”); it was left as received. Please check.`,
    found: shown,
  }
}
