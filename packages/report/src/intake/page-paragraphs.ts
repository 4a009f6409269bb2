import type { PlacedLine } from './lines-of-text.ts'

import { type Edges, median, type PageLine } from './page-line.ts'

/** Printed lines joined to the paragraphs they were broken from, across pages; each with the page it begins on. */
export function pageParagraphs(lines: readonly PageLine[]): PlacedLine[] {
  const columns = [0, 1].map((parity) => column(lines.filter((line) => line.page % 2 === parity)))
  const whole = column(lines)
  const of = (line: PageLine) =>
    line.column ?? columns[line.page % 2] ?? whole ?? { left: line.left, right: line.right }
  const leading = lineGap(lines)
  const paragraphs: { page: number; pieces: string[] }[] = []
  let before: PageLine | null = null
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last && before && goesOn(before, line, of(before), of(line), leading))
      last.pieces.push(glue(before.text, line.text), line.text)
    else paragraphs.push({ page: line.page, pieces: [line.text] })
    before = line
  }
  return paragraphs.map(({ page, pieces }) => ({ page, text: pieces.join('') }))
}

/** True when `line` goes on with the paragraph that `before` is in. */
function goesOn(before: PageLine, line: PageLine, from: Edges, to: Edges, leading: number): boolean {
  const em = line.size
  if (before.text.includes('\t') || line.text.includes('\t')) return false
  if (Math.abs(before.size - line.size) > 0.12 * Math.max(before.size, line.size)) return false
  if (before.page === line.page && leading > 0 && line.y - before.y > 1.6 * leading) return false
  const room = from.right - before.right
  if (room > firstWord(line.text) * em + 0.9 * em) return false
  const indent = line.left - to.left
  if (indent <= 1.2 * em) return true
  // the second line of a centred heading stands further in, too
  const isFull = before.left - from.left < 0.8 * em
  return (
    isFull &&
    indent > 2.6 * em &&
    !/[。！？；：]$/.test(before.text) &&
    isCentred(before, from, em) &&
    isCentred(line, to, em)
  )
}

function isCentred(line: PageLine, { left, right }: Edges, em: number): boolean {
  return Math.abs(line.left + line.right - left - right) < 2 * em
}

/** Width in ems of what could not be parted from the beginning of a line: a number, or a character and its comma. */
function firstWord(text: string): number {
  const word = /^[“‘（《〈【]*(?:[\x21-\x7e]+|.)[，。；：、！？”’）》〉】％%]*/.exec(text)?.[0] ?? ''
  let width = 0
  for (const sign of word) width += sign < '\u0100' ? 0.55 : 1
  return Math.min(width, 8)
}

/** Words of Latin letters that were parted at the line's end get their space again. */
function glue(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : ''
}

/** Left edge: the leftmost place where several lines begin. Right edge: where full lines end. */
function column(lines: readonly PageLine[]): Edges | null {
  const text = lines.filter((line) => !line.text.includes('\t'))
  if (text.length < 4) return null
  const em = median(text.map((line) => line.size)) || 10
  const lefts = text.map((line) => line.left).sort((a, b) => a - b)
  const needed = Math.max(2, Math.floor(text.length * 0.05))
  const left =
    lefts.find((x, i) => (lefts[i + needed - 1] ?? Number.POSITIVE_INFINITY) - x < 0.5 * em) ?? (lefts[0] as number)
  const rights = text.map((line) => line.right).sort((a, b) => b - a)
  // a few lines may stick out by a hanging comma
  const right =
    rights.find((x, i) => x - (rights[i + needed - 1] ?? Number.NEGATIVE_INFINITY) < 0.6 * em) ?? (rights[0] as number)
  return { left, right }
}

function lineGap(lines: readonly PageLine[]): number {
  const gaps: number[] = []
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1] as PageLine, lines[i] as PageLine]
    if (a.page === b.page && b.y > a.y) gaps.push(b.y - a.y)
  }
  return median(gaps)
}
