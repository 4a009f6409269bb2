import type { Outline, OutlineUnit } from '../outline/outline.ts'

/** One of several copies of a report in a document: its units are `[from, to)`. */
export interface Copy {
  readonly from: number
  readonly to: number
  /** How many of the copies there are. */
  readonly of: number
}

/** Sentences shorter than this may stand twice in any report. */
const leastSize = 12
/** A copy begins where so many of the next sentences have stood before, in their order. */
const [window, leastInWindow] = [8, 6]
/** A first copy that has so much of the fullest one is taken. */
const nearlyAll = 0.95

/**
 * The copy to read of a text that was stored several times over, one after another; null where it stands once. An
 * extract before the report is a copy, too: the fullest one is read, the first of equals.
 */
export function fullestCopy({ units }: Outline): Copy | null {
  const long = units.filter(({ size }) => size >= leastSize)
  if (long.length < 2 * window) return null
  const first = new Map<string, number>()
  const seen = long.map(({ words }, i) => {
    const known = first.get(words)
    if (known === undefined) first.set(words, i)
    return known ?? i
  })
  const starts = [0]
  for (let i = 1; i < long.length; i++)
    if ((seen[i] as number) < i && (seen[i] as number) <= (seen[i - 1] as number) && repeats(seen, i)) starts.push(i)
  if (starts.length === 1) return null
  const copies = starts.map((start, k) => ({ start, end: starts[k + 1] ?? long.length }))
  const most = Math.max(...copies.map(({ start, end }) => end - start))
  const best = copies.find(({ start, end }) => end - start >= most * nearlyAll)
  if (!best) return null
  const next = copies.find(({ start }) => start === best.end)
  return {
    from: best.start === 0 ? 0 : headOf(units, (long[best.start] as OutlineUnit).index),
    to: next ? headOf(units, (long[next.start] as OutlineUnit).index) : units.length,
    of: copies.length,
  }
}

function repeats(seen: readonly number[], at: number): boolean {
  let rising = 0
  for (let i = at; i < Math.min(seen.length, at + window); i++)
    if ((seen[i] as number) < at && (i === at || (seen[i] as number) > (seen[i - 1] as number))) rising++
  return rising >= Math.min(leastInWindow, seen.length - at)
}

/** The first of the short lines before a unit that stand at an earlier place, too: title, meeting and speaker. */
function headOf(units: readonly OutlineUnit[], at: number): number {
  const before = new Set(units.slice(0, at - 20 < 0 ? 0 : at - 20).map(({ words }) => words))
  let from = at
  while (from > 0 && at - from < 12 && before.has((units[from - 1] as OutlineUnit).words)) from--
  return from
}
