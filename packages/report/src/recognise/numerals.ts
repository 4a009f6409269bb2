/** A number of the text and the position behind it. */
export interface Numeral {
  readonly value: number
  readonly end: number
}

const digitOf = new Map(
  [...'零〇一二三四五六七八九'].map((char, index) => [char.charCodeAt(0), Math.max(0, index - 1)] as const),
).set('两'.charCodeAt(0), 2)
const stepOf = new Map([
  ['十'.charCodeAt(0), 10],
  ['百'.charCodeAt(0), 100],
  ['千'.charCodeAt(0), 1000],
])

/** True for `0`–`9`. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Longest run of digits that is read as a number: longer ones are telephone or account numbers. */
const longest = 15

/** The number in digits that begins at `at`, `⟦1,200.5⟧万元`; null for a run too long to be one. */
export function readArabic(text: string, at: number, limit: number): Numeral | null {
  let value = 0
  let end = at
  for (let code = text.charCodeAt(end); end < limit && isDigit(code); code = text.charCodeAt(++end)) {
    value = value * 10 + code - 48
  }
  if (end - at > longest || end === at) return null
  while (text.charCodeAt(end) === 44 && end - at <= 12 && threeDigits(text, end + 1, limit)) {
    value = value * 1000 + Number(text.slice(end + 1, end + 4))
    end += 4
  }
  const point = text.charCodeAt(end)
  if ((point !== 46 && point !== 0xff0e) || end + 1 >= limit || !isDigit(text.charCodeAt(end + 1)))
    return { value, end }
  const from = end + 1
  end = from
  while (end < limit && isDigit(text.charCodeAt(end))) end++
  if (end - from > longest) return null
  return { value: Number(`${value}.${text.slice(from, end)}`), end }
}

function threeDigits(text: string, at: number, limit: number): boolean {
  for (let i = at; i < at + 3; i++) if (i >= limit || !isDigit(text.charCodeAt(i))) return false
  return !isDigit(text.charCodeAt(at + 3))
}

const WAN = '万'.charCodeAt(0)

/** The number in Chinese numerals that begins at `at`, whole up to 9999 (beyond that 万 is part of its unit, except for `⟦一万二千⟧人`): `⟦二十五⟧项`; null where none begins. */
export function readChinese(text: string, at: number, limit: number): Numeral | null {
  let value = 0
  let digit = -1
  let last = 10000
  let end = at
  for (; end < limit && end < at + 8; end++) {
    const code = text.charCodeAt(end)
    const next = digitOf.get(code)
    if (next !== undefined) {
      if (digit > 0) break
      digit = next
      continue
    }
    const step = stepOf.get(code)
    if (step === undefined || step >= last || (digit < 0 && !(step === 10 && value === 0))) break
    value += (digit < 0 ? 1 : digit) * step
    digit = -1
    last = step
  }
  if (end === at) return null
  const read = value + Math.max(0, digit)
  // 一万二千: below 万 goes on
  if (
    read > 0 &&
    text.charCodeAt(end) === WAN &&
    digitOf.has(text.charCodeAt(end + 1)) &&
    stepOf.has(text.charCodeAt(end + 2))
  ) {
    const rest = end + 2 < limit ? readChinese(text, end + 1, limit) : null
    if (rest !== null && rest.value < 10_000) return { value: read * 10_000 + rest.value, end: rest.end }
  }
  return { value: read, end }
}

/** True where a Chinese numeral can begin. */
export const isChineseDigit = (code: number): boolean => digitOf.has(code) || code === 0x5341
