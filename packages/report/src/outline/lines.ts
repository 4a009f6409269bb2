import type { Span } from '../source/span.ts'
import { characterClass, SPACE } from './characters.ts'

/** From this length on a line is taken to hold several paragraphs where wide blanks stand between sentences. */
const LONG = 240
/** From this length on a line is taken to be a whole text that lost its line breaks. */
const WHOLE = 1500

/**
 * The paragraphs of the text without the blanks around them, in order; blank lines give none.
 * In a long line, two or more ideographic spaces (or four blanks) stand for a line break that was lost:
 * `…请予审议。⟦　　⟧一、工作回顾⟦　　⟧一年来…`.
 */
export function cutLines(text: string): Span[] {
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

const strong = /^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])/

/**
 * Where a numbered heading ends that only a blank parts from its paragraph, `⟦一、2022年工作回顾⟧ 过去一年…。`; -1 where the
 * line is none such.
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
