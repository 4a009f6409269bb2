import type { Op } from '../report.ts'
import { readUnit, type UnitFound, type UnitKind } from './measure-unit.ts'
import { isDigit, type Numeral, readArabic, readChinese } from './numerals.ts'
import { WordTable, wordList } from './word-table.ts'

/** A number with its unit and the word that bounds it, as it stands in the text: `⟦1200万人以上⟧`. */
export interface Quantity {
  readonly start: number
  /** Behind unit and bound. */
  readonly end: number
  readonly value: number
  /** The higher value of a range. */
  readonly max: number | null
  /** As written, null where the number stands bare. */
  readonly unit: string | null
  readonly kind: UnitKind | null
  /** What a word behind the number says, null where none does. */
  readonly bound: Op | null
  /** A word behind the bound says that it is a growth, `8%以上⟦的增长⟧`: 1, or a fall: -1. */
  readonly growth: 0 | 1 | -1
}

const bounds = new WordTable<Op>([
  ['以上 及以上 或以上 之上 以上水平 起 开外', '>='],
  ['以下 及以下 之下 以内 之内 以内水平', '<='],
  ['左右 上下 前后 左右水平 的水平', '~'],
  ['之间 区间', '='],
])
const growths = new WordTable<1 | -1>([
  ['的增长 的增速 的增幅 的涨幅 的速度增长 的增长速度 的年均增速 的年均增长 的幅度增长 的较快增长 的中高速增长', 1],
  ['的下降 的降幅 的速度下降 的幅度下降', -1],
])
const shares = new WordTable<'%' | '‰' | '‱'>([
  ['百分之', '%'],
  ['千分之', '‰'],
  ['万分之', '‱'],
])

/** The quantity that begins at `at` with a digit; null where the digits are no quantity. */
export function readQuantity(text: string, at: number, limit: number): Quantity | null {
  const number = readArabic(text, at, limit)
  const spelled = number === null ? null : readSpelledOut(text, at, number, limit)
  if (spelled !== null) return spelled
  return number === null ? null : complete(text, at, number.value, number.end, limit)
}

const smaller = /^(\d{1,4})(?:([千百])([多余来])?)?([多余来])?(万)?/

/** `⟦1亿3千多万人次⟧`, `⟦2万5千亩⟧`: 1.3 of 亿人次, 2.5 of 万亩; null for other numbers. */
function readSpelledOut(text: string, at: number, { value, end }: Numeral, limit: number): Quantity | null {
  const big = text.charAt(end)
  const hundreds = big === '千' ? /^(\d)百([多余])?(?=[万亿])/.exec(text.slice(end + 1, end + 5)) : null
  if (hundreds) {
    const unit = readUnit(text, end + 1 + hundreds[0].length, limit)
    if (unit.kind === null || value > 9) return null
    const bound: Op | null = hundreds[2] === undefined ? null : '>'
    return bounded(
      text,
      at,
      value * 1000 + Number(hundreds[1]) * 100,
      null,
      unitText(text, unit),
      unit.kind,
      unit.end,
      limit,
      bound,
    )
  }
  const several = /^([百千])[多余](?=[万亿])/.exec(text.slice(end, end + 3))
  if (several) {
    const unit = readUnit(text, end + several[0].length, limit)
    const sum = value * (several[1] === '百' ? 100 : 1000)
    return unit.kind === null
      ? null
      : bounded(text, at, sum, null, unitText(text, unit), unit.kind, unit.end, limit, '>')
  }
  if (big !== '亿' && big !== '万') return null
  const found = smaller.exec(text.slice(end + 1, Math.min(limit, end + 9)))
  if (!found) return null
  const [whole, digits = '', step, moreA, moreB, wan] = found
  // below 亿 the rest is counted in 万, below 万 in 千 or 百
  if (big === '亿' ? wan === undefined : step === undefined || wan !== undefined) return null
  const rest = Number(digits) * (step === '千' ? 1000 : step === '百' ? 100 : 1)
  const unit = readUnit(text, end + 1 + whole.length, limit)
  if (rest >= 10_000 || unit.kind === null || unit.kind === 'time') return null
  const sum = Math.round((value + rest / 10_000) * 10_000) / 10_000
  const more: Op | null = (moreA ?? moreB) === undefined ? null : (moreA ?? moreB) === '来' ? '~' : '>'
  return bounded(text, at, sum, null, `${big}${unitText(text, unit) ?? ''}`, unit.kind, unit.end, limit, more)
}

/** The quantity in Chinese numerals that begins at `at`: `⟦百分之五⟧`, `⟦三成以上⟧`, `⟦两个百分点⟧`, `⟦十二座⟧`. */
export function readChineseQuantity(text: string, at: number, limit: number): Quantity | null {
  const share = shares.startingAt(text, at, limit)
  if (share !== undefined) {
    const from = at + 3
    const digits = isDigit(text.charCodeAt(from))
    const whole = text.charAt(from) === '百' && from < limit ? { value: 100, end: from + 1 } : null
    const number = whole ?? (digits ? readArabic(text, from, limit) : readChinese(text, from, limit))
    return number === null ? null : bounded(text, at, number.value, null, share.means, 'rate', number.end, limit, null)
  }
  const number = readChinese(text, at, limit) ?? roundSum(text, at)
  if (number === null) return null
  if (text.charCodeAt(number.end) === FEN && text.charCodeAt(number.end + 1) === ZHI) {
    // 五分之一: 1 of /5
    const part = readChinese(text, number.end + 2, limit)
    if (part === null || part.value < 1 || part.value >= number.value) return null
    return bounded(text, at, part.value, null, `/${number.value}`, 'rate', part.end, limit, null)
  }
  return complete(text, at, number.value, number.end, limit)
}

