import { type Edit, edit, type Source } from '../source/source.ts'
import { type Line, linesOf } from './lines.ts'
import { holdsSentence, isMarked, isUnended, mayBegin, tailLength, wantsMore } from './sentence-breaks.ts'

/** A linked or bold word on a line of its own is no longer than this, and no more of them follow each other. */
const [longest, most] = [18, 3]
/** A line broken off before such a word ends with no more than a verb. */
const shortTail = 3

/**
 * Words of a sentence that stand on lines of their own, as links and bold words do in text taken from a page, put back
 * into it: `新建⟦⏎⟧标准厂房⟦⏎⟧9万平方米`. Known by a line that cannot begin a paragraph, or by one that breaks off behind a verb.
 */
export function scatteredWords(source: Source): Source {
  const { text } = source
  const lines = linesOf(text)
  const edits: Edit[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const joined = joinedFrom(text, lines, i)
    for (let k = i; k < i + joined; k++)
      edits.push({ start: (lines[k] as Line).end, end: (lines[k + 1] as Line).start, text: '' })
    i += Math.max(0, joined - 1)
  }
  return edit(source, 'scattered-words', edits)
}

/** With how many of the next lines the line at `i` makes one; 0 where it stands alone. */
function joinedFrom(text: string, lines: readonly Line[], i: number): number {
  const line = lines[i] as Line
  const next = lines[i + 1] as Line
  if (!isUnended(text, line)) return 0
  // two indented lines are two paragraphs, but where a page indents every line a sentence goes on all the same
  if (line.indent > 1 && next.indent > 1) return goesOnBehind(text, lines, i)
  if (startsClosing(text, next)) return 1
  const sentence = holdsSentence(text, line)
  const wants = wantsMore(text, line)
  const loose = sentence || wants || !isMarked(text, line)
  if (loose && !mayBegin(text, next) && isWithin(text, next)) return 1
  let words = 0
  while (words < most && isWord(text, lines[i + 1 + words])) words++
  const end = lines[i + 1 + words]
  if (words === 0 || !end || isMarked(text, end) || !isWithin(text, end)) return 0
  if (!mayBegin(text, end)) return sentence || wants ? words + 1 : 0
  if (wants && !sentence && isMarked(text, line) && hasOwnLines(text, lines)) return words
  return wants || (sentence && hasBareTail(text, line)) ? words + 1 : 0
}

/** With how many of the next lines a line makes one that breaks off, `今年发展的⟦⏎⟧主要目标⟦⏎⟧是：…`, the last of them being no beginning; 0 where none. */
function goesOnBehind(text: string, lines: readonly Line[], i: number): number {
  let words = 0
  while (words < most && isWord(text, lines[i + 1 + words])) words++
  const end = lines[i + 1 + words]
  if (words === 0 || !end || isMarked(text, end) || !isWithin(text, end) || mayBegin(text, end)) return 0
  return wantsMore(text, lines[i] as Line) ? words + 1 : 0
}

/** As many numbered headings at least stand on lines of their own where that is how the text writes them. */
const fewestOwnLines = 3

const ownLines = new WeakMap<readonly Line[], boolean>()

/** Whether numbered headings stand on lines of their own: then a broken one ends where the paragraph begins. Counted once a text. */
function hasOwnLines(text: string, lines: readonly Line[]): boolean {
  const known = ownLines.get(lines)
  if (known !== undefined) return known
  let own = 0
  for (const line of lines) {
    if (line.end - line.start > 2 * longest || !isMarked(text, line)) continue
    if (isUnended(text, line) && !holdsSentence(text, line)) own++
    if (own >= fewestOwnLines) break
  }
  ownLines.set(lines, own >= fewestOwnLines)
  return own >= fewestOwnLines
}

/** Behind its last sign a line has no more than a verb. */
function hasBareTail(text: string, line: Line): boolean {
  const length = tailLength(text, line)
  return length > 0 && length <= shortTail && !/[\d”）]/.test(text.slice(line.end - length, line.end))
}

const startsClosing = (text: string, { start }: Line) => '，。；、！？）”》'.includes(text.charAt(start))

/** A line that holds or ends a sentence, and no title. */
function isWithin(text: string, { start, end }: Line): boolean {
  const words = text.slice(start, end)
  return /[，。；]/.test(words) && !/^各位|^20\d\d年/.test(words)
}

function isWord(text: string, line: Line | undefined): line is Line {
  if (!line || line.end - line.start > longest || isMarked(text, line)) return false
  const words = text.slice(line.start, line.end)
  return !/[，。；：！？]/.test(words) && !/^各位|^20\d\d年|报告$/.test(words)
}
