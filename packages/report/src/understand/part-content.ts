import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { isLacking } from './lacks.ts'
import type { PartKind } from './part-titles.ts'
import { opensTargets } from './targets.ts'
import { looksAhead, tellsAhead, tellsPast } from './tense.ts'

const far = /(?:未来|今后)(?:的)?[五三几]年|“?十[一二三四五六七]五”?(?:时期|期间|规划|末)|(?:到|至)20\d\d年/
const soon = 4
/** So much of a part states lacks where it is about the problems. */
const mostly = 0.5
const fewest = 2

/**
 * What a part is about by what stands in it, where its title does not say: the problems, the year's targets and
 * requirements (`general`), the years to come, what is planned, or what was done; null where nothing tells.
 */
export function kindOfContent({ units }: Outline, from: number, to: number): PartKind | null {
  const inside = units.slice(from, to)
  const lacks = inside.filter(({ words }) => isLacking(words)).length
  if (lacks >= fewest && lacks >= inside.length * mostly) return 'problems'
  if (inside.some(({ time }) => time === 'ahead') || inside.some(opensYear)) return 'plan'
  const past = inside.filter(tellsPast).length
  if (inside.some(statesYearsTargets)) return past > inside.length * mostly ? 'review' : 'general'
  if (inside.slice(0, soon).some(({ words }) => far.test(words)) && !inside.slice(0, soon).some(tellsPast))
    return 'outlook'
  if (past > 0 && past >= inside.filter(tellsAhead).length) return 'review'
  return looksAhead(inside) ? 'plan' : null
}

/** Whether a paragraph turns to the year planned, in a part that first tells of the past year: `⟦今年再办十件：⟧`. */
function opensYear(unit: OutlineUnit): boolean {
  return unit.first && /^(?:今年|新的一年)[^。；]{0,12}[：:]$/.test(unit.words) && !statesYearsTargets(unit)
}

/** Whether a sentence states the targets of the year planned, not those that were set for the past year. */
export function statesYearsTargets(unit: OutlineUnit): boolean {
  const { words } = unit
  return (
    opensTargets(unit) &&
    /今年|新的?一年|20\d\d年|预期|建议|指标[：:]/.test(words) &&
    !/(?:年初|上年|去年|既定|已|全面|圆满|超额)(?:确定|下达|制定|完成|实现)|完成了|实现了|今后|未来|五年|规划|十[一二三四五]五/.test(
      words,
    )
  )
}
