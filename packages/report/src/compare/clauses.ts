import type { Span } from '../source/span.ts'

const ends = /[，；。！？,;!?：:]/
const opening = '“‘《（(【「『'
const closing = '”’》）)】」』'

/** The clauses of the words at `span`, cut at commas, colons and full stops outside quotes and brackets; blanks are trimmed. */
export function clausesOf(text: string, [from, to]: Span): Span[] {
  const found: Span[] = []
  let depth = 0
  let start = from
  const close = (end: number) => {
    const words = text.slice(start, end)
    const first = start + words.length - words.trimStart().length
    const last = first + words.trim().length
    if (last - first >= 2) found.push([first, last])
  }
  for (let at = from; at < to; at++) {
    const letter = text.charAt(at)
    if (opening.includes(letter)) depth++
    else if (closing.includes(letter)) depth = Math.max(0, depth - 1)
    // a bracket that is never closed does not swallow the rest
    else if (ends.test(letter) && (depth === 0 || at - start > 80) && !isNumber(text, at)) {
      close(at)
      start = at + 1
    }
  }
  close(to)
  return found
}

/** True for the comma or colon within `1,200` and `8:30`. */
const isNumber = (text: string, at: number) => /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1))
