import type { Span } from '../source/span.ts'
import { characterClass, SPACE } from './characters.ts'

/** From this length on a line is taken to hold several paragraphs where wide blanks stand between sentences. */
const LONG = 240

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
  let start = from
  for (let i = from; i < to; i++) {
    if (characterClass(text.charCodeAt(i)) !== SPACE) continue
    let wide = 0
    let end = i
    for (; end < to && characterClass(text.charCodeAt(end)) === SPACE; end++) wide += text[end] === '\u3000' ? 2 : 1
    if (wide >= 4) {
      pushTrimmed(text, start, i, lines)
      start = end
    }
    i = end
  }
  pushTrimmed(text, start, to, lines)
}

function pushTrimmed(text: string, start: number, end: number, lines: Span[]) {
  while (start < end && characterClass(text.charCodeAt(start)) === SPACE) start++
  while (end > start && characterClass(text.charCodeAt(end - 1)) === SPACE) end--
  if (end > start) lines.push([start, end])
}
