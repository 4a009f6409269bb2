import type { Place } from '../report.ts'

/** A line of a document and where it stands in it, pages and paragraphs counted from 1. */
export interface PlacedLine {
  readonly text: string
  readonly page?: number
  readonly paragraph?: number
}

/** The lines as one text, and where in it each page or paragraph begins. */
export function joinLines(lines: readonly PlacedLine[]): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = []
  let start = 0
  for (const { text, page, paragraph } of lines) {
    const last = places.at(-1)
    if (page !== undefined && page !== last?.page) places.push({ start, page })
    else if (paragraph !== undefined && paragraph !== last?.paragraph) places.push({ start, paragraph })
    start += text.length + 1
  }
  return { text: lines.map((line) => line.text).join('\n'), places }
}
