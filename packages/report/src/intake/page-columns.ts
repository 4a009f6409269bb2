import { type Edges, median, type PageRun } from './page-line.ts'

/** Runs that are read together and their column; null where they span the whole page. */
export interface Block {
  readonly runs: readonly PageRun[]
  readonly edges: Edges | null
}

/** The share of a page's rows that may cross a gutter: headings that span the page. */
const mostAcross = 0.25
/** The narrowest gutter and the narrowest column of a newspaper, in ems. */
const [leastGutter, leastWidth] = [0.7, 7]
const leastRows = 5
/** The most runs of a page; one with more is not a page of prose. */
const mostRuns = 20_000
/** The share of rows that fill a column of prose; entries of a table fill fewer. */
const leastFull = 0.5

/** The columns that a page's prose is set in, from the left; null where it is set in one. A table has none. */
export function columnsOf(runs: readonly PageRun[]): Edges[] | null {
  const shown = runs.filter((run) => run.text.trim() !== '')
  if (shown.length < 4 * leastRows || shown.length > mostRuns) return null
  const em = median(shown.map((run) => run.size)) || 10
  const left = Math.floor(Math.min(...shown.map((run) => run.x)))
  const right = Math.ceil(Math.max(...shown.map((run) => run.x + run.width)))
  if (right - left < 2 * leastWidth * em || right - left > 20_000) return null
  const columns = between(gutters(shown, left, right, em), left, right)
  if (columns.length < 2 || columns.length > 8) return null
  return columns.every((edges) => isProse(shown, edges, em)) ? columns : null
}

/** Whether hardly anything on a page crosses the gutters of these columns, which other pages have. */
export function fits(runs: readonly PageRun[], columns: readonly Edges[]): boolean {
  const across = runs.filter((run) => columnAt(run, columns) < 0)
  return across.length <= runs.length * mostAcross
}

/** A page's runs in the order they are read: each column down to the next line that runs across all of them. */
export function readingOrder(runs: readonly PageRun[], columns: readonly Edges[]): Block[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y)
  const blocks: Block[] = []
  let band: PageRun[][] = columns.map(() => [])
  let across: PageRun[] = []
  let y = Number.NEGATIVE_INFINITY
  const close = () => {
    const { above, below } = outside(band, columns)
    if (above.length > 0) blocks.push({ runs: above, edges: null })
    band.forEach((own, i) => {
      const inside = own.filter((run) => !above.includes(run) && !below.includes(run))
      if (inside.length > 0) blocks.push({ runs: inside, edges: columns[i] ?? null })
    })
    if (below.length > 0) blocks.push({ runs: below, edges: null })
    band = columns.map(() => [])
    if (across.length > 0) blocks.push({ runs: across, edges: null })
    across = []
  }
  const crossing = sorted.filter((run) => columnAt(run, columns) < 0)
  for (const run of sorted) {
    // what stands on one line with something that runs across belongs to it
    const isAcross = crossing.some((other) => Math.abs(other.y - run.y) < 0.3 * other.size)
    if (isAcross) {
      if (across.length > 0 && run.y - y > 3 * run.size) close()
      across.push(run)
      y = run.y
      continue
    }
    if (across.length > 0) close()
    band[Math.max(0, columnAt(run, columns))]?.push(run)
  }
  close()
  return blocks
}

/** What stands in the middle of the page above or below the first column: a line of the head, the page's number. */
function outside(
  band: readonly (readonly PageRun[])[],
  columns: readonly Edges[],
): { above: PageRun[]; below: PageRun[] } {
  const [first = [], ...others] = band
  const middle = ((columns[0]?.left ?? 0) + (columns.at(-1)?.right ?? 0)) / 2
  const isCentred = ({ y, size }: PageRun) => {
    const row = band.flat().filter((run) => Math.abs(run.y - y) < 0.3 * size)
    const [left, right] = [Math.min(...row.map(({ x }) => x)), Math.max(...row.map(({ x, width }) => x + width))]
    return Math.abs((left + right) / 2 - middle) < 1.5 * size
  }
  const top = Math.min(...first.map(({ y }) => y))
  const bottom = Math.max(...first.map(({ y }) => y))
  const rest = others.flat()
  return {
    above: rest.filter(({ y, size }) => first.length > 0 && y < top - 0.6 * size).filter(isCentred),
    below: rest.filter(({ y, size }) => first.length > 0 && y > bottom + 1.2 * size).filter(isCentred),
  }
}

/** The column that a run stands in; -1 where it reaches over a gutter or stands in one. */
function columnAt({ x, width, size }: PageRun, columns: readonly Edges[]): number {
  const slack = 0.4 * size
  return columns.findIndex(({ left, right }) => x >= left - slack && x + width <= right + slack)
}

function gutters(runs: readonly PageRun[], left: number, right: number, em: number): Edges[] {
  const rows = Array.from({ length: right - left + 1 }, () => new Set<number>())
  for (const { x, width, y } of runs)
    for (let at = Math.max(0, Math.round(x) - left); at < Math.min(rows.length, Math.round(x + width) - left); at++)
      rows[at]?.add(Math.round(y / 3))
  const counts = rows.map((row) => row.size)
  const most = Math.max(...counts) * mostAcross
  const found: Edges[] = []
  let start = -1
  counts.forEach((count, at) => {
    const free = count <= Math.max(1, most)
    if (free && start < 0) start = at
    if (!free && start >= 0) {
      const gap = emptiest(counts, start, at)
      if (gap.right - gap.left >= leastGutter * em && start > 0)
        found.push({ left: left + gap.left, right: left + gap.right })
      start = -1
    }
  })
  return found
}

/** The emptiest part of `[start, end)`; lines of a ragged column reach into its edges. */
function emptiest(counts: readonly number[], start: number, end: number): Edges {
  const least = Math.min(...counts.slice(start, end)) + 1
  let best: Edges = { left: start, right: start }
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && (counts[at] ?? 0) <= least) continue
    if (at - from > best.right - best.left) best = { left: from, right: at }
    from = at + 1
  }
  return best
}

function between(gaps: readonly Edges[], left: number, right: number): Edges[] {
  const columns: Edges[] = []
  let from = left
  for (const gap of gaps) {
    columns.push({ left: from, right: gap.left })
    from = gap.right
  }
  columns.push({ left: from, right })
  return columns
}

/** Whether a column is wide enough and most of its rows fill it. */
function isProse(runs: readonly PageRun[], edges: Edges, em: number): boolean {
  const width = edges.right - edges.left
  if (width < leastWidth * em) return false
  const rows = new Map<number, number>()
  for (const run of runs)
    if (columnAt(run, [edges]) === 0) {
      const row = Math.round(run.y / 3)
      rows.set(row, Math.max(rows.get(row) ?? 0, run.x + run.width - edges.left))
    }
  const full = [...rows.values()].filter((reached) => reached >= 0.8 * width).length
  return rows.size >= leastRows && full >= rows.size * leastFull
}
