import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import type { AreaRange } from './areas.ts'
import { isSalutation, isSpeakerOnly } from './cues.ts'
import { livelihoodEnd, opensLivelihood } from './livelihood.ts'
import { isLowerHeading } from './lower-headings.ts'
import { leave, type Marks, take } from './marks.ts'
import { isLivelihoodHeading, isSelfHeading } from './part-titles.ts'
import { isPlanGuidance } from './plan-cues.ts'
import { isTask } from './review-headings.ts'
import { endsTargets, opensTargets, readsAsTarget } from './targets.ts'

/** Whether measures are looked for before the first area: everywhere, under lower headings only, or not at all. */
export type Bare = 'all' | 'headed' | 'none'

/** The plan before its first focus area: guidance, the year's targets, the outlook of a sentence. */
export function readPlanOpening(outline: Outline, from: number, to: number, marks: Marks, bare: Bare, lead: number) {
  let inTargets = -1
  let listed = false
  let closed = false
  let keeping = false
  let headed = -1
  for (let index = from; index < to; index++) {
    const unit = outline.units[index] as OutlineUnit
    const words = unit.words
    if (isSalutation(words) || isSpeakerOnly(words)) {
      leave(marks, unit, isSalutation(words) ? 'salutation' : 'lead-in')
      continue
    }
    const goesOn =
      inTargets >= 0 &&
      (unit.line === inTargets ? !closed || !endsTargets(unit) : listed && !endsTargets(unit) && readsAsTarget(unit))
    if (opensTargets(unit)) {
      take(marks, unit, 'target')
      inTargets = unit.line
      listed = /[：:]$/.test(words)
    } else if (goesOn) take(marks, unit, 'target')
    else {
      inTargets = -1
      keeping = unit.first ? false : keeping
      if (/(?:把握|处理|做到|坚持).{0,12}(?:以下|几个|几点|原则|关系)|必须(?:做到|坚持)[：:]/.test(words))
        keeping = true
      if (looksAhead(words)) take(marks, unit, 'outlook')
      else if (bare !== 'none' && !keeping && !isPlanGuidance(unit, false) && !isLeadIn(words)) {
        if (isLowerHeading(outline, unit, to, lead)) {
          take(marks, unit, 'heading')
          headed = unit.line
        } else take(marks, unit, bare === 'all' || headed === unit.line ? 'measure' : 'guidance')
      } else take(marks, unit, 'guidance')
    }
    closed = !/[；;：:，,]$/.test(words)
  }
}

function looksAhead(words: string): boolean {
  return /^(?:今后|未来)(?:五|三|几|5|3)年|^(?:到|至)20\d\d年(?:末|底)?[，,]|^“?十[一二三四五]+五”?时期[，,](?:我们)?(?:要|将)/.test(
    words,
  )
}

/** `做好今年工作，要…`, `重点抓好八个方面工作：`: leads in, promises nothing of its own. */
export function isLeadIn(words: string): boolean {
  return (
    /[：:]$/.test(words) ||
    /^(?:(?:各位代表[，,])?(?:今年|20\d\d年|新的一年)[，,]?.{0,6}(?:是|工作的?(?:总体要求|指导思想|总体思路))|做好(?:今年|20\d\d年|全年)|(?:围绕|实现|完成|为(?:实现|完成)).{0,6}(?:上述|以上|今年|这些|全年)|根据|按照.{0,40}(?:总体要求|部署|安排)[^，,]{0,10}[，,].{0,20}(?:总体要求|指导思想|总体思路)|(?:今年|20\d\d年).{0,20}(?:总体要求|指导思想|总体思路|总的要求))/.test(
      words,
    ) ||
    /(?:八|七|六|五|九|十|四|\d)个方面(?:的)?(?:工作|任务)?[：:。]?$/.test(words)
  )
}

