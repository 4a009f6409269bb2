import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { HowSure } from '../report.ts'
import { checkable, speaksOfMind } from './creed.ts'
import { hasFigure, setsScene } from './cues.ts'
import { statesLack } from './lacks.ts'
import type { Marks } from './marks.ts'
import { soundsLikeReason } from './plan-cues.ts'
import { stirs } from './praise.ts'
import { beginsWithWork, doesWorkInside, reachesState } from './promise.ts'
import { givesReasons, opensTargets, readsAsTarget } from './targets.ts'

/** What a proposal rests on: the rule it came by, and how sure that makes it. */
export type Ground = Required<HowSure>

const levels = ['sure', 'likely', 'doubtful'] as const

/** `start` lowered by one level for each doubt. */
function lowered(start: 0 | 1 | 2, doubts: readonly boolean[]): Ground['sure'] {
  return levels[start + doubts.filter(Boolean).length] ?? 'doubtful'
}

/** The shortest sentence that says enough by itself, in characters; what is shorter may be a heading. */
const enough = 15
/** Up to this length, in characters, the first sentence of a paragraph may be its heading. */
const mayHead = 24

/** How sure it is that a unit is a measure. `own` says that it stands under the government's work on itself. */
export function groundOfMeasure(outline: Outline, unit: OutlineUnit, marks: Marks, own: boolean): Ground {
  const { words, core, size, index } = unit
  if (marks.role[index] === 'livelihood')
    return {
      rule: 'livelihood-item',
      sure: lowered(0, [!unit.marker && !hasFigure(core), size > longItem, counted.test(core)]),
    }
  const figure = hasFigure(core)
  const doubts = [
    marks.area[index] === -1,
    own && !figure && !checkable.test(words),
    soundsLikeReason(words),
    !figure && speaksOfMind(core),
    !figure && size <= mayHead && mayBeHeading(outline, unit),
    /[：:]$/.test(words),
    !figure && /(?<![但还只可总凡要])是(?!否)/.test(core),
  ]
  if (beginsWithWork(core)) {
    if (figure) return { rule: 'work-with-figure', sure: lowered(0, doubts) }
    return { rule: 'work', sure: lowered(size >= enough ? 0 : 1, doubts) }
  }
  if (figure) return { rule: 'figure', sure: lowered(0, [...doubts, ofPeople.test(core)]) }
  if (doesWorkInside(core)) return { rule: 'work-inside', sure: lowered(1, doubts) }
  return reachesState(core)
    ? { rule: 'state', sure: lowered(1, doubts) }
    : { rule: 'benefit-of-doubt', sure: 'doubtful' }
}

/** How many items a list has: said of the list, it is none of them. */
const counted = /[件项][^，。]{0,6}(?:实事|好事)/
/** A number of the people spoken for counts nothing that is done: `肩负着⟦46万人民⟧的重托`. */
const ofPeople = /\d(?:多|余)?万?(?:多|余)?(?:各族)?(?:人民|儿女|群众|百姓|干部)/

/** The longest an item of a list usually is, in characters. */
const longItem = 90

function mayBeHeading({ units }: Outline, { first, index, size, line }: OutlineUnit): boolean {
  const next = units[index + 1]
  return next !== undefined && next.line === line && (first ? next.size > size : next.size > 2 * size)
}

/** How sure it is that a unit is a result. */
export function groundOfResult(outline: Outline, unit: OutlineUnit): Ground {
  const { words, core, size } = unit
  const figure = hasFigure(core)
  const doubts = [
    statesLack(words) && !figure,
    stirs(words),
    setsScene(words),
    !figure && size <= mayHead && mayBeHeading(outline, unit),
    /[：:]$/.test(words),
    /将|力争|确保(?!.{0,8}了)|要(?![求素点害])/.test(core) && !/了|已/.test(core),
    !figure && /^(?:面对|各位代表)/.test(core),
  ]
  if (figure) return { rule: 'figure', sure: lowered(0, doubts) }
  if (done.test(core)) return { rule: 'done', sure: lowered(size >= enough ? 0 : 1, doubts) }
  if (beginsWithWork(core)) return { rule: 'work', sure: lowered(size >= enough ? 0 : 1, doubts) }
  return { rule: 'told', sure: lowered(1, doubts) }
}

const done =
  /了|已|完成|建成|实现|投产|投用|竣工|通车|开工|获|荣|达到|突破|启动|成功|通过|全覆盖|有序|有效|稳定|提升|增强|改善|提高/

/** How sure it is that a unit states a target of the year. */
export function groundOfTarget(unit: OutlineUnit): Ground {
  const doubts = [givesReasons(unit), !hasFigure(unit.core) && !/同步|持平|高于|快于|任务/.test(unit.core)]
  if (opensTargets(unit)) return { rule: 'targets-opening', sure: lowered(0, doubts) }
  return { rule: 'in-targets', sure: lowered(readsAsTarget(unit) ? 0 : 1, doubts) }
}
