import type { Due } from '../report.ts'
import { feasts, feastWords } from './feasts.ts'
import { isDigit, readChinese } from './numerals.ts'

/** A deadline as written and where it stands. */
export interface Deadline extends Due {
  readonly start: number
  readonly end: number
}

/**
 * The deadline whose last character stands at `at`; null where the words fix none. The date is the last day on which
 * it is still in time: `⟦6月底前⟧` → 30 June, `⟦6月前⟧` → 31 May, `⟦年内⟧` → 31 December, `⟦6月30日前⟧` → that day.
 */
export function readDeadline(
  text: string,
  at: number,
  from: number,
  limit: number,
  year: number | null,
): Deadline | null {
  switch (text.charAt(at)) {
    case '前':
      return before(text, at, from, year)
    case '底':
    case '末':
      return text.charAt(at + 1) === '前' && at + 1 < limit ? null : dayOf(text, at, at + 1, from, year)
    case '内':
      return within(text, at, from, year)
    case '年':
      return half(text, at, from, year) ?? toYear(text, at, from)
    case '度':
      return text.charAt(at - 1) === '季' ? quarter(text, at, at, from, year) : null
    case '间':
      return text.charAt(at - 1) === '时' ? span(text, at, from) : null
    default:
      return null
  }
}

function before(text: string, at: number, from: number, year: number | null): Deadline | null {
  const end = at + 1
  let noun = at
  if ('之以'.includes(text.charAt(noun - 1)) && noun - 1 > from) noun--
  const last = text.charAt(noun - 1)
  if (last === '底' || last === '末') return dayOf(text, noun - 1, end, from, year)
  if (last === '度' || last === '季') return quarter(text, noun - 1, end - 1, from, year)
  if (last === '日' || last === '号') return day(text, noun - 1, end, from, year)
  if (last === '月') {
    const month = numberBefore(text, noun - 1, from)
    if (month === null || month.value < 1 || month.value > 12) return null
    const of = yearBefore(text, month.start, from, year)
    return of === null ? null : due(text, of.start, end, dated(of.value, month.value, 0))
  }
  if (last === '年') {
    const own = numberBefore(text, noun - 1, from)
    if (own !== null && isYear(own.value)) return due(text, own.start, end, dated(own.value, 1, 0))
    return half(text, noun - 1, from, year, end)
  }
  const quoted = last === '”'
  const feast = feastWords.endingAt(text, quoted ? noun - 1 : noun, from)
  if (feast === undefined) return null
  const date = feasts.get(feast.word) ?? null
  let start = noun - feast.word.length
  if (quoted) {
    start -= 2
    if (start < from || text.charAt(start) !== '“') return null
  } else if (start > from && '第十一二三四五六七八九'.includes(text.charAt(start - 1))) return null
  return due(text, start, end, date === null || year === null ? null : dated(year, date[0], date[1]))
}

/** 年底, 6月底, “十四五”末; `at` is the position of 底 or 末. */
function dayOf(text: string, at: number, end: number, from: number, year: number | null): Deadline | null {
  const noun = text.charAt(at - 1)
  if (noun === '月') {
    const month = numberBefore(text, at - 1, from)
    if (month === null || month.value < 1 || month.value > 12) return null
    const of = yearBefore(text, month.start, from, year)
    return of === null ? null : due(text, of.start, end, dated(of.value, month.value + 1, 0))
  }
  if (noun !== '年') return planEnd(text, at, end, from, year)
  const of = yearBefore(text, at, from, year)
  return of === null ? null : due(text, of.start, end, dated(of.value, 13, 0))
}

/** `“十四五”末`, `十五五期末`: the last day of a five-year plan still running; `at` is the position of 末. */
function planEnd(text: string, at: number, end: number, from: number, year: number | null): Deadline | null {
  let five = at - 1
  if (text.charAt(five) === '期') five -= text.charAt(five - 1) === '时' ? 2 : 1
  const quoted = text.charAt(five) === '”'
  if (quoted) five--
  let start = five - 2
  if (text.charAt(five) !== '五' || start < from || text.charAt(start) !== '十') return null
  const last = 2005 + 5 * ('一二三四五六七八九'.indexOf(text.charAt(five - 1)) + 1)
  if (last === 2005 || (year !== null && last < year)) return null
  if (quoted && text.charAt(--start) !== '“') return null
  // 比“十四五”末增长, 是“十四五”末的2倍
  if (start < from || (start > from && '比较是为'.includes(text.charAt(start - 1)))) return null
  return due(text, start, end, dated(last, 13, 0))
}

function day(text: string, at: number, end: number, from: number, year: number | null): Deadline | null {
  const number = numberBefore(text, at, from)
  if (number === null || text.charAt(number.start - 1) !== '月') return null
  const month = numberBefore(text, number.start - 1, from)
  if (month === null || month.value < 1 || month.value > 12 || number.value < 1 || number.value > 31) return null
  const of = yearBefore(text, month.start, from, year)
  return of === null ? null : due(text, of.start, end, dated(of.value, month.value, number.value))
}

