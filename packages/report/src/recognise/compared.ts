import type { Op } from '../report.ts'
import { comparing, timeWords } from './lead-words.ts'
import { isDigit } from './numerals.ts'

/** Where the time expression that ends at `at` begins, `at` where there is none: `到⟦2025年的⟧`, `⟦“十四五”末的⟧`, `⟦连续四年⟧`. */
export function timeBefore(text: string, from: number, at: number): number {
  const end = text.charAt(at - 1) === '的' ? at - 1 : at
  const word = timeWords.endingAt(text, end, from)
  // 是⟦“十一五”的⟧2.5倍
  if (end < at && fiveYears.test(text.slice(Math.max(from, end - 5), end))) return end - 5
  if (word === undefined) return at
  const start = end - word.word.length
  if (text.charAt(start - 1) === '”') {
    const open = text.lastIndexOf('“', start - 2)
    return open >= Math.max(from, start - 6) ? open : at
  }
  let digits = start
  while (digits > from && start - digits < 4 && isDigit(text.charCodeAt(digits - 1))) digits--
  // a year, or a duration: 3年翻一番
  if (start - digits === 4 || (start > digits && word.word === '年')) return digits
  if (word.word.length > 1) return start
  const years = start - 1
  if (word.word !== '年' || years < from || !'两二三四五六七八九十'.includes(text.charAt(years))) return at
  return text.startsWith('连续', years - 2) && years - 2 >= from ? years - 2 : years
}

const fiveYears = /^“十[一二三四五六]五”$/

/** What opens the comparison that ends at `at`, null where there is none: `⟦比⟧全省平均水平`, `⟦高于⟧全省平均水平`. */
export function comparedBefore(
  text: string,
  from: number,
  at: number,
): { at: number; behind: number; op: Op | null } | null {
  const stop = Math.max(from, at - 14)
  for (let i = at - 2; i >= stop; i--) {
    switch (text.charCodeAt(i)) {
      case YU:
      case CHU: {
        const word = comparing.endingAt(text, i + 1, from)
        return word === undefined ? null : { at: i + 1 - word.word.length, behind: i + 1, op: word.means }
      }
      case BI:
      case JIAO:
        if (!'年期平均底末初度前'.includes(text.charAt(at - 1))) break
        return isShare(text, i, from) ? null : { at: i, behind: i + 1, op: null }
      case COMMA:
      case PAUSE:
        return null
    }
  }
  return null
}

const YU = '于'.charCodeAt(0)
const CHU = '出'.charCodeAt(0)
const BI = '比'.charCodeAt(0)
const JIAO = '较'.charCodeAt(0)
const COMMA = '，'.charCodeAt(0)
const PAUSE = '、'.charCodeAt(0)

/** True where the 比 at `at` belongs to 占比, 同比, 比重, 比例 … */
export function isShare(text: string, at: number, from: number): boolean {
  if (at > from && '占同环对百配'.includes(text.charAt(at - 1))) return true
  return '重例率值价较'.includes(text.charAt(at + 1))
}

/** The words without a 的 at their end. */
export const trimOf = (words: string): string => (words.endsWith('的') ? words.slice(0, -1) : words)
