import { countWords } from './characters.ts'
import { cutLines } from './lines.ts'
import { type Marker, readMarker } from './markers.ts'
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
    const cut = cutUnits(text, span)
    if (cut.length === 0) continue
    const from = units.length
    for (const [start, end] of cut)
      units.push(unitAt(text, start, end, units.length, lines.length, units.length === from))
    lines.push({ index: lines.length, start: span[0], end: span[1], from, to: units.length })
  }
  return { text, lines, units }
}

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
  }
}

const endMarks = new Set([...'。！？；!?;：:，,、.．'].map((mark) => mark.charCodeAt(0)))

function isEndMark(code: number): boolean {
  return endMarks.has(code)
}