/** 年内, 上半年内, 3年内, 100天内, 三个月内; `at` is the position of 内. */
function within(text: string, at: number, from: number, year: number | null): Deadline | null {
  const end = at + 1
  if (text.charAt(end) !== '' && '需容部涵外生地蒙陆河'.includes(text.charAt(end))) return null
  let noun = at
  if ('之以'.includes(text.charAt(noun - 1))) noun--
  const unit = text.charAt(noun - 1)
  if (unit === '年') {
    if (text.charAt(noun - 2) === '半') return half(text, noun - 1, from, year, end)
    const number = numberBefore(text, noun - 1, from)
    if (number !== null) {
      return isYear(number.value)
        ? due(text, number.start, end, dated(number.value, 13, 0))
        : due(text, number.start, end, null)
    }
    const of = yearBefore(text, noun, from, year)
    return of === null ? null : due(text, of.start, end, dated(of.value, 13, 0))
  }
  if (unit === '度' || unit === '季') return quarter(text, noun - 1, at, from, year)
  let number = noun - 1
  if (unit === '日' && text.charAt(noun - 2) === '作') number = noun - 3
  if (unit !== '日' && unit !== '天' && unit !== '月') return null
  if (text.charAt(number - 1) === '个') number--
  const found = numberBefore(text, number, from)
  return found === null || (unit === '月' && number === noun - 1) ? null : due(text, found.start, end, null)
}

/** 上半年, 下半年; `at` is the position of 年. */
function half(text: string, at: number, from: number, year: number | null, end = at + 1): Deadline | null {
  if (text.charAt(at - 1) !== '半' || at - 2 < from) return null
  const which = text.charAt(at - 2)
  if (which !== '上' && which !== '下') return null
  const month = which === '上' ? 6 : 12
  if (year === null) return due(text, at - 2, end, null)
  return due(text, at - 2, end, dated(year, month + 1, 0))
}

/** 一季度, 前三季度, 第三季度; `at` is the position of 度 or 季, `last` of the last character. */
function quarter(text: string, at: number, last: number, from: number, year: number | null): Deadline | null {
  const noun = text.charAt(at) === '度' ? at - 1 : at
  const number = numberBefore(text, noun, from)
  if (number === null || number.value < 1 || number.value > 4) return null
  let start = number.start
  if (start > from && '第前'.includes(text.charAt(start - 1))) start--
  return due(text, start, last + 1, year === null ? null : dated(year, number.value * 3 + 1, 0))
}

/** 到2025年; `at` is the position of 年. */
function toYear(text: string, at: number, from: number): Deadline | null {
  const number = numberBefore(text, at, from)
  if (number === null || !isYear(number.value) || number.start - 1 < from) return null
  if (text.charAt(number.start - 1) !== '到' || '底末前内度初'.includes(text.charAt(at + 1) || ' ')) return null
  return due(text, number.start - 1, at + 1, dated(number.value, 13, 0))
}

/** 用2—3年时间, 利用三年时间; `at` is the position of 间. */
function span(text: string, at: number, from: number): Deadline | null {
  const noun =
    text.charAt(at - 2) === '年' || text.charAt(at - 2) === '月' || text.charAt(at - 2) === '左' ? at - 2 : -1
  if (noun < from) return null
  let start = noun
  while (
    start > from &&
    noun - start < 8 &&
    '0123456789-—–~～至到一二两三四五六七八九十个左右'.includes(text.charAt(start - 1))
  )
    start--
  if (start === noun || start - 1 < from || text.charAt(start - 1) !== '用') return null
  return due(text, start, at + 1, null)
}

function due(text: string, start: number, end: number, date: string | null): Deadline {
  return { text: text.slice(start, end), date, start, end }
}

/** The year named before `at`, else the year the unit speaks of: `⟦2025年⟧6月底`; null for past years. */
function yearBefore(
  text: string,
  at: number,
  from: number,
  year: number | null,
): { value: number | null; start: number } | null {
  if (text.charAt(at - 1) === '年' && at - 1 >= from) {
    const number = numberBefore(text, at - 1, from)
    if (number !== null && isYear(number.value)) return { value: number.value, start: number.start }
    const which = at - 2 >= from ? text.charAt(at - 2) : ''
    // 今年年底, 明年年底, 去年年底
    const twice = which === '年' && at - 3 >= from
    const named = twice ? text.charAt(at - 3) : which
    const start = at - (twice ? 3 : 2)
    if (named !== '' && '去上往历每同近多'.includes(named)) return null
    if (named === '明' || named === '次') return { value: year === null ? null : year + 1, start }
    if (named === '今' || named === '本' || named === '当') return { value: year, start }
    if (isDigit(which.charCodeAt(0)) || (which !== '' && '一二两三四五六七八九十几周全整'.includes(which))) return null
    return { value: year, start: at - 1 }
  }
  return { value: year, start: at }
}

/** The number whose last character stands before `at`. */
function numberBefore(text: string, at: number, from: number): { value: number; start: number } | null {
  let start = at
  while (start > from && at - start < 4 && isDigit(text.charCodeAt(start - 1))) start--
  if (start < at) return { value: Number(text.slice(start, at)), start }
  while (start > from && at - start < 3 && '一二两三四五六七八九十'.includes(text.charAt(start - 1))) start--
  if (start === at) return null
  const value = readChinese(text, start, at)
  return value === null || value.end !== at ? null : { value: value.value, start }
}

/** Whether a number may be a year that something is due in: `99年`, `9999年` tell how long. */
function isYear(value: number): boolean {
  return value >= 1990 && value < 2100
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `YYYY-MM-DD`; day 0 is the last of the month before, month 13 the next January. Null without a year, or for no day. */
function dated(year: number | null, month: number, day: number): string | null {
  if (year === null) return null
  const before = day === 0
  const own = before ? (month + 10) % 12 : month - 1
  const of = before && month === 1 ? year - 1 : year
  const leap = own === 1 && ((of % 4 === 0 && of % 100 !== 0) || of % 400 === 0)
  const length = leap ? 29 : (lengths[own] ?? 0)
  if (day > length) return null
  return `${of}-${two(own + 1)}-${two(before ? length : day)}`
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)
