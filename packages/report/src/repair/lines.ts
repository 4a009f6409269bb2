import { hasTrait, trait } from './traits.ts'

/** A line that holds more than blanks. */
export interface Line {
  /** Of what it holds, without the blanks around it. */
  readonly start: number
  readonly end: number
  /** Half-width columns of blanks before it, two for an ideographic one. */
  readonly indent: number
  /** How many empty lines stand before it. */
  readonly gap: number
  /** UTF-16 units, with the indentation. */
  readonly length: number
  /** Full-width columns, with the indentation: a Latin letter or a digit takes half of one. */
  readonly columns: number
}

/** The lines of a text that hold more than blanks, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let gap = 0
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const stop = feed < 0 ? text.length : feed
    let start = at
    let indent = 0
    while (start < stop && hasTrait(text.charCodeAt(start), trait.blank))
      indent += text.charCodeAt(start++) > 0xff ? 2 : 1
    let end = stop
    while (end > start && hasTrait(text.charCodeAt(end - 1), trait.blank)) end--
    if (start === end) gap++
    else {
      lines.push({ start, end, indent, gap, length: end - at, columns: indent / 2 + columnsOf(text, start, end) })
      gap = 0
    }
    at = stop + 1
  }
  return lines
}

/** Columns up to 120; a longer line was not wrapped, and how long it is does not matter. */
function columnsOf(text: string, start: number, end: number): number {
  let halves = 0
  const stop = Math.min(end, start + 120)
  for (let i = start; i < stop; i++) halves += text.charCodeAt(i) < 0x2000 ? 1 : 2
  return end > stop ? Math.max(60, halves / 2) : halves / 2
}
