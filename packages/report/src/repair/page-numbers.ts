import { type Edit, edit, type Source } from '../source/source.ts'
import { type Line, linesOf } from './lines.ts'
import { breaksOff, mayBegin } from './sentence-breaks.ts'
import { type Wrap, wrapOf } from './wrap.ts'

/** A line that is nothing but a page's number, with signs that say so, or bare. */
const dressed =
  /^(?:[-—–―－─·•~～]{1,3}\s*(\d{1,3})\s*[-—–―－─·•~～]{1,3}|第\s*(\d{1,3})\s*页(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?|(\d{1,3})\s*[/／]\s*\d{1,3}|[Pp](?:age)?\.?\s*(\d{1,3}))$/
const bare = /^(\d{1,3})$/
/** The same inside a line: `9万平 — 5 — 方米`, where the line breaks were lost. */
const inside =
  /(?<=[\u4e00-\u9fff，。；、”）%])[ \u3000]*[-—–－]{1,2} ?(\d{1,3}) ?[-—–－]{1,2}[ \u3000]*(?=[\u4e00-\u9fff“（\d])/g
/** From one page's number to the next there may be so many pages without one. */
export const mostStep = 3
/** Fewer characters than this fill no page. */
export const leastPage = 200

interface Numbered {
  readonly start: number
  readonly end: number
  readonly number: number
  readonly sure: boolean
}

/**
 * Page numbers that stand in the text taken out, and the sentence they parted put together: `9万平⟦⏎- 5 -⏎⟧方米`. A bare
 * number is one where the next pages' numbers follow on it, or where it stands within a sentence.
 */
export function pageNumbers(source: Source): Source {
  const { text } = source
  const lines = linesOf(text)
  const heads = runningHeads(text, lines)
  const isHead = (i: number) => {
    const line = lines[i]
    return (
      line !== undefined && heads.size > 0 && line.end - line.start <= 30 && heads.has(text.slice(line.start, line.end))
    )
  }
  const found = lines.flatMap((_, i) => pageNumber(text, lines, i, isHead) ?? []).filter(farApart)
  const rising = chain(found)
  const numbers = new Set(rising.map(({ index }) => index))
  const wrap =
    rising.length > 0
      ? wrapOf(
          text,
          lines.filter((_, i) => !numbers.has(i) && !isHead(i)),
        )
      : undefined
  const edits = rising.flatMap(({ index }) => removal(text, lines, index, isHead, wrap))
  const within = [...text.matchAll(inside)].map(({ 0: whole, 1: number, index }) => ({
    start: index,
    end: index + whole.length,
    number: Number(number),
    sure: /^[ \u3000].*[ \u3000]$/.test(whole),
    index: -1,
  }))
  if (rising.length === 0) for (const { start, end } of chain(within)) edits.push({ start, end, text: '' })
  return edit(source, 'page-numbers', merged(edits))
}

/** A page holds some text: numbers of a table's rows stand closer. */
function farApart({ sure, start }: Numbered, i: number, all: readonly Numbered[]): boolean {
  const near = (other: Numbered | undefined) => other !== undefined && Math.abs(other.start - start) < leastPage
  return sure || (!near(all[i - 1]) && !near(all[i + 1]))
}

function pageNumber(
  text: string,
  lines: readonly Line[],
  index: number,
  isHead: (i: number) => boolean,
): (Numbered & { index: number }) | null {
  const line = lines[index] as Line
  if (line.end - line.start > 16) return null
  const words = text.slice(line.start, line.end)
  const [, a, b, c, d] = dressed.exec(words) ?? []
  const own = a ?? b ?? c ?? d
  const number = own ?? bare.exec(words)?.[1]
  if (number === undefined) return null
  let above = index - 1
  while (isHead(above)) above--
  const before = lines[above]
  const parted = before !== undefined && breaksOff(text, before)
  return { start: line.start, end: line.end, number: Number(number), sure: own !== undefined || parted, index }
}

/** Those that rise from page to page; one alone only where it is sure. */
function chain<T extends Numbered>(found: readonly T[]): T[] {
  const rising: T[] = []
  for (const each of found) {
    const last = rising.at(-1)
    if (!last || (each.number > last.number && each.number <= last.number + mostStep)) rising.push(each)
  }
  return rising.length > 1 ? rising : found.filter(({ sure }) => sure)
}

/**
 * The line taken out with a running head beside it; the lines around joined where a sentence goes on. A full line of a wrapped text is
 * left to be joined as all of them are: joined here, it would hide how wide the text is.
 */
function removal(
  text: string,
  lines: readonly Line[],
  index: number,
  isHead: (i: number) => boolean,
  wrap: Wrap | undefined,
): Edit[] {
  let first = index
  let last = index
  while (isHead(first - 1)) first--
  while (isHead(last + 1)) last++
  const before = lines[first - 1]
  const after = lines[last + 1]
  if (!before) return after ? [{ start: 0, end: after.start, text: '' }] : []
  if (!after) return [{ start: before.end, end: text.length, text: '' }]
  const joins = breaksOff(text, before) ? mayGoOn(text, after) : !mayBegin(text, after) && !isClosed(text, before)
  // the indentation stays: it says that a paragraph begins, and how full its line is
  const indented = text.lastIndexOf('\n', after.start - 1) + 1
  if (joins && wrap && before[wrap.measure] >= wrap.width - Math.max(wrap.slack, mostShort))
    return [{ start: before.end, end: after.start, text: '\n' }]
  return [joins ? { start: before.end, end: after.start, text: '' } : { start: before.end, end: indented, text: '\n' }]
}

/** By so many characters a full line falls short at the most. */
const mostShort = 2

const isClosed = (text: string, { end }: Line) => '。！？；：'.includes(text.charAt(end - 1))

/** Whether a line may be the second half of a sentence: it has no number of its own. */
export function mayGoOn(text: string, { start }: Line): boolean {
  return !/^(?:[一二三四五六七八九十]{1,3}[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[、，章节部篇]|\d{1,2}[.、．](?!\d)|——|各位)/.test(
    text.slice(start, start + 8),
  )
}

/** The short lines without an end that stand three times or more in the text. */
function runningHeads(text: string, lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { start, end } of lines) {
    if (end - start > 30 || end - start < 4) continue
    const words = text.slice(start, end)
    if (!/[，。；：！？]/.test(words)) counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([words, count]) => (count >= 3 ? [words] : [])))
}

/** Edits in order without those that lie within another. */
function merged(edits: readonly Edit[]): Edit[] {
  const out: Edit[] = []
  for (const each of [...edits].sort((a, b) => a.start - b.start))
    if (each.start >= (out.at(-1)?.end ?? 0)) out.push(each)
  return out
}
