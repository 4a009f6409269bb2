import type { Line } from './lines.ts'

/** How a text was wrapped. */
export interface Wrap {
  /** What the lines are equal in: characters, or columns as they show. */
  readonly measure: 'length' | 'columns'
  readonly width: number
  /** By how much a full line may fall short, where a word or a sign would not fit. */
  readonly slack: number
  /** How many empty lines stand between two lines of one paragraph. */
  readonly gap: 0 | 1
}

const narrowest = 10
const widest = 64
const ends = '。！？；：…”’）】》」』!?;:.'

/**
 * The width at which a text was wrapped; undefined where each paragraph stands on a line of its own. A wrapped text is told by
 * its lines without an end: most are as long as the width, hardly any line is longer, and many hold sentences.
 */
export function wrapOf(text: string, lines: readonly Line[]): Wrap | undefined {
  const gap = lines.filter((line) => line.gap > 0).length > lines.length * 0.8 ? 1 : 0
  const open: Line[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Line
    const next = lines[i + 1] as Line
    if (next.gap <= gap && next.indent <= 1 && !ends.includes(text.charAt(line.end - 1))) open.push(line)
  }
  if (open.length < 2) return undefined
  const found = [wrapBy('length', text, lines, open, gap), wrapBy('columns', text, lines, open, gap)]
  return found[0] && found[1] ? (found[0].slack <= found[1].slack ? found[0] : found[1]) : (found[0] ?? found[1])
}

function wrapBy(
  measure: Wrap['measure'],
  text: string,
  lines: readonly Line[],
  open: readonly Line[],
  gap: 0 | 1,
): Wrap | undefined {
  const width = usual(open.map((line) => Math.round(line[measure])))
  if (width === undefined) return undefined
  const longer = lines.filter((line) => line[measure] > width + (measure === 'columns' ? 3 : 1)).length
  if (longer > lines.length * 0.04) return undefined
  const full = open.filter((line) => line[measure] >= width - 4)
  if (full.length < 2 || full.length < open.length * 0.5) return undefined
  if (!isProse(text, lines, full)) return undefined
  // where a half column is left, no Han character fits
  let slack = measure === 'columns' ? 0.5 : 0
  while (slack < 4 && full.filter((line) => line[measure] >= width - slack).length < full.length * 0.9) slack += 0.5
  return { measure, width, slack, gap }
}

/** Whether the lines are parts of sentences, and no list of headings of equal length. */
function isProse(text: string, lines: readonly Line[], full: readonly Line[]): boolean {
  const holding = (sign: RegExp) => full.filter((line) => sign.test(text.slice(line.start, line.end))).length
  if (holding(/[，。、；：]./) < full.length * 0.4) return false
  if (holding(/[。；！？]./) >= full.length * 0.08) return true
  const closed = lines.some((line) => '。；！？'.includes(text.charAt(line.end - 1)))
  return closed && new Set(full.map((line) => text.slice(line.start, line.start + 2))).size > full.length * 0.8
}

/** The greatest length that many lines have, or nearly. */
function usual(lengths: readonly number[]): number | undefined {
  const counts = new Array<number>(widest + 2).fill(0)
  for (const length of lengths)
    if (length >= narrowest && length <= widest + 1) counts[length] = (counts[length] ?? 0) + 1
  let best: number | undefined
  let most = 1
  for (let length = narrowest; length <= widest; length++) {
    const near = (counts[length] ?? 0) * 2 + (counts[length - 1] ?? 0) + (counts[length - 2] ?? 0) / 2
    if ((counts[length] ?? 0) > 0 && near >= most) {
      most = near
      best = length
    }
  }
  return best
}
