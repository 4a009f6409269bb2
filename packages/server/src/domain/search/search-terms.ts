/** The longest question that is answered, in characters. */
export const longestQuestion = 100
const mostTerms = 8

/** What parts the words of a question: blanks and the signs people put between or around words, quotes and brackets among them. */
const between = /[\s，,、;；。!?…"'“”‘’「」『』《》〈〉【】〔〕()[\]{}]+/u

/** The words of a question: at most eight, folded, without repeats. Empty for a blank question. */
export function searchTerms(question: string): readonly string[] {
  const words = folded([...question].slice(0, longestQuestion).join('')).split(between)
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostTerms)
}

/** The form in which words are compared: full-width as half-width, `Ⅱ` as `ii`, whatever the case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A half-open range of UTF-16 units. */
export type Range = readonly [start: number, end: number]

/** Where the terms stand in a text, as ranges in order that do not touch. */
export function rangesOf(text: string, terms: readonly string[]): readonly Range[] {
  // folding may make two characters of one, so each folded character remembers where it came from
  let plain = ''
  const from: number[] = []
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    const piece = folded(segment)
    plain += piece
    for (let i = 0; i < piece.length; i++) from.push(index)
  }
  from.push(text.length)
  const inside = new Array<boolean>(text.length).fill(false)
  for (const term of terms)
    for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1))
      inside.fill(true, from[at], endOf(from, at + term.length, text.length))
  const ranges: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const last = ranges.at(-1)
    if (!inside[at]) continue
    if (last && last[1] === at) last[1] = at + 1
    else ranges.push([at, at + 1])
  }
  return ranges
}

/** Where the character before the folded place `to` ends in the text: a character folded in part is taken whole. */
function endOf(from: readonly number[], to: number, length: number): number {
  const last = from[to - 1]
  return from.slice(to).find((start) => start !== last) ?? length
}

/** A text, or the part of a long one around its first hit, with the hits in it. */
export interface Excerpt {
  readonly text: string
  readonly marks: readonly Range[]
}

const longestExcerpt = 160
const before = 40

/** The excerpt of a text for some terms: at most 160 characters and an ellipsis at each cut. */
export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const plain = text.replace(/\s+/gu, ' ').trim()
  const first = rangesOf(plain, terms)[0]?.[0] ?? 0
  const characters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(plain)]
  const hit = characters.findLastIndex(({ index }) => index <= first)
  const start =
    characters.length <= longestExcerpt ? 0 : Math.max(0, Math.min(hit - before, characters.length - longestExcerpt))
  const cut = characters.slice(start, start + longestExcerpt).map(({ segment }) => segment)
  const shown = `${start > 0 ? '…' : ''}${cut.join('')}${start + longestExcerpt < characters.length ? '…' : ''}`
  return { text: shown, marks: rangesOf(shown, terms) }
}
