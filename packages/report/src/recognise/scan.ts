import { readPace, readThan, readWithin } from './against.ts'
import { isLatin, isNameDigits, quotedEnd } from './coined-name.ts'
import { readCompletion } from './completion.ts'
import { readGrade } from './grade.ts'
import type { Mark } from './mark.ts'
import { beginsUnit } from './measure-unit.ts'
import { type Quantity, readChineseQuantity, readQuantity } from './quantity.ts'
import { readRank } from './rank.ts'
import { wordList } from './word-table.ts'

const DIGIT = 1
const CHINESE = 2
const BREAK = 3
const QUOTE = 4
const RANK = 5
const KEY = 6
const OPEN = 7
const CLOSE = 8

const classes = new Uint8Array(0x10000)
for (const [chars, kind] of [
  ['0123456789', DIGIT],
  ['一二两三四五六七八九十百千万零', CHINESE],
  ['，,；;。：:！？!?—\n', BREAK],
  ['“‘《〔[「『"', QUOTE],
  ['第前首榜', RANK],
  ['类于步平正覆盖零号除标成内贫', KEY],
  ['（(', OPEN],
  ['）)', CLOSE],
] as const) {
  for (const char of chars) if (classes[char.charCodeAt(0)] === 0) classes[char.charCodeAt(0)] = kind
}

/** Verbs behind which a Chinese numeral counts what is done: `办好⟦十件⟧实事`. */
const doing = wordList(
  '建成 新建 建设 搬迁 招引 新增加 救助 安置 实施 办好 完成 打造 创建 培育 推进 新增 改造 开工 启动 引进 抓好 建好 修建 组建 布局 规划建设 谋划 争取 力争 举办 开展 设立 创成 培育壮大 整治 增设 开通',
)

/** Everything in `[start, end)` that makes a figure, in order; null where there is nothing. */
export function scanMarks(text: string, start: number, end: number): Mark[] | null {
  let marks: Mark[] | null = null
  let from = start
  let clause = 0
  let outer = start
  const add = (mark: Mark) => {
    if (marks === null) marks = [mark]
    else marks.push(mark)
  }
  for (let at = start; at < end; at++) {
    const kind = classes[text.charCodeAt(at)]
    if (kind === 0) continue
    switch (kind) {
      case BREAK:
        from = at + 1
        clause++
        break
      case QUOTE:
        at = quotedEnd(text, at, end) - 1
        break
      case OPEN:
        outer = from
        from = at + 1
        break
      case CLOSE:
        from = outer
        break
      case DIGIT: {
        const digits = digitsEnd(text, at, end)
        if (isNameDigits(text, at, digits, from, end)) {
          at = nameEnd(text, digits, end) - 1
          break
        }
        const said = readQuantity(text, at, end)
        if (said === null || said.kind === 'time' || (said.kind === null && isLatin(text.charCodeAt(digits)))) {
          at = Math.max(digits, said?.end ?? 0) - 1
          break
        }
        add({ kind: 'quantity', said, chinese: false, from, clause })
        at = said.end - 1
        break
      }
      case CHINESE: {
        const said = chineseQuantity(text, at, from, end)
        if (said === null) break
        add({ kind: 'quantity', said, chinese: true, from, clause })
        at = said.end - 1
        break
      }
      case RANK: {
        const said = readRank(text, at, from, end)
        if (said !== null) {
          add({ kind: 'rank', said, from, clause })
          at = said.end - 1
        } else if (text.charCodeAt(at) === 0x7b2c || text.charCodeAt(at) === 0x524d)
          at = ordinalEnd(text, at + 1, end) - 1
        break
      }
      default:
        at = key(text, at, from, end, clause, add)
    }
    // 清零 ends in a numeral
    if (kind === CHINESE && text.charCodeAt(at) === 0x96f6) at = key(text, at, from, end, clause, add)
  }
  return marks
}

function key(text: string, at: number, from: number, end: number, clause: number, add: (mark: Mark) => void): number {
  const char = text.charAt(at)
  switch (char) {
    case '类': {
      const said = readGrade(text, at, from, end)
      if (said !== null) add({ kind: 'grade', said, from, clause })
      return at
    }
    case '于': {
      const said = readThan(text, at, from, end)
      if (said === null) return at
      add({ kind: 'against', said, from, clause })
      return said.end - 1
    }
    case '内': {
      const said = readWithin(text, at, from)
      if (said !== null) add({ kind: 'against', said, from, clause })
      return at
    }
    case '步':
    case '平': {
      if (text.charAt(at - 1) !== (char === '步' ? '同' : '持')) return at
      const said = readPace(text, at, from)
      if (said !== null) add({ kind: 'against', said, from, clause })
      return at
    }
    case '正': {
      if (!text.startsWith('正增长', at) || at + 3 > end) return at
      add({ kind: 'quantity', said: growthOf(at, at + 3, 0, '>'), chinese: false, from, clause })
      return at + 2
    }
    default: {
      const said = readCompletion(text, at, from)
      if (said !== null) add({ kind: 'done', said, from, clause })
      return at
    }
  }
}

