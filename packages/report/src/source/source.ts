import type { Span } from './span.ts'

/**
 * One stretch of a source's text and where it came from: `[textStart, textEnd, start, end)`, both half-open, in UTF-16
 * units of `Source.text` and of the text as received. Where both are equally long, unit n stands for unit n.
 */
export type Run = readonly [textStart: number, textEnd: number, start: number, end: number]

/**
 * Runs, one behind the other, four numbers each. A damaged text has as many runs as characters; an array for each would
 * take most of the time to read one.
 */
export type Origins = readonly number[]

/** The runs one by one. */
export function runsOf(origins: Origins): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < origins.length; i += 4)
    runs.push([at(origins, i), at(origins, i + 1), at(origins, i + 2), at(origins, i + 3)])
  return runs
}

const at = (origins: Origins, i: number) => origins[i] as number

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
  const origins = received.length === 0 ? [] : [0, received.length, 0, received.length]
  return { text: received, received, origins, changes: [] }
}

/**
 * The source with all edits made at once and recorded under `rule`; the same object when there is nothing to do.
 * @throws {RangeError} when edits overlap, are out of order or lie outside the text
 */
export function edit(source: Source, rule: string, edits: readonly Edit[]): Source {
  if (edits.length === 0) return source
  const pieces: string[] = []
  const origins: number[] = []
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
    pieces.push(source.text.slice(done, end))
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
    pieces.push(text)
    push(origins, length, length + text.length, first, last)
    changes.push({ rule, start: first, end: last, certain })
    length += text.length
    done = end
  }
  keep(source.text.length)
  return { text: pieces.join(''), received: source.received, origins, changes }
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

/** The range of `Source.text` that stands for a range of the text as received; empty where that was dropped. */
export function textRange(origins: Origins, range: Span): Span {
  return textRanges(origins)(range)
}

/** {@link textRange} for many ranges; quickest where each stands near the one before. */
export function textRanges(origins: Origins): (range: Span) => Span {
  const last = origins.length === 0 ? 0 : at(origins, origins.length - 3)
  let near = 0
  const find = (position: number): number => {
    const stop = near === 0 || at(origins, near - 1) <= position ? near + 32 : near
    for (let i = near; i < stop && i < origins.length; i += 4)
      if (at(origins, i + 3) > position) {
        near = i
        return i
      }
    near = runAt(origins, position, 3)
    return near
  }
  return ([start, end]) => {
    const head = find(start)
    if (head === origins.length) return [last, last]
    const from = within(origins, head, start, 'start')
    const tail = start === end ? head : find(end - 1)
    const to = tail < origins.length ? within(origins, tail, end, 'end') : last
    return [from, Math.max(from, to)]
  }
}

/** The range of the text as received that a range of `Source.text` came from. */
export function originRange(origins: Origins, [start, end]: Span): Span {
  const head = runAt(origins, start, 1)
  if (head === origins.length) {
    const last = origins.length === 0 ? 0 : at(origins, origins.length - 1)
    return [last, last]
  }
  const found = start === end ? head : runAt(origins, end - 1, 1)
  const tail = found === origins.length ? head : found
  const from = at(origins, head + 2)
  const unlike = start >= at(origins, head + 1) ? at(origins, head + 3) : from
  const a = isLinear(origins, head) ? from + start - at(origins, head) : unlike
  if (start === end) return [a, a]
  const b = isLinear(origins, tail) ? at(origins, tail + 2) + end - at(origins, tail) : at(origins, tail + 3)
  return [a, Math.max(a, b)]
}

/** Where the first run begins whose end (at `side` 1 in the text, 3 as received) lies behind `position`. */
function runAt(origins: Origins, position: number, side: 1 | 3): number {
  let low = 0
  let high = origins.length / 4
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(origins, middle * 4 + side) > position) high = middle
    else low = middle + 1
  }
  return low * 4
}

/** The place in the text of a position as received, in or at the edge of the run at `i`. */
function within(origins: Origins, i: number, position: number, edge: 'start' | 'end'): number {
  const start = at(origins, i)
  const end = at(origins, i + 1)
  if (!isLinear(origins, i)) return edge === 'start' ? start : end
  return Math.min(end, Math.max(start, start + position - at(origins, i + 2)))
}

/** Append a run, joined to the one before where both are kept text that follows on. */
function push(origins: number[], a: number, b: number, start: number, end: number) {
  const before = origins.length - 4
  if (before >= 0 && start < at(origins, before + 3)) overlap(origins, before, a, b, start, end)
  else if (
    before >= 0 &&
    b - a === end - start &&
    at(origins, before + 1) === a &&
    at(origins, before + 3) === start &&
    isLinear(origins, before)
  ) {
    origins[before + 1] = b
    origins[before + 3] = end
  } else if (b > a) origins.push(a, b, start, end)
}

/** Two parts of one replaced stretch came from the same place: one run holds both. */
function overlap(origins: number[], before: number, a: number, b: number, start: number, end: number) {
  const last = at(origins, before + 3)
  if (isLinear(origins, before) && at(origins, before + 1) - at(origins, before) > 1) {
    const from = Math.max(start, last)
    if (b > a) origins.push(a, b, from, Math.max(end, from))
  } else {
    origins[before + 1] = b
    origins[before + 3] = Math.max(end, last)
  }
}

function isLinear(origins: Origins, i: number): boolean {
  return at(origins, i + 1) - at(origins, i) === at(origins, i + 3) - at(origins, i + 2)
}
