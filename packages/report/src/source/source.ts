import { addChange, type Changes } from './changes.ts'
import { type Numbers, numbers, taken } from './numbers.ts'
import { at, isLinear, type Origins, originRange, push } from './origins.ts'
import { Pieces } from './pieces.ts'
import type { Span } from './span.ts'

export { type Change, type Changes, changeAt, changesOf, countOf, proposalsOf } from './changes.ts'
export { type Origins, originRange, type Run, runsOf, textRange, textRanges } from './origins.ts'

/** A text on its way through the repairs, every part of it tied to the text as received. */
export interface Source {
  readonly text: string
  readonly received: string
  /** In order, on both sides ascending; what was dropped has none. */
  readonly origins: Origins
  /** Of each repair that changed something, in the order they were made. */
  readonly changes: readonly Changes[]
}

/** What a repair does to one place of `Source.text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** True unless said otherwise. */
  readonly certain?: boolean
}

/** The source of a text as received, nothing changed yet. */
export function sourceOf(received: string): Source {
  const origins = Int32Array.from(received.length === 0 ? [] : [0, received.length, 0, received.length])
  return { text: received, received, origins, changes: [] }
}

/**
 * The source with all edits made at once and recorded under `rule`; the same object when there is nothing to do.
 * @throws {RangeError} when edits overlap, are out of order or lie outside the text
 */
export function edit(source: Source, rule: string, edits: readonly Edit[]): Source {
  if (edits.length === 0) return source
  const editing = new Editing(source, rule)
  for (const { start, end, text, certain } of edits) editing.replace(start, end, text, certain)
  return editing.done()
}

/** The numbers of the editing before, for the next; one that was not carried through keeps its own. */
let spare: { readonly origins: Numbers; readonly places: Numbers } | undefined

/** Edits of a source made one by one, in the order of its text; none has an effect before {@link done}. */
export class Editing {
  readonly #source: Source
  readonly #rule: string
  readonly #pieces = new Pieces()
  readonly #gathered = spare ?? { origins: numbers(), places: numbers() }
  /** The run that holds what comes next. */
  #run = 0
  /** How far the source's text is done, and how long the new one is. */
  #done = 0
  #length = 0
  #count = 0

  constructor(source: Source, rule: string) {
    spare = undefined
    this.#source = source
    this.#rule = rule
  }

  /** How many edits there are so far. */
  get count(): number {
    return this.#count
  }

  /** @throws {RangeError} when it overlaps the edit before, stands before it or lies outside the text */
  replace(start: number, end: number, text: string, certain = true) {
    if (start < this.#done || end < start || end > this.#source.text.length)
      throw new RangeError(`edit ${start}..${end} by ${this.#rule} does not follow ${this.#done}`)
    this.#keep(start)
    this.#seek(start)
    const from = this.#source.origins
    let first = -1
    let last = -1
    for (let i = this.#run; i < from.length && at(from, i) < end; i += 4) {
      const linear = isLinear(from, i)
      if (first < 0) first = at(from, i + 2) + (linear ? Math.max(at(from, i), start) - at(from, i) : 0)
      last = linear ? at(from, i + 2) + Math.min(at(from, i + 1), end) - at(from, i) : at(from, i + 3)
    }
    if (first < 0) first = last = originRange(from, [start, start])[0]
    if (text !== '') this.#pieces.add(text)
    push(this.#gathered.origins, this.#length, this.#length + text.length, first, last)
    addChange(this.#gathered.places, first, last, certain)
    this.#length += text.length
    this.#done = end
    this.#count++
  }

  /** The source with the edits made and recorded; the same object where there are none. */
  done(): Source {
    const { changes, received, text } = this.#source
    if (this.#count > 0) this.#keep(text.length)
    const origins = taken(this.#gathered.origins)
    const places = taken(this.#gathered.places)
    spare = this.#gathered
    if (this.#count === 0) return this.#source
    return { text: this.#pieces.whole(), received, origins, changes: [...changes, { rule: this.#rule, places }] }
  }

  /** Goes on to the run that reaches beyond `start`. */
  #seek(start: number) {
    const from = this.#source.origins
    while (this.#run < from.length && at(from, this.#run + 1) <= start) this.#run += 4
  }

  /** Takes the text up to `end` over as it is. */
  #keep(end: number) {
    const done = this.#done
    if (end === done) return
    this.#pieces.add(this.#source.text.slice(done, end))
    this.#seek(done)
    const from = this.#source.origins
    const ahead = this.#length - done
    for (let i = this.#run; i < from.length && at(from, i) < end; i += 4) {
      const linear = isLinear(from, i)
      const a = Math.max(at(from, i), done)
      const b = Math.min(at(from, i + 1), end)
      // a replaced stretch that is cut keeps the whole of what it came from: which part of it is not known
      const start = linear ? at(from, i + 2) + a - at(from, i) : at(from, i + 2)
      push(this.#gathered.origins, a + ahead, b + ahead, start, linear ? start + b - a : at(from, i + 3))
    }
    this.#length += end - done
    this.#done = end
  }
}

/** Every match of `pattern` (which must be global) replaced; see {@link edit}. */
export function replaceAll(
  source: Source,
  pattern: RegExp,
  by: string | ((match: RegExpExecArray) => string),
  rule: string,
): Source {
  const editing = new Editing(source, rule)
  for (const match of source.text.matchAll(pattern)) {
    const text = typeof by === 'string' ? by : by(match)
    if (text !== match[0]) editing.replace(match.index, match.index + match[0].length, text)
  }
  return editing.done()
}

/**
 * The source with its text spelled again unit for unit, so that every origin stays; `ranges` of it, in order, are recorded
 * as changed under `rule`.
 * @throws {RangeError} when the text is not as long as before
 */
export function respell(source: Source, rule: string, text: string, ranges: readonly Span[]): Source {
  if (text.length !== source.text.length)
    throw new RangeError(`${rule} made ${text.length} units of ${source.text.length}`)
  const places = numbers()
  for (const range of ranges) {
    const [start, end] = originRange(source.origins, range)
    addChange(places, start, end, true)
  }
  return { ...source, text, changes: [...source.changes, { rule, places: taken(places) }] }
}
