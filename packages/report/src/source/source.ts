import type { Span } from './span.ts'

/**
 * One stretch of a source's text and where it came from: `[textStart, textEnd, start, end)`, both half-open, in UTF-16
 * units of `Source.text` and of the text as received. Where both are equally long, unit n stands for unit n.
 */
export type Run = readonly [textStart: number, textEnd: number, start: number, end: number]

/** A change made by a repair, by the range of the text as received that it replaced. */
export interface Change {
  readonly rule: string
  /** Half-open range of the text as received, which stays true whatever later repairs do. */
  readonly received: Span
  /** False where the damage only narrowed the words down: a proposal, which a person settles. */
  readonly certain: boolean
}

/** A text on its way through the repairs, every part of it tied to the text as received. */
export interface Source {
  readonly text: string
  readonly received: string
  /** In order, on both sides ascending; what was dropped has none. */
  readonly origins: readonly Run[]
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
  const origins: Run[] = received.length === 0 ? [] : [[0, received.length, 0, received.length]]
  return { text: received, received, origins, changes: [] }
}

/**
 * The source with all edits made at once and recorded under `rule`; the same object when there is nothing to do.
 * @throws {RangeError} when edits overlap, are out of order or lie outside the text
 */
export function edit(source: Source, rule: string, edits: readonly Edit[]): Source {
  if (edits.length === 0) return source
  const pieces: string[] = []
  const origins: Run[] = []
  const changes: Change[] = [...source.changes]
  let index = 0
  let done = 0
  let length = 0
  /** The next run that reaches beyond `start`. */
  const seek = (start: number) => {
    while (index < source.origins.length && (source.origins[index] as Run)[1] <= start) index++
  }
  const keep = (end: number) => {
    if (end === done) return
    pieces.push(source.text.slice(done, end))
    seek(done)
    for (let i = index; i < source.origins.length; i++) {
      const run = source.origins[i] as Run
      if (run[0] >= end) break
      const linear = isLinear(run)
      const from = Math.max(run[0], done)
      const to = Math.min(run[1], end)
      // a replaced stretch that is cut keeps the whole of what it came from: which part of it is not known
      const start = linear ? run[2] + from - run[0] : run[2]
      push(origins, from - done + length, to - done + length, start, linear ? start + to - from : run[3])
    }
    length += end - done
    done = end
  }
  const receivedAt = (start: number, end: number): Span => {
    seek(start)
    let from = -1
    let to = -1
    for (let i = index; i < source.origins.length; i++) {
      const run = source.origins[i] as Run
      if (run[0] >= end) break
      const linear = isLinear(run)
      if (from < 0) from = linear ? run[2] + Math.max(run[0], start) - run[0] : run[2]
      to = linear ? run[2] + Math.min(run[1], end) - run[0] : run[3]
    }
    if (from >= 0) return [from, to]
    const [place] = originRange(source.origins, [start, start])
    return [place, place]
  }
  for (const { start, end, text, certain = true } of edits) {
    if (start < done || end < start || end > source.text.length)
      throw new RangeError(`edit ${start}..${end} by ${rule} does not follow ${done}`)
    keep(start)
    const received = receivedAt(start, end)
    pieces.push(text)
    push(origins, length, length + text.length, received[0], received[1])
    changes.push({ rule, received, certain })
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
  const changes = ranges.map((range): Change => ({ rule, received: originRange(source.origins, range), certain: true }))
  return { ...source, text, changes: [...source.changes, ...changes] }
}

/** The range of `Source.text` that stands for a range of the text as received; empty where that was dropped. */
export function textRange(origins: readonly Run[], range: Span): Span {
  return textRanges(origins)(range)
}

/** {@link textRange} for many ranges; quickest where each stands near the one before. */
export function textRanges(origins: readonly Run[]): (range: Span) => Span {
  let near = 0
  const find = (position: number): number => {
    const stop = (origins[near - 1]?.[3] ?? 0) <= position ? near + 8 : near
    for (let i = near; i < stop; i++) {
      const run = origins[i]
      if (!run || run[3] > position) {
        near = i
        return i
      }
    }
    near = runAt(origins, position, 3)
    return near
  }
  return ([start, end]) => {
    const first = find(start)
    const head = origins[first]
    if (!head) {
      const last = origins.at(-1)?.[1] ?? 0
      return [last, last]
    }
    const from = within(head, start, 'start')
    const last = origins[start === end ? first : find(end - 1)]
    const to = last ? within(last, end, 'end') : (origins.at(-1)?.[1] ?? 0)
    return [from, Math.max(from, to)]
  }
}

/** The range of the text as received that a range of `Source.text` came from. */
export function originRange(origins: readonly Run[], [start, end]: Span): Span {
  const head = origins[runAt(origins, start, 1)]
  if (!head) {
    const last = origins.at(-1)?.[3] ?? 0
    return [last, last]
  }
  const tail = origins[start === end ? runAt(origins, start, 1) : runAt(origins, end - 1, 1)] ?? head
  const [textStart, textEnd, from, to] = head
  const linear = (run: Run) => run[1] - run[0] === run[3] - run[2]
  const a = linear(head) ? from + (start - textStart) : start >= textEnd ? to : from
  const b = start === end ? a : linear(tail) ? tail[2] + (end - tail[0]) : tail[3]
  return [a, Math.max(a, b)]
}

/** Index of the first run whose end (at `side` 1 in the text, 3 as received) lies behind `position`. */
function runAt(origins: readonly Run[], position: number, side: 1 | 3): number {
  let low = 0
  let high = origins.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origins[middle]?.[side] ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}

function within([textStart, textEnd, start, end]: Run, position: number, edge: 'start' | 'end'): number {
  if (textEnd - textStart === end - start) return Math.min(textEnd, Math.max(textStart, textStart + position - start))
  return edge === 'start' ? textStart : textEnd
}

/** Append a run, joined to the one before where both are kept text that follows on. */
function push(origins: Run[], a: number, b: number, start: number, end: number) {
  const before = origins[origins.length - 1]
  if (before && start < before[3]) overlap(origins, before, a, b, start, end)
  else if (before && b - a === end - start && before[1] === a && before[3] === start && isLinear(before)) {
    origins[origins.length - 1] = [before[0], b, before[2], end]
  } else if (b > a) origins.push([a, b, start, end])
}

/** Two parts of one replaced stretch came from the same place: one run holds both. */
function overlap(origins: Run[], before: Run, a: number, b: number, start: number, end: number) {
  if (isLinear(before) && before[1] - before[0] > 1) {
    const from = Math.max(start, before[3])
    if (b > a) origins.push([a, b, from, Math.max(end, from)])
  } else origins[origins.length - 1] = [before[0], b, before[2], Math.max(end, before[3])]
}

function isLinear(run: Run): boolean {
  return run[1] - run[0] === run[3] - run[2]
}
