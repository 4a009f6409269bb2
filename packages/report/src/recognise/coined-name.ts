/** The longest name in quotes that is looked for. */
const longest = 40

const opens = new Map([
  ['“'.charCodeAt(0), '”'.charCodeAt(0)],
  ['‘'.charCodeAt(0), '’'.charCodeAt(0)],
  ['《'.charCodeAt(0), '》'.charCodeAt(0)],
  ['〔'.charCodeAt(0), '〕'.charCodeAt(0)],
  ['['.charCodeAt(0), ']'.charCodeAt(0)],
  ['「'.charCodeAt(0), '」'.charCodeAt(0)],
  ['『'.charCodeAt(0), '』'.charCodeAt(0)],
])
const straight = '"'.charCodeAt(0)

/**
 * Where the quoted name that opens at `at` ends: numbers in `⟦“1020”⟧工程` and `⟦“十四五”⟧` are names. `at + 1` where
 * nothing closes within a name's length, so that a whole speech in quotes is still read.
 */
export function quotedEnd(text: string, at: number, limit: number): number {
  const code = text.charCodeAt(at)
  const close = code === straight ? straight : opens.get(code)
  if (close === undefined) return at + 1
  const stop = Math.min(limit, at + longest)
  for (let i = at + 1; i < stop; i++) if (text.charCodeAt(i) === close) return i + 1
  return at + 1
}

/** True where the digits at `[start, end)` are part of a name: `PM⟦2.5⟧`, `⟦5⟧G`, `⟦5⟧+3`, `⟦2023⟧.2.15`, `⟦4⟧A级`. */
export function isNameDigits(text: string, start: number, end: number, from: number, limit: number): boolean {
  const before = start > from ? text.charCodeAt(start - 1) : 0
  if (isLatin(before) && !(before === 0x50 && text.charAt(start - 2) === 'D')) return true
  if (before === 0x2b || before === 0x2e || before === 0x23 || before === 0x7b2c) return true
  if (before === 0x2d && start - 2 >= from && isLatin(text.charCodeAt(start - 2))) return true
  if (end >= limit) return false
  const after = text.charCodeAt(end)
  if (after === 0x2b) return true
  return after === 0x2e && end + 1 < limit && text.charCodeAt(end + 1) >= 48 && text.charCodeAt(end + 1) <= 57
}

/** `A`–`Z` or `a`–`z`. */
export const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