const FEN = '分'.charCodeAt(0)
const ZHI = '之'.charCodeAt(0)
const rounds = new Map([
  ['百', 100],
  ['千', 1000],
  // 万亿 is a unit of its own
  ['万', 1],
])

/** The number of a round sum said without one: `突破⟦千⟧亿元`; null where the words name a kind of thing, `百亿级企业`. */
function roundSum(text: string, at: number): Numeral | null {
  const value = rounds.get(text.charAt(at))
  const big = text.charAt(at + 1)
  if (value === undefined || (big !== '亿' && (big !== '万' || value === 1))) return null
  const behind = text.startsWith('元', at + 2) ? at + 3 : at + 2
  if (!(behind >= text.length || '，,；;。、！）)大台以左门关 \n'.includes(text.charAt(behind)))) return null
  return reaching.endingAt(text, at, 0) === undefined ? null : { value, end: value === 1 ? at : at + 1 }
}

const reaching = wordList(
  '突破 突破了 首破 再破 超 超过 逾 达 达到 将达 近 接近 将近 迈上 迈过 跨上 跨过 跨越 站上 越过 跃上 不低于 不少于 实现 冲刺 挺进 迈向',
)

function complete(text: string, at: number, value: number, numberEnd: number, limit: number): Quantity | null {
  const unit = readUnit(text, numberEnd, limit)
  const higher = readHigher(text, unit.end, limit)
  if (higher !== null) {
    const second = readUnit(text, higher.end, limit)
    if (unit.kind === null || second.kind !== null) {
      const own = second.kind === null ? unit : second
      if (higher.value >= value && !(own.kind === 'time' && unit.kind === null)) {
        return bounded(text, at, value, higher.value, unitText(text, own), own.kind, second.end, limit, null)
      }
    }
    if (unit.kind === null) return null
  }
  if (unit.kind === null && text.charCodeAt(unit.end) === 0x3a) {
    // a ratio, 2.3:1
    const other = isDigit(text.charCodeAt(unit.end + 1)) ? readArabic(text, unit.end + 1, limit) : null
    if (other !== null && text.charCodeAt(other.end) !== 0x3a) {
      return bounded(text, at, value, null, text.slice(unit.end, other.end), 'ratio', other.end, limit, null)
    }
  }
  const more: Op | null = unit.more === '余' ? '>' : unit.more === '来' ? '~' : null
  return bounded(text, at, value, null, unitText(text, unit), unit.kind, unit.end, limit, more)
}

function unitText(text: string, { start, end, more }: UnitFound): string | null {
  if (end === start) return null
  const written = text.slice(start, end)
  if (more === '' && !written.endsWith('％')) return written
  return written.replace(/(?<=[万亿千百])[多余来]/, '').replace('％', '%')
}

function bounded(
  text: string,
  start: number,
  value: number,
  max: number | null,
  unit: string | null,
  kind: UnitKind | null,
  unitEnd: number,
  limit: number,
  more: Op | null,
): Quantity {
  let end = text.charCodeAt(unitEnd) === 32 && unitEnd + 1 < limit ? unitEnd + 1 : unitEnd
  let bound = more
  let word = bounds.startingAt(text, end, limit)
  if (word?.means === '=') {
    end += word.word.length
    word = bounds.startingAt(text, end, limit)
  }
  if (word !== undefined) {
    bound = word.means
    end += word.word.length
  } else if (end === unitEnd + 1) end = unitEnd
  const growth = growths.startingAt(text, end, limit)
  if (growth !== undefined) end += growth.word.length
  return { start, end, value, max, unit, kind, bound, growth: growth?.means ?? 0 }
}

/** The second number of a range whose first number and unit end at `at`: `5%⟦—6⟧%`, `3⟦至5⟧个`. */
function readHigher(text: string, at: number, limit: number): { value: number; end: number } | null {
  let position = at
  while (position < limit && position < at + 2 && joins(text.charCodeAt(position))) position++
  if (position === at) {
    const char = text.charAt(at)
    if (char !== '至' && char !== '到') return null
    position = at + 1
  }
  if (position >= limit) return null
  if (isDigit(text.charCodeAt(position))) return readArabic(text, position, limit)
  return null
}

/** `-`, `—`, `–`, `－`, `~`, `～`, `−`. */
function joins(code: number): boolean {
  return (
    code === 0x2d ||
    code === 0x2014 ||
    code === 0x2013 ||
    code === 0xff0d ||
    code === 0x7e ||
    code === 0xff5e ||
    code === 0x2212 ||
    code === 0x2015 ||
    code === 0x2500
  )
}