const growthOf = (start: number, end: number, value: number, bound: '>' | '>=' | '='): Quantity => ({
  start,
  end,
  value,
  max: null,
  unit: '%',
  kind: 'rate',
  bound,
  growth: 1,
})

function chineseQuantity(text: string, at: number, from: number, end: number): Quantity | null {
  const code = text.charCodeAt(at)
  if (!mayFollow(text.charCodeAt(at + 1))) return null
  if (code === 0x96f6) {
    return text.startsWith('零增长', at) && text.charAt(at - 1) !== '社' ? growthOf(at, at + 3, 0, '=') : null
  }
  if (code === 0x4e24) {
    if (text.startsWith('两位数增长', at)) return growthOf(at, at + 5, 10, '>=')
    if (text.startsWith('两位数以上增长', at)) return growthOf(at, at + 7, 10, '>=')
  }
  if ((code === 0x767e || code === 0x5343 || code === 0x4e07) && !'分亿万'.includes(text.charAt(at + 1))) return null
  if (code === 0x4e07 || code === 0x5343 || code === 0x767e) return readChineseQuantity(text, at, end)
  const before = at > from ? text.charCodeAt(at - 1) : 0
  // an ordinal, 几十, the end of a number already read as none, but not 统一两家
  if (before === 0x7b2c || before === 0x51e0 || before === 0x6570 || (classes[before] === CHINESE && before !== 0x4e00))
    return null
  const said = readChineseQuantity(text, at, end)
  if (said === null || said.unit === null) return null
  if (said.kind === 'rate' || said.kind === 'ratio') return said
  if (said.kind === 'money' || (said.kind === 'measure' && said.unit.length > 1)) return said.value > 0 ? said : null
  if (said.kind !== 'count') return null
  return counts(text, at, from, end, said) ? said : null
}

/** True where a number in Chinese counts things, `新建学校⟦三座⟧`, and is no part of a phrase. */
function counts(text: string, at: number, from: number, end: number, { value, unit, end: behind }: Quantity): boolean {
  if (value < 1 || unit === null) return false
  if (magnitudeLeads(unit)) return unit.length > 1
  if (value < 2) return false
  if (doing.endingAt(text, at, from) !== undefined) return true
  if (!things.has(unit)) return false
  // 一千二百户, 十二所
  if (value > 10) return true
  return behind >= end || classes[text.charCodeAt(behind)] === BREAK || '、（('.includes(text.charAt(behind))
}

const magnitudeLeads = (unit: string): boolean => unit.startsWith('万') || unit.startsWith('亿')

/** Units of things that one can count on the spot; others stand in phrases: `三个代表`, `八项规定`, `六次全会`. */
const things = new Set(
  '座 所 家 处 台 套 辆 户 名 人 人次 头 只 羽 匹 株 棵 艘 架 栋 幢 张 眼 口 盏 间 台套 公里'.split(' '),
)

/** True where a Chinese numeral may go on or have its unit: most 一 are not counted with. */
const mayFollow = (code: number): boolean => classes[code] === CHINESE || beginsUnit(code) || code === 0x589e

function digitsEnd(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit && classes[text.charCodeAt(end)] === DIGIT) end++
  if (text.charCodeAt(end) !== 46 || classes[text.charCodeAt(end + 1)] !== DIGIT) return end
  end++
  while (end < limit && classes[text.charCodeAt(end)] === DIGIT) end++
  return end
}

/** Behind the digits, dots, plus signs and letters of a name. */
function nameEnd(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit) {
    const code = text.charCodeAt(end)
    if (!(classes[code] === DIGIT || code === 0x2e || code === 0x2b || code === 0x2d)) break
    end++
  }
  return end
}

/** Behind the numeral of an ordinal, so that `第⟦三⟧次` counts nothing. */
function ordinalEnd(text: string, at: number, limit: number): number {
  let end = at
  while (
    end < limit &&
    end < at + 6 &&
    (classes[text.charCodeAt(end)] === DIGIT || classes[text.charCodeAt(end)] === CHINESE)
  )
    end++
  return end
}
