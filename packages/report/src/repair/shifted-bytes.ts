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

/** How many characters are looked at in one place. */
export const mostTokens = 32

/**
 * The characters from `from` on, up to the end of the line, as bytes; at most {@link mostTokens}, and no more than one
 * behind the first that is a single byte, which puts the bytes in step whatever went before.
 */
export function tokensFrom(text: string, from: number): Token[] {
  const tokens: Token[] = []
  let at = from
  let inStep = false
  while (tokens.length < mostTokens && at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) break
    const mark = mayOpen(text.charCodeAt(at + 1), unit) ? markAt(text, at + 1) : undefined
    const end = mark ? mark.end : at + 1
    const bytes = bytesOf(unit)
    tokens.push({ start: at, end, unit, bytes, reading: mark })
    if (inStep) break
    inStep = bytes.length === 1
    at = end
  }
  return tokens
}

/** Whether a reading may begin here: with a bracket, or with a letter where the bracket went with the lost byte. */
function mayOpen(unit: number, before: number): boolean {
  return unit === 0x28 || unit === 0xff08 || (bytesOf(before)[0] === -1 && unit > 0x60)
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
