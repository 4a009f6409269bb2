import { gbkCode } from './gbk.ts'
import { markAt, type Reading } from './reading.ts'

/** What one character of the damaged text says of the bytes that were there. */
export interface Token {
  readonly start: number
  /** Behind a reading that follows it. */
  readonly end: number
  readonly unit: number
  /** One or two bytes; -1 where any may have stood. */
  readonly bytes: readonly number[]
  /** How the character is read that ends with the last of these bytes; undefined where none is marked. */
  readonly reading: Reading | undefined
}

const most = 48

/** The characters from `from` on, up to the end of the line, as bytes; at most {@link most}. */
export function tokensFrom(text: string, from: number): Token[] {
  const tokens: Token[] = []
  let at = from
  while (tokens.length < most && at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) break
    const mark = markAt(text, at + 1)
    const end = mark ? mark.end : at + 1
    tokens.push({ start: at, end, unit, bytes: bytesOf(unit), reading: mark })
    at = end
  }
  return tokens
}

function bytesOf(unit: number): readonly number[] {
  if (unit === 0x3f || unit === 0xfffd) return [-1]
  const code = gbkCode(unit)
  return code > 0xff ? [code >> 8, code & 0xff] : [code]
}

/** Whether a byte can be the second of two. */
export function isTrail(byte: number): boolean {
  return byte === -1 || (byte >= 0x40 && byte !== 0x7f)
}
