import type { Strength } from '../report.ts'
import { WordTable } from './word-table.ts'

const words = new WordTable<Strength>([
  ['确保 必须 坚决 务必 坚决守住 严守 保证', 'must'],
  ['力争 力求 冲刺', 'stretch'],
  ['争取 谋划 探索 研究 论证', 'explore'],
])

/** Nouns that only sound like intent: 前期⟦研究⟧院, 技术⟦研究⟧中心. */
const nouns = '院所中室员与成生会型'

/** How firmly the word that begins at `at` promises; null where it is another word. */
export function readStrength(text: string, at: number, limit: number): Strength | null {
  const found = words.startingAt(text, at, limit)
  if (found === undefined) return null
  if (found.word === '研究' && nouns.includes(text.charAt(at + 2) || ' ')) return null
  return found.means
}

/** True where 完成 at `at` says that something will be done: not 完成率, not 已完成. */
export function isCompletion(text: string, at: number, from: number): boolean {
  if (!text.startsWith('完成', at)) return false
  if ('率量额值后'.includes(text.charAt(at + 2) || ' ')) return false
  return at === from || !'已未'.includes(text.charAt(at - 1))
}
