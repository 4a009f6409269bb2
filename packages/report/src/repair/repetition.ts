import type { Span } from '../source/span.ts'

/** A stretch that stands in the text twice. */
export interface Repetition {
  /** The copy to be left out. */
  readonly span: Span
  /** The copy to be kept: the later one where the first breaks off or the later goes on, else the first. */
  readonly kept: Span
}

/** Letters and digits that two copies must have in common from their beginning. */
const shortest = 40
/** Units from which on a copy counts as a part of the text of its own. */
const least = 60

/**
 * The stretches that repeat another to the letter, blanks, line breaks and signs left aside, in order and apart: a summary
 * before the body it was cut from, a text that was stored twice. In linear time.
 */
export function repeatedRanges(text: string): Repetition[] {
  const { bare, places } = bareOf(text)
  const seen = new Map<string, number>()
  const found: Repetition[] = []
  for (let at = 0; at + shortest <= bare.length; at += 1) {
    if (at % shortest === 0) {
      const key = bare.slice(at, at + shortest)
      if (!seen.has(key)) seen.set(key, at)
    }
  }
  for (let at = shortest; at + shortest <= bare.length; ) {
    const first = seen.get(bare.slice(at, at + shortest))
    if (first === undefined || first >= at) {
      at++
      continue
    }
    const copy = extend(bare, first, at)
    const length = copy.end - copy.start
    if (length >= least) found.push(judge(text, places, copy))
    at = Math.max(at + 1, copy.end)
  }
  return apart(found)
}

interface Copy {
  readonly earlier: number
  readonly start: number
  readonly end: number
}

function extend(bare: string, first: number, at: number): Copy {
  let back = 0
  while (first - back > 0 && at - back > first + 1 && bare[first - back - 1] === bare[at - back - 1]) back++
  let length = 0
  // a copy ends where it would run into the other
  while (first + length < at - back && at + length < bare.length && bare[first + length] === bare[at + length]) length++
  return { earlier: first - back, start: at - back, end: at + length }
}

function judge(text: string, places: readonly number[], { earlier, start, end }: Copy): Repetition {
  const range = (from: number, to: number): Span => [places[from] ?? 0, (places[to - 1] ?? 0) + 1]
  const first = range(earlier, earlier + end - start)
  const later = range(start, end)
  const brokenOff = /^[^\n]{0,6}(?:\.{3}|…)/.test(text.slice(first[1], first[1] + 12))
  // a short beginning of what follows soon is a summary; a whole text stored twice is as long as all before it
  const isSummary = brokenOff || (first[1] - first[0] < 0.2 * text.length && later[0] - first[1] < 300)
  return isSummary ? { span: first, kept: later } : { span: later, kept: first }
}

/** The repetitions in order, none within another. */
function apart(found: readonly Repetition[]): Repetition[] {
  const out: Repetition[] = []
  for (const repetition of [...found].sort((a, b) => a.span[0] - b.span[0])) {
    if (repetition.span[0] >= (out.at(-1)?.span[1] ?? 0)) out.push(repetition)
  }
  return out
}

/** The letters, digits and Han characters of a text, and where each of them stands. */
function bareOf(text: string): { bare: string; places: number[] } {
  const places: number[] = []
  const pieces: string[] = []
  let from = -1
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isBare(text.charCodeAt(i))) {
      places.push(i)
      if (from < 0) from = i
    } else if (from >= 0) {
      pieces.push(text.slice(from, i))
      from = -1
    }
  }
  return { bare: pieces.join(''), places }
}

function isBare(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a)
  )
}
