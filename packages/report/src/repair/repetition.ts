import type { Span } from '../source/span.ts'

/** A stretch that stands in the text twice. */
export interface Repetition {
  /** The copy to be left out. */
  readonly span: Span
  /** The copy to be kept: the later one where the first breaks off or the later goes on, else the first. */
  readonly kept: Span
}

/** Units of a block; every copy of twice as many holds a whole one. */
const shortest = 30
/** Units from which on a copy counts as a part of the text of its own. */
const least = 60

/**
 * The stretches that repeat another to the letter, blanks, line breaks and signs left aside, in order and apart: a summary
 * before the body it was cut from, a text that was stored twice. In linear time.
 */
export function repeatedRanges(text: string): Repetition[] {
  const { bare, places } = bareOf(text)
  const found: Repetition[] = []
  if (bare.length < 2 * least) return found
  const blocks = blocksOf(bare)
  let hash = hashOf(bare, shortest)
  for (let at = shortest; at + shortest <= bare.length; ) {
    const first = blocks.get(hash)
    if (first !== undefined && first + shortest <= at) {
      const copy = extend(bare, first, at)
      if (copy.end - copy.start >= least) {
        found.push(judge(text, places, copy))
        at = copy.end
        hash = hashOf(bare, at)
        continue
      }
    }
    hash = rolled(hash, bare, at++)
  }
  return apart(found)
}

/** Where each hash of the stretches at multiples of {@link shortest} stands first. */
function blocksOf(bare: Uint16Array): Map<number, number> {
  const blocks = new Map<number, number>()
  for (let at = 0; at + shortest <= bare.length; at += shortest) {
    const hash = hashOf(bare, at)
    if (!blocks.has(hash)) blocks.set(hash, at)
  }
  return blocks
}

const base = 0x01000193
let highest = 1
for (let i = 1; i < shortest; i++) highest = Math.imul(highest, base)

function hashOf(bare: Uint16Array, at: number): number {
  let hash = 0
  for (let i = at; i < at + shortest; i++) hash = (Math.imul(hash, base) + (bare[i] ?? 0)) | 0
  return hash
}

/** The hash one unit further on. */
function rolled(hash: number, bare: Uint16Array, at: number): number {
  const rest = (hash - Math.imul(bare[at] ?? 0, highest)) | 0
  return (Math.imul(rest, base) + (bare[at + shortest] ?? 0)) | 0
}

interface Copy {
  readonly earlier: number
  readonly start: number
  readonly end: number
}

function extend(bare: Uint16Array, first: number, at: number): Copy {
  let back = 0
  while (first - back > 0 && at - back > first + 1 && bare[first - back - 1] === bare[at - back - 1]) back++
  let length = 0
  // a copy ends where it would run into the other
  while (first + length < at - back && at + length < bare.length && bare[first + length] === bare[at + length]) length++
  return { earlier: first - back, start: at - back, end: at + length }
}

function judge(text: string, places: Uint32Array, { earlier, start, end }: Copy): Repetition {
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
function bareOf(text: string): { bare: Uint16Array; places: Uint32Array } {
  const bare = new Uint16Array(text.length)
  const places = new Uint32Array(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!isBare(unit)) continue
    bare[length] = unit
    places[length++] = i
  }
  return { bare: bare.subarray(0, length), places: places.subarray(0, length) }
}

function isBare(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a)
  )
}
