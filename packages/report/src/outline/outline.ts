import type { Span } from '../source/span.ts'
import { characterClass, countWords, SPACE } from './characters.ts'
import { gluedTitleEnd } from './glued-title.ts'
import { cutLines } from './lines.ts'
import { type Marker, readMarker } from './markers.ts'
import { signsOf } from './signs.ts'
import { cutUnits } from './units.ts'

/** One sentence or semicolon clause of the text and where it stands. */
export interface OutlineUnit {
  readonly index: number
  readonly start: number
  readonly end: number
  /** Index of its line. */
  readonly line: number
  /** Whether its line begins with it. */
  readonly first: boolean
  readonly marker: Marker | null
  /** The words as they stand, marker and end mark with them. */
  readonly words: string
  /** The words without marker and end mark. */
  readonly core: string
  /** Number of characters of `core` that carry meaning. */
  readonly size: number
  /** Which telling characters `words` holds; see `signs.ts`. */
  readonly signs: number
}

/** One paragraph: its units are `[from, to)`. */
export interface OutlineLine {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** A text cut into paragraphs and units, nothing understood yet. */
export interface Outline {
  readonly text: string
  readonly lines: readonly OutlineLine[]
  readonly units: readonly OutlineUnit[]
}

/** The paragraphs and units of a text, in order. */
export function outlineOf(text: string): Outline {
  const lines: OutlineLine[] = []
  const units: OutlineUnit[] = []
  for (const span of cutLines(text)) {
    const cut = cutUnits(text, span).flatMap((unit) => unglue(text, unit))
    if (cut.length === 0) continue
    const from = units.length
    for (const [start, end] of cut)
      units.push(unitAt(text, start, end, units.length, lines.length, units.length === from))
    lines.push({ index: lines.length, start: span[0], end: span[1], from, to: units.length })
  }
  return { text, lines, units }
}

/** A part's title run into its first sentence is a unit of its own, and so is a lead-in before the first heading. */
function unglue(text: string, unit: Span): Span[] {
  const [start, end] = unit
  const first = firstHeading(text, start, end)
  if (first > 0) return [[start, first], ...unglue(text, [skipBlanks(text, first, end), end])]
  const marker = strong.test(text[start] ?? '') ? readMarker(text, start) : null
  if (marker?.kind !== 'han' && marker?.kind !== 'part') return [unit]
  const from = start + marker.length
  const title = gluedTitleEnd(text.slice(from, Math.min(end, from + 60)))
  if (title < 0) return [unit]
  const to = from + title
  return [
    [start, to],
    [skipBlanks(text, to, end), end],
  ]
}

/** Behind the colon of `重点抓好六个方面：⟦（一）…⟧`; -1 where the unit has no such thing. */
function firstHeading(text: string, start: number, end: number): number {
  for (let at = start; at < end - 4; at++) {
    if (text.charCodeAt(at) !== 0xff1a) continue
    const marker = readMarker(text, skipBlanks(text, at + 1, end))
    return marker?.number === 1 && (marker.kind === 'han' || marker.kind === 'han-bracket') ? at + 1 : -1
  }
  return -1
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start
  while (at < end && characterClass(text.charCodeAt(at)) === SPACE) at++
  return at
}

const strong = /[第一二三四五六七八九]/

function unitAt(text: string, start: number, end: number, index: number, line: number, first: boolean): OutlineUnit {
  const marker = readMarker(text, start)
  const from = Math.min(end, start + (marker?.length ?? 0))
  let to = end
  while (to > from && isEndMark(text.charCodeAt(to - 1))) to--
  const core = text.slice(from, to)
  return {
    index,
    start,
    end,
    line,
    first,
    marker,
    words: text.slice(start, end),
    core,
    size: countWords(text, from, to),
    signs: signsOf(text, start, end),
  }
}

const endMarks = new Set([...'。！？；!?;：:，,、.．'].map((mark) => mark.charCodeAt(0)))

function isEndMark(code: number): boolean {
  return endMarks.has(code)
}
