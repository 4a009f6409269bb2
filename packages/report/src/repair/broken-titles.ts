import { type Edit, edit, type Source } from '../source/source.ts'
import { type Line, linesOf } from './lines.ts'
import { isMarked, isUnended, mayBegin, wantsMore } from './sentence-breaks.ts'

/** The head of a report ends with its first address, and is looked for among so many lines. */
const headLines = 14
/** A title is no longer than this; each of its lines no longer than that. */
const [longestTitle, longestLine] = [44, 30]
const numeral = '[一二三四五六七八九十\\d]{1,3}'
const meeting = new RegExp(
  `第?${numeral}届[\\u4e00-\\u9fff]{0,8}(?:人民代表大会|人大).{0,8}第?${numeral}次(?:全体)?会议`,
)
const address = /^(?:各位|同志们|尊敬的|现在，|我代表)/

/** Title, meeting and headings that were broken over two lines put together: `第十七届⟦⏎⟧人民代表大会第五次会议`. */
export function brokenTitles(source: Source): Source {
  const { text } = source
  const lines = linesOf(text)
  const wordsAt = (i: number) => {
    const line = lines[i]
    return line ? text.slice(line.start, line.end) : ''
  }
  const head = headEnd(lines, wordsAt)
  const joins = headingJoiner(text, lines, wordsAt, head)
  const subtitled = subtitles(lines, wordsAt, head)
  const edits: Edit[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const [line, next] = [lines[i] as Line, lines[i + 1] as Line]
    if (!isUnended(text, line)) continue
    if (i < head ? joinsInHead(wordsAt(i), wordsAt(i + 1)) : subtitled.has(i) || joins(i))
      edits.push({ start: line.end, end: next.start, text: '' })
  }
  return edit(source, 'broken-titles', edits)
}

/** As many headings at least are broken at their dash where any is: `向实而进⟦⏎⟧——让产业回归底盘`. */
const leastSubtitled = 3

function subtitles(lines: readonly Line[], wordsAt: (i: number) => string, head: number): ReadonlySet<number> {
  const found: number[] = []
  for (let i = head; i + 1 < lines.length; i++)
    if (
      /^[\u4e00-\u9fff]{3,10}$/.test(wordsAt(i)) &&
      /^——[^\d。；]{4,28}$/.test(wordsAt(i + 1)) &&
      !wordsAt(i + 2).startsWith('——')
    )
      found.push(i)
  return new Set(found.length >= leastSubtitled ? found : [])
}

function headEnd(lines: readonly Line[], wordsAt: (i: number) => string): number {
  for (let i = 0; i < Math.min(headLines, lines.length); i++) if (address.test(wordsAt(i))) return i
  return Math.min(4, lines.length)
}

const plain = (words: string) => words.replace(/[\s\u3000]/g, '')

