import { isChineseDigit, isDigit, readArabic, readChinese } from './numerals.ts'
import { wordList } from './word-table.ts'

/** A place in an order: `位居全市⟦第一⟧` → 1, `⟦前三名⟧` → 3, `⟦前列⟧` → null. */
export interface Rank {
  readonly start: number
  readonly end: number
  readonly value: number | null
}

const rankVerbs = wordList(
  '位居 居 排名 位列 列 名列 升至 排 跃居 稳居 保持 进入 跻身 位次 排位 排在 居于 位于 处于 上升到 升到 跃升至 晋升 晋升到 提升至 提升到 前移至 获 荣获 达到 走在 站稳 迈入 挺进 冲刺 力争 争 稳定在 保持在 升 为 是 在 并列 蝉联 跃升到 上升至 实现 全部位居 均居 均列 前移到 进位至 评为',
)
const scopes = wordList('全市 全省 全国 全区 全州 全县 全盟 全球 世界 同类 山区 省内 国内 市内 自治区 东部 西部 中部')

/** The rank that begins at `at` with 第, 前, 首 or 榜; null where the words are an ordinal, a date or part of a name. */
export function readRank(text: string, at: number, from: number, limit: number): Rank | null {
  const char = text.charAt(at)
  const found =
    char === '第' ? ordinal(text, at, limit) : char === '前' ? among(text, at, limit) : word(text, at, limit)
  if (found === null) return null
  return isRanked(text, at, from) ? found : null
}

function ordinal(text: string, at: number, limit: number): Rank | null {
  const number = numeral(text, at + 1, limit)
  if (number === null || number.value === 0) return null
  const closed = text.charAt(number.end)
  if (closed === '位' || closed === '名') return { start: at, end: number.end + 1, value: number.value }
  return ends(text, number.end, limit) ? { start: at, end: number.end, value: number.value } : null
}

function among(text: string, at: number, limit: number): Rank | null {
  if (text.startsWith('前列', at) && ends(text, at + 2, limit)) return { start: at, end: at + 2, value: null }
  const number = numeral(text, at + 1, limit)
  if (number === null || number.value === 0) return null
  let end = number.end
  if ('名位强'.includes(text.charAt(end)) && end < limit) end++
  else if (!ends(text, end, limit)) return null
  return { start: at, end, value: number.value }
}

function word(text: string, at: number, limit: number): Rank | null {
  for (const name of ['首位', '榜首']) {
    if (text.startsWith(name, at) && at + 2 <= limit) return { start: at, end: at + 2, value: 1 }
  }
  return null
}

function numeral(text: string, at: number, limit: number) {
  const code = text.charCodeAt(at)
  if (at >= limit) return null
  if (isDigit(code)) return readArabic(text, at, limit)
  return isChineseDigit(code) ? readChinese(text, at, limit) : null
}

function ends(text: string, at: number, limit: number): boolean {
  return at >= limit || '，,；;。、！!）)”和及与 的且并'.includes(text.charAt(at))
}

/** A verb of ranking, or the field ranked in, stands closely before: `居全省⟦第一⟧`, but not 倒数第一. */
function isRanked(text: string, at: number, from: number): boolean {
  const stop = Math.max(from, at - 14)
  if (text.startsWith('摆在', at - 2) || text.startsWith('放在', at - 2)) return false
  if (text.startsWith('倒数', at - 2) || text.startsWith('首位度', at)) return false
  for (let end = at; end > stop; end--) {
    const char = text.charAt(end - 1)
    if ('，,；;。、'.includes(char)) return false
    if (scopes.endingAt(text, end, stop) !== undefined || rankVerbs.endingAt(text, end, stop) !== undefined) return true
  }
  return false
}

/** Where the words of a rank's metric end and the field it holds in: `降尘量⟦位居太原市⟧前三名`. */
export function rankLead(text: string, from: number, at: number): { metricEnd: number; field: string | null } {
  const stop = Math.max(from, at - 16)
  let cut = -1
  let fieldFrom = at
  for (let end = at; end > stop; end--) {
    const verb = rankVerbs.endingAt(text, end, from)
    if (verb === undefined) continue
    if (cut < 0) fieldFrom = end
    else if (end !== cut) break
    cut = end - verb.word.length
    end = cut + 1
  }
  if (cut < 0) {
    for (let end = at; end > stop; end--) {
      const scope = scopes.endingAt(text, end, from)
      if (scope !== undefined) {
        cut = end - scope.word.length
        fieldFrom = cut
        break
      }
    }
  }
  if (cut < 0) return { metricEnd: at, field: null }
  const field = text.slice(fieldFrom, at).replace(/(同类|县市区?|县区|各县|地级市|城市)?(排名|的|中)?$/, '')
  return { metricEnd: cut, field: field === '' ? null : field }
}
