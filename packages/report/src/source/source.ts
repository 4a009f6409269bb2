import { at, isLinear, type Origins, originRange, push, runs, taken } from './origins.ts'
import type { Span } from './span.ts'

export { type Origins, originRange, type Run, runsOf, textRange, textRanges } from './origins.ts'

/** A change made by a repair, by the range of the text as received that it replaced. */
export interface Change {
  readonly rule: string
  /** Half-open range of the text as received, which stays true whatever later repairs do. */
  readonly start: number
  readonly end: number
  /** False where the damage only narrowed the words down: a proposal, which a person settles. */
  readonly certain: boolean
}

/** A text on its way through the repairs, every part of it tied to the text as received. */
export interface Source {
  readonly text: string
  readonly received: string
  /** In order, on both sides ascending; what was dropped has none. */
  readonly origins: Origins
  /** In the order they were made. */
  readonly changes: readonly Change[]
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
  const pieces = words()
  const origins = runs
  origins.length = 0
  const changes: Change[] = source.changes.slice()
  const from = source.origins
  let index = 0
  let done = 0
  let length = 0
  /** The next run that reaches beyond `start`. */
  const seek = (start: number) => {
    while (index < from.length && at(from, index + 1) <= start) index += 4
  }
  const keep = (end: number) => {
    if (end === done) return
    pieces.add(source.text.slice(done, end))
    seek(done)
    for (let i = index; i < from.length && at(from, i) < end; i += 4) {
      const linear = isLinear(from, i)
      const a = Math.max(at(from, i), done)
      const b = Math.min(at(from, i + 1), end)
      // a replaced stretch that is cut keeps the whole of what it came from: which part of it is not known
      const start = linear ? at(from, i + 2) + a - at(from, i) : at(from, i + 2)
      push(origins, a - done + length, b - done + length, start, linear ? start + b - a : at(from, i + 3))
    }
    length += end - done
    done = end
  }
  for (const { start, end, text, certain = true } of edits) {
    if (start < done || end < start || end > source.text.length)
      throw new RangeError(`edit ${start}..${end} by ${rule} does not follow ${done}`)
    keep(start)
    seek(start)
    let first = -1
    let last = -1
    for (let i = index; i < from.length && at(from, i) < end; i += 4) {
      const linear = isLinear(from, i)
      if (first < 0) first = at(from, i + 2) + (linear ? Math.max(at(from, i), start) - at(from, i) : 0)
      last = linear ? at(from, i + 2) + Math.min(at(from, i + 1), end) - at(from, i) : at(from, i + 3)
    }
    if (first < 0) first = last = originRange(from, [start, start])[0]
    pieces.add(text)
    push(origins, length, length + text.length, first, last)
    changes.push({ rule, start: first, end: last, certain })
    length += text.length
    done = end
  }
  keep(source.text.length)
  return { text: pieces.whole(), received: source.received, origins: taken(origins), changes }
}

/** Every match of `pattern` (which must be global) replaced; see {@link edit}. */
export function replaceAll(
  source: Source,
  pattern: RegExp,
  by: string | ((match: RegExpExecArray) => string),
  rule: string,
): Source {
  const edits: Edit[] = []
  for (const match of source.text.matchAll(pattern)) {
    const text = typeof by === 'string' ? by : by(match)
    if (text !== match[0]) edits.push({ start: match.index, end: match.index + match[0].length, text })
  }
  return edit(source, rule, edits)
}

/**
 * The source with its text spelled anew unit for unit, so that every origin stays; `ranges` of it, in order, are recorded
 * as changed under `rule`.
 * @throws {RangeError} when the text is not as long as before
 */
export function respell(source: Source, rule: string, text: string, ranges: readonly Span[]): Source {
  if (text.length !== source.text.length)
    throw new RangeError(`${rule} made ${text.length} units of ${source.text.length}`)
  const changes = ranges.map((range): Change => {
    const [start, end] = originRange(source.origins, range)
    return { rule, start, end, certain: true }
  })
  return { ...source, text, changes: [...source.changes, ...changes] }
}

/** A text that is put together of many pieces: joined now and then, so that no list of them grows large. */
function words() {
  const joined: string[] = []
  let pieces: string[] = []
  return {
    add(piece: string) {
      if (pieces.push(piece) < 4096) return
      joined.push(pieces.join(''))
      pieces = []
    },
    whole: () => joined.join('') + pieces.join(''),
  }
}
