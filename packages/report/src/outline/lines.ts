import type { Span } from '../source/span.ts'
import { characterClass, SPACE } from './characters.ts'

/** A line of this length or more holds several paragraphs if wide blanks separate its sentences. */
const LONG = 240
/** A line of this length or more is a whole text that lost its line breaks. */
const WHOLE = 1500
/** A text longer than this, with at most so many lines, lost its line breaks, too. */
const UNBROKEN = 400
const FEW = 6

/**
 * The paragraphs of the text without the blanks around them, in order; blank lines give none.
 * In a long line, two or more ideographic spaces (or four blanks) stand for a line break that was lost:
 * `…请予审议。⟦　　⟧一、工作回顾⟦　　⟧一年来…`.
 */
export function cutLines(text: string): Span[] {
  const lines = givenLines(text)
  const unbroken = text.length > UNBROKEN && lines.length <= FEW
  return lines.flatMap((span) => (unbroken || span[1] - span[0] > WHOLE ? cutAtHeads(text, span) : [span]))
}

function givenLines(text: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > LONG) cutAtBlanks(text, start, end, lines)
    else pushTrimmed(text, start, end, lines)
    start = end + 1
  }
  return lines
}

function cutAtBlanks(text: string, from: number, to: number, lines: Span[]) {
  const whole = to - from > WHOLE
  let start = from
  for (let i = from; i < to; i++) {
    if (characterClass(text.charCodeAt(i)) !== SPACE) continue
    let wide = 0
    let end = i
    for (; end < to && characterClass(text.charCodeAt(end)) === SPACE; end++) wide += text[end] === '\u3000' ? 2 : 1
    if (wide >= 4 || (whole && isLostBreak(text, start, i, end))) {
      pushTrimmed(text, start, i, lines)
      start = end
    }
    i = end
  }
  pushTrimmed(text, start, to, lines)
}

/** In a text that is one line as a whole, a single blank stands for a line break after a sentence and after a heading. */
function isLostBreak(text: string, start: number, blank: number, next: number): boolean {
  const before = text[blank - 1] ?? ''
  if ('。！？：”）'.includes(before)) return true
  if (heads.test(text[next] ?? '') && strong.test(text.slice(next, next + 5))) return true
  if (blank - start > 44 || blank - start < 4) return false
  for (let i = start; i < blank; i++) if ('。；！？'.includes(text[i] ?? '')) return false
  return !/^[（(]?\d|[%％,，、]/.test(text[next] ?? '') && !/[\d，、,]/.test(before)
}

/**
 * Where a text without line breaks shows that one stood: before numbered headings and the sentence that leads to the first of
 * them, around the address, behind the meeting: `…意见。⟦⟧一、工作回顾…`, `…4%以内。⟦⟧重点抓好三个方面工作：⟦⟧（一）…`.
 */
function cutAtHeads(text: string, [from, to]: Span): Span[] {
  const lines: Span[] = []
  let start = from
  const whole = text.slice(from, to)
  // items head the areas only where nothing else does
  const breaks = (whole.match(numbered)?.length ?? 0) < 2 ? new RegExp(`${lost.source}|${items.source}`, 'g') : lost
  for (const { index } of whole.matchAll(breaks)) {
    if (from + index <= start) continue
    pushTrimmed(text, start, from + index, lines)
    start = from + index
  }
  pushTrimmed(text, start, to, lines)
  return lines
}

const numbered = /(?<=[。！？；：”）])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])/g
const items = /(?<=[。：])(?=[一二三四五六七八九十]{1,2}是)|(?<=[。！？])(?=[^。！？；：]{4,40}：一是)/
const lost =
  /(?<=[。！？；：”）])(?=第[一二三四五六七八九十]{1,2}(?:部分|篇)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])|(?<=[。！？])(?=[^。！？；：]{4,40}：(?:一、|[（(]一[)）]))|(?<=[^，。；：！？\s])(?=各位代表[：:！!])|(?<=[。！？])(?=各位代表[：:！!，,])|(?<=各位代表[：:])|(?<=工作报告)(?=——|[（(]?20\d\d年\d{1,2}月)|(?<=[。！])(?=20\d\d年[^，。；：！？]{0,6}(?:工作)?(?:回顾|总结|安排|任务|部署|打算|重点工作)(?:全年|一年|过去|今年|20\d\d年|各位|我们|围绕|做好|总体))|(?<=20\d\d年[^，。；：！？]{0,6}(?:回顾|总结|安排|任务|部署|打算|重点工作))(?=全年|一年|过去|今年|20\d\d年|各位|我们|围绕|做好|总体)|(?<=次(?:全体)?会议上[)）]?)/g

const strong = /^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])/

/**
 * Where a numbered heading ends that only a blank separates from its paragraph, `⟦一、2022年工作回顾⟧ 过去一年…。`; -1 for
 * any other line.
 */
function afterHeading(text: string, start: number, end: number): number {
  if (end - start < 30 || !heads.test(text[start] ?? '')) return -1
  const found = heading.exec(text.slice(start, Math.min(end, start + 64)))
  if (!found?.[1]) return -1
  const cut = start + found[1].length
  return text.indexOf('。', cut) > 0 && text.indexOf('。', cut) < end ? cut : -1
}

const heads = /[第一二三四五六七八九十（(]/
const heading =
  /^((?:第[一二三四五六七八九十]{1,2}部分[、：]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[ \u3000]*[^\s\u3000。；！？]{4,44})[ \u3000]+[^\s\u3000]{16}/

function pushTrimmed(text: string, start: number, end: number, lines: Span[]) {
  while (start < end && characterClass(text.charCodeAt(start)) === SPACE) start++
  while (end > start && characterClass(text.charCodeAt(end - 1)) === SPACE) end--
  if (end <= start) return
  const cut = afterHeading(text, start, end)
  if (cut > 0) lines.push([start, cut])
  if (cut > 0) pushTrimmed(text, cut, end, lines)
  else lines.push([start, end])
}
