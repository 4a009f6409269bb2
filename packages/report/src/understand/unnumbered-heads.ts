import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { linesIn } from './lines-in.ts'
import { leadsToTasks } from './principles.ts'

/** A sentence that can head its paragraph as a focus area: `⟦聚焦产业升级，培育发展动能。⟧`. */
export function isRunInHeading({ size, words, core, marker }: OutlineUnit): boolean {
  if (namesField(core, words)) return true
  if (leadsToTasks(words)) return false
  return marker === null && size >= 4 && size <= 32 && /[。！：:]$/.test(words) && !/\d|^各位/.test(core)
}

/** `在产业发展方面，` as an article begins a paragraph on a field of work. */
function namesField(core: string, words: string): boolean {
  return words.endsWith('，') && /^在.{2,12}方面$/.test(core)
}

/** Who is to do what stands above: it heads nothing. */
const assigns = /^(?:牵头|责任|主办|配合|协办|承办|完成时限)[^，。]{0,6}[：:]/

/** A row of a table, cells parted by blanks, one of them a number: `就业岗位 万个 36.8 38以上`. */
const row =
  /^(?=.*[ \u3000][\d.%—-]+[ \u3000]).*\S[ \u3000]+\S+[ \u3000]+\S+[ \u3000]+\S|^\S+ \S+ 20\d\d年\S* 20\d\d年\S*$/

/** A line that is nothing but a heading: one unit, short, no full stop: `⟦聚焦产业升级，培育发展动能⟧`. */
export function isOwnLineHeading(units: readonly OutlineUnit[], line: OutlineLine): boolean {
  const unit = units[line.from]
  if (!unit || line.to - line.from !== 1) return false
  if (unit.size < 4 || unit.size > 44) return false
  return (
    !/[。；;：:！!？?，,]$/.test(unit.words) &&
    !/^(?:各位|附|注|来源|编辑|表\d|单位)|\t/.test(unit.core) &&
    !assigns.test(unit.core) &&
    !row.test(unit.words)
  )
}

/** Three or more headings of two clauses and a full stop on lines of their own: `⟦聚焦产业升级，培育发展动能。⟧`. */
function twofoldLines({ units, lines }: Pick<Outline, 'units' | 'lines'>, from: number, to: number): number[] | null {
  const heads: number[] = []
  for (const line of linesIn({ units, lines }, from, to)) {
    if (line.from < from || line.from >= to || line.to - line.from !== 1) continue
    const unit = at(units, line.from)
    if (unit.size >= 10 && isRunInHeading(unit) && unit.core.split(/[，,]/).length === 2) heads.push(unit.index)
  }
  return heads.length >= 3 ? heads : null
}

/** The headings of a part that stand on lines of their own without a number; null where there are none. */
export function ownLine({ units, lines }: Outline, from: number, to: number): number[] | null {
  const heads: OutlineLine[] = []
  for (const line of linesIn({ units, lines }, from, to)) {
    if (line.from < from || line.from >= to) continue
    const next = lines[line.index + 1]
    if (isOwnLineHeading(units, line) && next && next.from < to) heads.push(line)
  }
  if (heads.length < 2) return twofoldLines({ units, lines }, from, to)
  const double = heads.filter((line, i) => heads[i + 1]?.index === line.index + 1)
  const chosen = double.length >= 2 && double.length * 2 <= heads.length + 1 ? double : heads
  return chosen.map((line) => line.from)
}

/** The short sentences that most paragraphs of a part begin with, as headings; null where few do. */
export function runIn({ units, lines }: Outline, from: number, to: number): number[] | null {
  const heads: number[] = []
  let paragraphs = 0
  for (const line of linesIn({ units, lines }, from, to)) {
    if (line.from < from || line.from >= to || Math.min(line.to, to) - line.from < 2) continue
    paragraphs++
    const unit = at(units, line.from)
    if (isRunInHeading(unit)) heads.push(unit.index)
  }
  if (heads.length < 3 || heads.length < paragraphs * 0.5) return null
  const twofold = heads.filter((head) => /[，,]/.test(at(units, head).core))
  return twofold.length >= 3 && twofold.length <= heads.length * 0.6 ? twofold : heads
}
