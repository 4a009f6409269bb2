import { at } from '../outline/at.ts'
import type { Marker } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { targetListEnd } from './target-list.ts'
import { opensTargets } from './targets.ts'

/** `重点抓好以下工作：`: from here on the tasks are told. */
const tasks =
  /(?:[做抓]好|抓|推进|落实|完成|实施|开展|突出)(?:以下|这)?(?:[一二三四五六七八九十几\d]{1,3})?(?:个?方面|[项大个]|的)?(?:的)?(?:重点|主要|具体)?(?:工作|任务)[：:。]?$|以下(?:[一二三四五六七八九十几\d]{1,3})?(?:个?方面|[项大])?(?:的)?(?:重点|主要|具体)?(?:工作|任务)/

/** Whether a sentence leads to the tasks: it heads none of them. */
export function leadsToTasks(words: string): boolean {
  return tasks.test(words)
}

/** The share of a part in which its principles and targets stand; what opens tasks behind it opens those of one area. */
const opening = 0.6

/**
 * Where the tasks of a part of the plan begin, behind the principles on which the year is to be worked: behind the targets
 * or the sentence that leads to the tasks, when numbered principles without a figure stand before. `from` where none do.
 */
export function tasksFrom(outline: Outline, from: number, to: number): number {
  const { units } = outline
  let listed: Marker | null = null
  let start = from
  for (let index = from; index < from + (to - from) * opening; index++) {
    const unit = at(units, index)
    const end = targetListEnd(outline, index, to)
    if (end > index) {
      start = end + 1
      index = end
      continue
    }
    if (opensTargets(unit) || (!unit.marker && tasks.test(unit.words))) {
      if (listed && !goesOn(outline, listed, index + 1, to)) start = index + 1
      continue
    }
    if (isChecked(unit)) break
    if (unit.marker && unit.first) listed = unit.marker
  }
  return start
}

/** Whether a list goes on behind the targets, `（一）…目标为7%…⟦（二）⟧`: they stand inside its first task, and no principles before them. */
function goesOn({ units }: Outline, { kind, number }: Marker, from: number, to: number): boolean {
  const next = units.slice(from, to).find(({ marker, first }) => first && marker?.kind === kind)
  return kind !== 'dash' && next?.marker?.number === number + 1
}

/** What could be checked is a task. */
function isChecked({ core }: OutlineUnit): boolean {
  return hasFigure(core.replace(/20\d\d年|“[^“”]*”|[一二三四五六七八九十\d]{1,3}[个项大]方面/g, ''))
}
