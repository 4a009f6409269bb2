import type { Op } from '../report.ts'
import { isRoman } from './grade.ts'
import type { Against } from './mark.ts'
import { isDigit } from './numerals.ts'
import { wordList } from './word-table.ts'

/** The longest thing compared with. */
const longest = 24

const ops = new Map<string, Op>([
  ['高', '>'],
  ['快', '>'],
  ['优', '>'],
  ['好', '>'],
  ['大', '>'],
  ['多', '>'],
  ['低', '<'],
  ['小', '<'],
  ['少', '<'],
])
const opposite: Partial<Record<Op, Op>> = { '>': '<=', '<': '>=' }
const hedges = wordList('基本 大体 总体 保持 实现 大致 基本保持 力争 要 持续')

/** The comparison whose 于 stands at `at`: `均⟦高于⟧全市平均水平`; null where a number follows, which then says it. */
export function readThan(text: string, at: number, from: number, limit: number): Against | null {
  if (at - 1 < from) return null
  const op = ops.get(text.charAt(at - 1))
  if (op === undefined) return null
  const end = clauseEnd(text, at + 1, limit)
  if (end - at < 3 || isRoman(text.charCodeAt(at + 1))) return null
  for (let i = at + 1; i < end; i++) {
    if (!isDigit(text.charCodeAt(i))) continue
    let last = i
    while (last < end && isDigit(text.charCodeAt(last))) last++
    if (last - i !== 4 || text.charAt(last) !== '年') return null
    i = last
  }
  const not = at - 2 >= from && text.charAt(at - 2) === '不'
  return { start: at - (not ? 2 : 1), end, op: not ? (opposite[op] ?? op) : op, of: text.slice(at + 1, end) }
}

/** The comparison whose 同步 or 持平 ends at `at`: `⟦与经济增长基本同步⟧`; null where nothing is named to keep pace with. */
export function readPace(text: string, at: number, from: number): Against | null {
  const end = at - 1
  const stop = Math.max(from, end - longest)
  for (const joints of ['与跟', '和同较比']) {
    for (let i = end - 2; i >= stop; i--) {
      if (!joints.includes(text.charAt(i))) continue
      let to = end
      for (let word = hedges.endingAt(text, to, i + 1); word !== undefined; ) {
        to -= word.word.length
        word = hedges.endingAt(text, to, i + 1)
      }
      if (to - i < 3) continue
      return { start: i, end: at + 1, op: 'with', of: text.slice(i + 1, to) }
    }
  }
  return null
}

/** The bound without a number whose 内 stands at `at`: `⟦控制在省下达指标以内⟧`. */
export function readWithin(text: string, at: number, from: number): Against | null {
  const stop = Math.max(from, at - longest)
  for (let i = at - 4; i >= stop; i--) {
    if (isDigit(text.charCodeAt(i))) return null
    if (!text.startsWith('控制在', i)) continue
    const of = text.slice(i + 3, at).replace(/(以|之|的?范围(以|之)?)$/, '')
    return of.length < 2 || /[0-9]/.test(of) ? null : { start: i, end: at + 1, op: '<=', of }
  }
  return null
}

/** Where the clause that runs at `at` ends, at most {@link longest} away. */
export function clauseEnd(text: string, at: number, limit: number): number {
  const stop = Math.min(limit, at + longest)
  for (let i = at; i < stop; i++) if ('，,；;。、！：:）)（('.includes(text.charAt(i))) return i
  return stop
}