/** A focus area: its heading, lower headings, measures, livelihood items and what promises nothing. */
export function readArea(outline: Outline, range: AreaRange, area: number, marks: Marks, lead: number) {
  const { units } = outline
  const head = units[range.head] as OutlineUnit
  const inSelf = isSelfHeading(head.core)
  const wholeList = isLivelihoodHeading(head.core) && head.size <= 40
  take(marks, head, 'area')
  marks.area[range.head] = area
  const stack: OutlineUnit[] = []
  let listEnd = -1
  let composite = false
  let guided = -1
  for (let index = range.head + 1; index < range.to; index++) {
    const unit = units[index] as OutlineUnit
    marks.area[index] = area
    if (isSalutation(unit.words) || isSpeakerOnly(unit.words)) {
      leave(marks, unit, isSalutation(unit.words) ? 'salutation' : 'lead-in')
      continue
    }
    if (index > listEnd && !wholeList && opensLivelihood(unit)) {
      listEnd = livelihoodEnd(outline, index, range.to)
      if (listEnd > index) {
        if (unit.size <= 32) {
          take(marks, unit, 'heading')
          stack.splice(0, stack.length, unit)
          continue
        }
      }
    }
    if (index <= listEnd) {
      take(marks, unit, 'livelihood')
      marks.path[index] = stack.map((heading) => heading.index)
      continue
    }
    if (unit.first || index === range.head + 1) composite = isComposite(outline, index, range, lead)
    if (
      isLowerHeading(outline, unit, range.to, lead) ||
      (composite && headsPassage(outline, index, range.to)) ||
      standsLikeItsLike(outline, index, range, lead)
    ) {
      take(marks, unit, 'heading')
      place(stack, unit, outline.lines)
      marks.path[index] = stack.slice(0, -1).map((heading) => heading.index)
      continue
    }
    if (/^(?:过去(?:的)?一年|去年|[一五]年来)[，,]/.test(unit.words) && !/将|要/.test(unit.words)) {
      take(marks, unit, 'result')
      continue
    }
    const opensLine = unit.first || index === range.head + 1
    if (isPlanGuidance(unit, inSelf) || (guided === unit.line && !promises(unit.words))) {
      take(marks, unit, 'guidance')
      if (opensLine && /^各位代表/.test(unit.words)) guided = unit.line
    } else if (/[：:]$/.test(unit.words) && unit.size <= 40 && index + 1 < range.to) take(marks, unit, 'guidance')
    else take(marks, unit, wholeList ? 'livelihood' : 'measure')
    if (unit.first && stack.length > 0 && !unit.marker && stale(stack, unit, outline.lines)) stack.length = 0
    marks.path[index] = stack.map((heading) => heading.index)
  }
}

/**
 * Whether the paragraph that begins at `index` is made of several headed passages: it begins with one and is all there
 * is of the area, or every short task in it, two or more, has longer sentences behind it.
 */
function isComposite(outline: Outline, index: number, range: AreaRange, lead: number): boolean {
  const { units, lines } = outline
  const first = units[index] as OutlineUnit
  const line = lines[first.line] as OutlineLine
  const begins =
    !first.marker && (isLowerHeading(outline, first, range.to, lead) || headsPassage(outline, index, range.to))
  if (!begins && !(line.to >= range.to && first.line === (units[range.head] as OutlineUnit).line)) return false
  if (begins && line.to >= range.to && line.from <= range.head + 1) return true
  let heads = 0
  for (let at = index + 1; at < Math.min(line.to, range.to); at++) {
    if (headsPassage(outline, at, range.to)) heads += begins || (units[at - 1] as OutlineUnit).size > 16 ? 1 : 0
    else if (begins && (units[at] as OutlineUnit).size <= 16) return false
  }
  return heads >= 2
}

/** Behind an area's heading in its own paragraph, a short task heads what follows where the area's next paragraph has a heading. */
function standsLikeItsLike(outline: Outline, index: number, range: AreaRange, lead: number): boolean {
  const { units, lines } = outline
  const line = lines[(units[range.head] as OutlineUnit).line] as OutlineLine
  if (index !== range.head + 1 || index >= line.to || !isShortLead(outline, index, range.to)) return false
  const next = units[line.to]
  return next !== undefined && line.to < range.to && !next.marker && isLowerHeading(outline, next, range.to, lead)
}

/** A short task in the middle of a paragraph, what follows being longer. */
function headsPassage(outline: Outline, index: number, to: number): boolean {
  return isShortLead(outline, index, to) && isTask((outline.units[index] as OutlineUnit).core)
}

function isShortLead({ units }: Outline, index: number, to: number): boolean {
  const unit = units[index]
  const next = units[index + 1]
  if (!unit || !next || index + 1 >= to || unit.marker || next.line !== unit.line) return false
  if (unit.size > 16 || /[，,、“\d]|全覆盖|开工|投产|竣工|工作$/.test(unit.core) || !/。$/.test(unit.words))
    return false
  return next.size >= Math.max(14, unit.size * 1.5)
}

function promises(words: string): boolean {
  return /\d/.test(words) || /我们将|将(?:坚持|实施|完成|投入)/.test(words)
}

/** Put a heading on the stack below those of a higher kind. */
function place(stack: OutlineUnit[], unit: OutlineUnit, lines: readonly OutlineLine[]) {
  while (stack.length > 0 && rank(stack.at(-1) as OutlineUnit, lines) >= rank(unit, lines)) stack.pop()
  stack.push(unit)
}

const ranks = {
  part: 0,
  han: 1,
  'han-bracket': 2,
  digit: 3,
  'digit-bracket': 5,
  circle: 6,
  ordinal: 4,
  item: 4,
  dash: 4,
} as const

function rank(unit: OutlineUnit, lines: readonly OutlineLine[]): number {
  if (unit.marker) return ranks[unit.marker.kind]
  const line = lines[unit.line] as OutlineLine
  return line.to - line.from === 1 ? 3.5 : unit.first ? 4.5 : 7
}

/** A new paragraph without a heading is not under a heading that was run in to the paragraph before. */
function stale(stack: readonly OutlineUnit[], unit: OutlineUnit, lines: readonly OutlineLine[]): boolean {
  const last = stack.at(-1) as OutlineUnit
  const line = lines[last.line] as OutlineLine
  return line.to - line.from > 1 && last.line < unit.line
}
