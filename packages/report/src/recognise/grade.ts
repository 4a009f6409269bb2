/** A grade of quality as written: `⟦Ⅱ类⟧`, `⟦Ⅲ类以上⟧`. */
export interface Grade {
  readonly start: number
  readonly end: number
  readonly value: string
}

/** True for Ⅰ–Ⅻ. */
export const isRoman = (code: number): boolean => code >= 0x2160 && code <= 0x216b

/** The grade whose 类 stands at `at`, its numeral before it: `Ⅱ⟦类⟧`, `劣V⟦类⟧`, `三⟦类⟧水`. */
export function readGrade(text: string, at: number, from: number, limit: number): Grade | null {
  let start = at
  while (start > from && at - start < 4 && isNumeral(text.charCodeAt(start - 1))) start--
  if (start === at) {
    if (!'一二三四五'.includes(text.charAt(at - 1)) || at - 1 < from) return null
    const behind = text.charAt(at + 1)
    if (behind !== '水' && behind !== '标') return null
    start = at - 1
  }
  if (text.charAt(start - 1) === '劣' && start - 1 >= from) start--
  return { start, end: Math.min(limit, at + 1), value: text.slice(start, at + 1) }
}

const isNumeral = (code: number): boolean => isRoman(code) || code === 0x49 || code === 0x56
