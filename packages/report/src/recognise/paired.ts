import { endsWithHead, headOf } from './metric.ts'

const separators = '、和与及'

/**
 * The metrics that a list of words names: `财政总收入和地方财政收入` are two. With `count` values to share out
 * (`分别`), the list is cut so that each gets one: `城乡居民收入` → 城镇, 农村; `⟦A、B产业⟧增加值` → A产业增加值, B产业增加值.
 */
export function splitMetrics(words: string, count: number): string[] {
  if (count > 1) {
    const all = pieces(words, () => true)
    if (all.length === count) return shareHead(all)
    const atHeads = pieces(words, endsWithHead)
    if (atHeads.length === count) return shareHead(atHeads)
    const commas = pieces(words, (_left, separator) => separator === '、')
    if (commas.length === count) return shareHead(commas)
    if (count === 2) {
      const halves = halvesOf(words)
      if (halves !== null) return halves
    }
    const last = lastComma(words, count)
    if (last !== null) return shareHead(last)
    return atHeads
  }
  return pieces(words, (left) => endsWithHead(left))
}

function pieces(words: string, cut: (left: string, separator: string) => boolean): string[] {
  if (!/[、和与及]/.test(words)) return [words]
  const out: string[] = []
  let start = 0
  let depth = 0
  for (let i = 1; i < words.length - 1; i++) {
    const char = words.charAt(i)
    if ('“《（('.includes(char)) depth++
    else if ('”》）)'.includes(char)) depth--
    if (depth > 0 || !separators.includes(char)) continue
    const long = char === '及' && words.charAt(i - 1) === '以'
    const end = long ? i - 1 : i
    if (end <= start || !cut(words.slice(start, end), char)) continue
    out.push(words.slice(start, end))
    start = i + 1
  }
  out.push(words.slice(start))
  return out.filter((piece) => piece.trim() !== '')
}

/** The last `count` pieces between 、, the last of them cut at 和 once more where that gives the right number. */
function lastComma(words: string, count: number): string[] | null {
  const commas = pieces(words, (_left, separator) => separator === '、')
  const tail = commas.pop()
  if (tail === undefined) return null
  const out = [...commas, ...pieces(tail, () => true)]
  return out.length === count ? out : null
}

/** The pieces without a metric noun get the last one's: `新能源产业、装备制造业⟦增加值⟧`. */
function shareHead(list: string[]): string[] {
  const last = list.at(-1) ?? ''
  return list.map((piece) => {
    if (piece === last || (endsWithHead(piece) && !isPlace(piece))) return piece
    // 一、二、三产业
    if (piece.length === 1 && '一二三'.includes(piece) && '一二三'.includes(last.charAt(0)))
      return piece + last.slice(1)
    // the people of both are meant: 城镇、农村⟦居民人均可支配收入⟧
    if (isPlace(piece) && isPlace(last.slice(0, 2))) return piece + last.slice(2)
    for (let length = Math.min(4, piece.length); length > 0; length--) {
      const at = last.lastIndexOf(piece.slice(-length))
      if (at > 0 && at + length < last.length) return piece + last.slice(at + length)
    }
    return piece + headOf(last)
  })
}

const isPlace = (words: string): boolean =>
  words === '城镇' || words === '农村' || words === '城市' || words === '农民' || words === '乡村'

/** Words for two things at once and the two. */
const doubles: readonly (readonly [both: string, one: string, other: string])[] = [
  ['城乡', '城镇', '农村'],
  ['存贷款', '存款', '贷款'],
  ['进出口', '进口', '出口'],
]

function halvesOf(words: string): string[] | null {
  for (const [both, one, other] of doubles) {
    const at = words.indexOf(both)
    if (at >= 0) return [one, other].map((half) => words.slice(0, at) + half + words.slice(at + both.length))
  }
  return null
}
