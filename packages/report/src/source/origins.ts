import { extend, type Numbers } from './numbers.ts'
import type { Span } from './span.ts'

/**
 * One stretch of a source's text and where it came from: `[textStart, textEnd, start, end)`, both half-open, in UTF-16
 * units of `Source.text` and of the text as received. Where both are equally long, unit n stands for unit n.
 */
export type Run = readonly [textStart: number, textEnd: number, start: number, end: number]

/**
 * Runs, one after another, four numbers each. A damaged text has as many runs as characters; an array for each would
 * take most of the time to read one.
 */
export type Origins = Int32Array

/** The runs one by one. */
export function runsOf(origins: Origins): Run[] {
  const runs = new Array<Run>(origins.length / 4)
  for (let i = 0; i < origins.length; i += 4)
    runs[i / 4] = [at(origins, i), at(origins, i + 1), at(origins, i + 2), at(origins, i + 3)]
  return runs
}

/** The origin of unit `i`; the caller keeps `i` within the list. */
export const at = (origins: Origins, i: number) => origins[i] as number

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
export function push(made: Numbers, a: number, b: number, start: number, end: number) {
  const { values } = made
  const before = made.length - 4
  if (before >= 0 && start < at(values, before + 3)) overlap(made, before, a, b, start, end)
  else if (
    before >= 0 &&
    b - a === end - start &&
    at(values, before + 1) === a &&
    at(values, before + 3) === start &&
    isLinear(values, before)
  ) {
    values[before + 1] = b
    values[before + 3] = end
  } else if (b > a) append(made, a, b, start, end)
}

function append(made: Numbers, a: number, b: number, start: number, end: number) {
  const at = extend(made, 4)
  const { values } = made
  values[at] = a
  values[at + 1] = b
  values[at + 2] = start
  values[at + 3] = end
}

/** Two parts of one replaced stretch came from the same place: one run holds both. */
function overlap(made: Numbers, before: number, a: number, b: number, start: number, end: number) {
  const { values } = made
  const last = at(values, before + 3)
  if (isLinear(values, before) && at(values, before + 1) - at(values, before) > 1) {
    const from = Math.max(start, last)
    if (b > a) append(made, a, b, from, Math.max(end, from))
  } else {
    values[before + 1] = b
    values[before + 3] = Math.max(end, last)
  }
}

/** Whether unit `i` maps one to one onto the file, so that positions inside it can be interpolated. */
export function isLinear(origins: Origins, i: number): boolean {
  return at(origins, i + 1) - at(origins, i) === at(origins, i + 3) - at(origins, i + 2)
}
