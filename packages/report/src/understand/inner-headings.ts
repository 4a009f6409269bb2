import type { Outline } from '../outline/outline.ts'

/**
 * Whether a unit in the middle of a paragraph could head what follows it: a short sentence of one clause about a field
 * as a whole, the next one longer: `…投产。⟦优化营商环境。⟧实施…`.
 */
export function couldHeadPassage({ units }: Outline, index: number, to: number): boolean {
  const unit = units[index]
  const next = units[index + 1]
  if (!unit || !next || index + 1 >= to || unit.marker || next.line !== unit.line) return false
  if (unit.size < 4 || unit.size > longest || !unit.words.endsWith('。')) return false
  return next.size >= Math.max(longest, unit.size * 1.5) && !namesOne(unit.core)
}

const longest = 14
/** Whether a clause names one thing to be done, not a field of work: `启动⟦旧桥改造工程⟧`. */
export function namesOne(core: string): boolean {
  return single.test(core)
}

const single =
  /[\d“"，,、]|全覆盖|开工|投产|竣工|投用|建成|通车|成功|通过|荣获|获评|了|(?:工作|工程|计划|试点|制度|中心|系统|条例)$/

/**
 * Whether the passages inside the paragraphs of `[from, to)` have headings of their own: most short sentences in the
 * middle of a paragraph could head what follows. Elsewhere short sentences are tasks among others.
 */
export function hasInnerHeadings(outline: Outline, from: number, to: number): boolean {
  let heading = 0
  let other = 0
  for (let index = from; index < to; index++) {
    const unit = outline.units[index]
    if (!unit || unit.first || unit.marker || unit.size > longest) continue
    if (couldHeadPassage(outline, index, to)) heading++
    else if (!unit.words.endsWith('；')) other++
  }
  return heading >= 4 && heading > 1.5 * other
}
