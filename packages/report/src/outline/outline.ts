import type { Span } from '../source/span.ts'
import { bareNumerals } from './bare-numerals.ts'
import { characterClass, SPACE } from './characters.ts'
import { gluedTitleEnd } from './glued-title.ts'
import { cutLines } from './lines.ts'
import { type Marker, readMarker } from './markers.ts'
import { telling, WORD } from './signs.ts'
import { readTimeLabel, type Time, type TimeLabel } from './time-label.ts'
import { cutUnits } from './units.ts'

/** One sentence or semicolon clause of the text and where it stands. */
export interface OutlineUnit {
  readonly index: number
  readonly start: number
  readonly end: number
  /** From `start` to `end`; one array for all that the unit is taken as. */
  readonly span: Span
  /** Index of its line. */
  readonly line: number
  /** Whether its line begins with it. */
  readonly first: boolean
  readonly marker: Marker | null
  /** The year that a label before the words says they tell of; null without one. The label is no part of `core`. */
  readonly time: Time | null
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
  let colon = -1
  const spans = cutLines(text)
  const bare = bareNumerals(text, spans)
  const add = (start: number, end: number, from: number) => {
    const label = readTimeLabel(text, start)
    const marker = readMarker(text, start + (label?.length ?? 0)) ?? bare.get(start) ?? null
    units.push(unitAt(text, start, end, units.length, lines.length, units.length === from, marker, label))
  }
  for (const span of spans) {
    const from = units.length
    for (const [unitStart, end] of cutUnits(text, span)) {
      let start = unitStart
      for (;;) {
        if (colon < start) colon = nextColon(text, start)
        if (colon + 4 >= end || !opensList(text, colon, end)) break
        add(start, colon + 1, from)
        start = skipBlanks(text, colon + 1, end)
      }
      const field = units.length === from ? fieldEnd(text, start, end) : -1
      if (field > 0) {
        add(start, field, from)
        start = field
      }
      const title = gluedTitle(text, start, end)
      if (title > 0) {
        add(start, title, from)
        start = skipBlanks(text, title, end)
      }
      add(start, end, from)
    }
    if (units.length > from) lines.push({ index: lines.length, start: span[0], end: span[1], from, to: units.length })
  }
  return { text, lines, units }
}

/** Where a part's title ends that was run into its first sentence; -1 where it was not. */
function gluedTitle(text: string, start: number, end: number): number {
  if (!numerals.includes(text.charAt(start))) return -1
  const marker = readMarker(text, start)
  if (marker?.kind !== 'han' && marker?.kind !== 'part') return -1
  const from = start + marker.length
  const title = gluedTitleEnd(text.slice(from, Math.min(end, from + 60)))
  return title < 0 ? -1 : from + title
}

/**
 * Where the words end with which an article turns to a field of work, `⟦在产业发展方面，⟧该县将…`: they head the paragraph;
 * -1 where it begins with none.
 */
function fieldEnd(text: string, start: number, end: number): number {
  if (text.charAt(start) !== '在') return -1
  const found = field.exec(text.slice(start, Math.min(end, start + 24)))?.[1]
  return found === undefined ? -1 : start + found.length
}

const field = /^(在[^，。；：]{2,12}方面，)该[省市县区州旗镇乡][^。；]/

const numerals = '第一二三四五六七八九'

/** Where the next full-width colon stands; behind the text where there is none. */
function nextColon(text: string, start: number): number {
  const found = text.indexOf('：', start)
  return found < 0 ? text.length : found
}

/** Whether the first heading of a list stands behind the colon, in one unit with what leads to it: `重点抓好六个方面：⟦（一）⟧`. */
function opensList(text: string, colon: number, end: number): boolean {
  const marker = readMarker(text, skipBlanks(text, colon + 1, end))
  return marker?.number === 1 && (marker.kind === 'han' || marker.kind === 'han-bracket')
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start
  while (at < end && characterClass(text.charCodeAt(at)) === SPACE) at++
  return at
}

function unitAt(
  text: string,
  start: number,
  end: number,
  index: number,
  line: number,
  first: boolean,
  marker: Marker | null,
  label: TimeLabel | null,
): OutlineUnit {
  const from = Math.min(end, start + (label?.length ?? 0) + (marker?.length ?? 0))
  let to = end
  while (to > from && isEndMark(text.charCodeAt(to - 1))) to--
  let signs = 0
  let size = 0
  for (let i = start; i < end; i++) {
    const found = telling(text.charCodeAt(i))
    signs |= found
    if (i >= from) size += found >>> WORD
  }
  return {
    index,
    start,
    end,
    span: [start, end],
    line,
    first,
    marker,
    time: label?.time ?? null,
    words: text.slice(start, end),
    core: text.slice(from, to),
    size,
    signs,
  }
}

const endMarks = new Set([...'。！？；!?;：:，,、.．'].map((mark) => mark.charCodeAt(0)))

function isEndMark(code: number): boolean {
  return endMarks.has(code)
}