function joinsInHead(words: string, next: string): boolean {
  const [a, b] = [plain(words), plain(next)]
  if (a.length > 40 || b.length > 40) return false
  if (/(?:日|年)?(?:在|于)$/.test(a) && /届|会议|大会/.test(b)) return true
  if (!meeting.test(a) && !meeting.test(b) && meeting.test(a + b) && !/^[（(—]/.test(b)) return true
  const title =
    /^(?:人民)?(?:政府)?工作报告$/.test(b) &&
    /^[\u4e00-\u9fff〇○\d]{2,20}(?:年|省|市|县|区|州|旗|盟|镇|乡|街道|人民|政府)$/.test(a)
  return title && !/日|报告/.test(a) && !(a.endsWith('政府') && b.startsWith('政府')) && /政府/.test(a + b)
}

/**
 * Tells whether a numbered heading goes on in the next line. Sure signs: its last word wants more, or the next line cannot
 * begin one. Else the other headings show how a whole one looks: with an end, with two clauses, or alone on its line in a
 * text that has no other short lines without a number.
 */
function headingJoiner(
  text: string,
  lines: readonly Line[],
  wordsAt: (i: number) => string,
  head: number,
): (i: number) => boolean {
  const kinds = new Map<string, Looks>()
  let loose = 0
  lines.forEach((line, i) => {
    const kind = kindOf(wordsAt(i))
    if (kind === null) {
      const before = lines[i - 1]
      const behindHeading = before !== undefined && kindOf(wordsAt(i - 1)) !== null && isUnended(text, before)
      if (i >= head && isShort(text, line) && !behindHeading) loose++
      return
    }
    if (line.end - line.start > longestTitle) return
    const { all, ended, twofold } = kinds.get(kind) ?? none
    const words = wordsAt(i)
    kinds.set(kind, {
      all: all + 1,
      ended: ended + (/[。！]$/.test(words) ? 1 : 0),
      twofold: twofold + (words.includes('，') ? 1 : 0),
    })
  })
  return (i) => {
    const line = lines[i] as Line
    const next = lines[i + 1] as Line
    const words = wordsAt(i)
    const behind = wordsAt(i + 1)
    const kind = kindOf(words)
    if (kind === null) return isYearTitle(words, behind)
    if (words.length > longestLine || /[。；]/.test(words) || /[”）》]$/.test(words)) return false
    if (isMarked(text, next) || behind.length > longestLine || words.length + behind.length > longestTitle) return false
    if (/[。；！？].|：/.test(behind)) return false
    if (wantsMore(text, line) || !mayBegin(text, next)) return true
    const all = kinds.get(kind) ?? none
    // this one has neither an end nor, where that is asked, a comma
    const others = all.all - 1
    const { ended } = all
    const twofold = all.twofold - (words.includes('，') ? 1 : 0)
    if (ended >= 2 && ended === others) return behind.endsWith('。')
    if (twofold >= 2 && twofold === others && !words.includes('，')) return /，/.test(behind) && !/。$/.test(behind)
    // a number and a word or two are a heading of two clauses broken in its first
    const most = words.length <= shortestHeading ? 2 * shortestHeading + 4 : 12
    const signs = words.length <= shortestHeading ? /[。；]|，.*，/ : /[，。；]/
    return loose === 0 && behind.length <= most && !signs.test(behind) && isProse(wordsAt(i + 2))
  }
}

/** With its number a whole heading is longer than this, in characters. */
const shortestHeading = 7

/** How the headings of one kind look: how many there are, end in a full stop, have two clauses. */
interface Looks {
  readonly all: number
  readonly ended: number
  readonly twofold: number
}

const none: Looks = { all: 0, ended: 0, twofold: 0 }

/** A line without end, number or sign of a sentence. */
function isShort(text: string, line: Line): boolean {
  return (
    line.end - line.start <= longestLine &&
    isUnended(text, line) &&
    !/[，。；：\t]/.test(text.slice(line.start, line.end))
  )
}

const isProse = (words: string) => /[，。；]./.test(words) && words.length > 18

/** `2025年重点⟦⏎⟧工作任务`: a title of a year goes on with nothing but its noun. */
function isYearTitle(words: string, behind: string): boolean {
  return (
    /^(?:20\d\d|二[〇○零]..)年[\u4e00-\u9fff]{0,10}$/.test(words) &&
    !/(?:回顾|总结|工作|任务|安排|目标|打算|部署)$/.test(words) &&
    /^(?:重点|主要|政府)?(?:工作|任务|安排|回顾|总结|目标|打算|部署){1,3}$/.test(behind)
  )
}

function kindOf(words: string): string | null {
  if (/^[一二三四五六七八九十]{1,3}、/.test(words)) return 'han'
  if (/^[（(][一二三四五六七八九十]{1,3}[）)]/.test(words)) return 'bracket'
  if (/^第[一二三四五六七八九十]{1,3}(?:部分|篇|章)/.test(words)) return 'part'
  if (/^[一二三四五六七八九十]{1,2}是/.test(words)) return 'item'
  return null
}
