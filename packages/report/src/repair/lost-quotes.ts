import { type Edit, edit, type Source } from '../source/source.ts'

/** A name or saying in quotes is no longer than this, in characters. */
const longest = 24
/** What a question is asked with; where one stands, a question mark ends it. */
const asks = /[吗呢么嗎麼谁誰哪]|如何|怎样|怎樣|怎么|什么|为何|何以|何在|多少|是否|能否|可否|为啥/
const marks = /[“”?。；！？\n]/g
const holdsWords = /^[^\s“”?][^“”?]*$/

/**
 * Quotation marks that an encoding lost, a question mark for each: `实施⟦?⟧链主⟦?⟧培育计划`, `推进⟦?⟧双百”工程`. A mark is one
 * where it and the next, within a few words, hold something between them and nothing there asks; marks left over stay and
 * leave the others proposals.
 */
export function lostQuotes(source: Source): Source {
  // half of a split character is a question mark, too
  if (source.changes.some(({ rule }) => rule === 'split-bytes')) return source
  const { text } = source
  const found: Edit[] = []
  let left = 0
  let start = 0
  let open: number | undefined
  const quote = (at: number, sign: string) => {
    if (text[at] === '?') found.push({ start: at, end: at + 1, text: sign })
  }
  const leave = () => {
    if (open !== undefined && text[open] === '?') left++
    open = undefined
  }
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === '“') {
      leave()
      open = index
    } else if (mark === '”' || mark === '?') {
      if (open !== undefined && isQuoted(text, start, open, index)) {
        quote(open, '“')
        quote(index, '”')
        open = undefined
      } else {
        leave()
        if (mark === '?') open = index
      }
    } else {
      leave()
      start = index + 1
    }
  }
  leave()
  if (found.length === 0) return source
  return edit(source, 'lost-quotes', left === 0 ? found : found.map((each) => ({ ...each, certain: false })))
}

/** Whether what stands between two marks, of which the sentence from `start` on holds the first, is a quoted name or saying. */
function isQuoted(text: string, start: number, open: number, shut: number): boolean {
  const inside = text.slice(open + 1, shut)
  return (
    inside.length > 0 &&
    inside.length <= longest &&
    holdsWords.test(inside) &&
    /[\u4e00-\u9fff]/.test(inside) &&
    (text[open] === '“' || !asks.test(text.slice(Math.max(start, open - longest), open))) &&
    (text[shut] === '”' || !asks.test(inside))
  )
}
