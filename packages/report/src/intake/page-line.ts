import { isWide } from './blanks.ts'

/** The left and right edge of something set on a page, in points. */
export interface Edges {
  readonly left: number
  readonly right: number
}

/** A run of characters on a page, positions in points from the top left. */
export interface PageRun {
  readonly text: string
  readonly x: number
  /** Of the base line. */
  readonly y: number
  readonly width: number
  readonly size: number
}

/** One line of a page as it is printed. */
export interface PageLine {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** The column of a newspaper page that the line is set in. */
  readonly column?: Edges
}

/** Runs of a page put together to lines, from the top down; cells of a table row have tabs between them. */
export function pageLines(page: number, runs: readonly PageRun[]): PageLine[] {
  const sorted = runs.filter((run) => run.text.trim() !== '').sort((a, b) => a.y - b.y)
  const lines: PageLine[] = []
  let current: PageRun[] = []
  for (const run of sorted) {
    const last = current.at(-1)
    if (last && run.y - last.y > 0.45 * Math.max(run.size, last.size)) {
      lines.push(joinRuns(page, current))
      current = []
    }
    current.push(run)
  }
  if (current.length > 0) lines.push(joinRuns(page, current))
  return lines
}

function joinRuns(page: number, unordered: readonly PageRun[]): PageLine {
  const runs = [...unordered].sort((a, b) => a.x - b.x)
  const size = median(runs.flatMap((run) => new Array<number>(Math.min(run.text.length, 50)).fill(run.size)))
  const pieces: string[] = []
  let end: number | null = null
  for (const run of runs) {
    const gap = end === null ? 0 : run.x - end
    pieces.push(gap > 1.05 * size ? '\t' : gap > 0.24 * size ? ' ' : '', run.text)
    end = run.x + run.width
  }
  const first = runs[0] as PageRun
  return { page, text: withoutGaps(pieces.join('')), left: first.x, right: end ?? first.x, y: first.y, size }
}

/**
 * A line without the spaces that stand for a gap of the setting: Word and LibreOffice set one between a Chinese
 * character and a digit, `2024⟦ ⟧年`. Spaces between two Chinese characters, `市长 林知远`, stay.
 */
function withoutGaps(text: string): string {
  return text
    .replace(/ +/g, (blanks, at: number, whole: string) => {
      const before = whole.charCodeAt(at - 1)
      const after = whole.charCodeAt(at + blanks.length)
      return isWide(before) === isWide(after) && !isPunctuation(before) && !isPunctuation(after) ? ' ' : ''
    })
    .replace(/ ?\t ?/g, '\t')
    .trim()
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 0x3001 && code <= 0x3011) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    code === 0xff1a ||
    code === 0xff1b ||
    code === 0xff1f
  )
}

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
