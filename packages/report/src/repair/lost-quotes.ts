import { type Edit, edit, type Source } from '../source/source.ts'

/** A name or saying in quotes is no longer than this, in characters. */
const longest = 24
/** Words and forms that a question is asked with; where one stands, a question mark ends it. */
const asks = new RegExp(
  [
    '[吗呢么嗎麼谁誰哪啥怎咋]',
    // 书吧, 酒吧 are places
    '(?<![书酒网水茶氧])吧$',
    // 为何, 从何谈起, 何时, 何处: 任何 and the surname ask nothing
    '[如为因从有缘]何|(?<!任)何[时地处以在人事种谓尝必不]',
    '[是能可会应与]否',
    '多少|多久|有多[大远高长深快难重]',
    // 几个, 几成: 十几, 几十, 几何 and 几乎 ask nothing
    '(?<![十百千万好近])[几幾](?![十百千万亿乎何经])',
    // 好不好, 满不满意, 方便不方便, 有没有, 做没做
    '([\\u4e00-\\u9fff]{1,3})[不没沒]\\1',
    '[没沒]有$',
    '是[^，。是]{1,12}[还還]是',
    '难道|岂[不非能]|莫非|究竟',
  ].join('|'),
)
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
