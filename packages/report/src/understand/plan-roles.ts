import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import type { AreaRange } from './areas.ts'
import { clausesOf } from './clauses.ts'
import { checkable } from './creed.ts'
import { isSalutation, isSpeakerOnly } from './cues.ts'
import { namesDeed } from './deeds.ts'
import { place, stale } from './heading-stack.ts'
import { couldHeadPassage } from './inner-headings.ts'
import { holdsList, livelihoodEnd, opensLivelihood, shortestItem } from './livelihood.ts'
import { countsDeeds } from './livelihood-blocks.ts'
import { isLowerHeading, type PlanStyle } from './lower-headings.ts'
import { leave, type Marks, take } from './marks.ts'
import { isLivelihoodHeading, isOwnWork } from './part-titles.ts'
import { pastPassages } from './past-passages.ts'
import { isPlanGuidance, turnsToOwnWork } from './plan-cues.ts'
import { areaStyle } from './plan-style.ts'
import { readReview } from './review-roles.ts'
import { targetListEnd } from './target-list.ts'
import { endsTargets, givesReasons, isRowOfHeadlines, isTargetsTitle, opensTargets, readsAsTarget } from './targets.ts'
import { themeOf } from './theme.ts'

/** Whether measures are looked for before the first area: everywhere, under lower headings only, or not at all. */
export type Bare = 'all' | 'headed' | 'none'

/** The plan before its first focus area: guidance, the year's targets, the outlook of a sentence. */
export function readPlanOpening(
  outline: Outline,
  from: number,
  to: number,
  marks: Marks,
  bare: Bare,
  style: PlanStyle,
) {
  let inTargets = -1
  let listed = false
  let closed = false
  const above = outline.units[from - 1]
  if (above && namesTargets(outline, above)) {
    inTargets = above.line
    listed = closed = true
  }
  let keeping = false
  let stated = false
  let headed = -1
  let listEnd = -1
  for (let index = from; index < to; index++) {
    const unit = at(outline.units, index)
    const words = unit.words
    if (bare !== 'none' && index > listEnd && opensLivelihood(unit)) {
      const end = livelihoodEnd(outline, index, to)
      if (end > index) listEnd = end
      if (end > index && !/[：:]./.test(words)) {
        take(marks, unit, 'guidance')
        continue
      }
    }
    if (index <= listEnd) {
      take(marks, unit, 'livelihood')
      continue
    }
    if (isSalutation(words) || isSpeakerOnly(words)) {
      leave(marks, unit, isSalutation(words) ? 'salutation' : 'lead-in')
      continue
    }
    const goesOn =
      inTargets >= 0 &&
      (unit.line === inTargets
        ? !closed || !endsTargets(unit)
        : !endsTargets(unit) && (!closed || (listed && readsAsTarget(unit))))
    if (stated && givesReasons(unit)) {
      take(marks, unit, 'guidance')
      inTargets = -1
    } else if (ofYearsToCome.test(words)) {
      take(marks, unit, 'outlook')
      inTargets = -1
    } else if (opensTargets(unit) || (!stated && isRowOfHeadlines(unit))) {
      stated = true
      take(marks, unit, 'target')
      inTargets = unit.line
      listed = /[：:]$/.test(words)
      const end = targetListEnd(outline, index, to)
      if (end > index) {
        for (; index < end; index++) take(marks, at(outline.units, index + 1), 'target')
        inTargets = -1
        closed = true
        continue
      }
    } else if (goesOn || (stated && isCounted(words) && readsAsTarget(unit))) {
      take(marks, unit, 'target')
      if (!closed) inTargets = unit.line
    } else {
      listed = namesTargets(outline, unit)
      inTargets = listed ? unit.line : -1
      keeping = unit.first ? false : keeping
      if (/(?:把握|处理|做到|坚持).{0,12}(?:以下|几个|几点|原则|关系)|必须(?:做到|坚持)[：:]/.test(words))
        keeping = true
      if (looksAhead(words)) take(marks, unit, 'outlook')
      else if (bare !== 'none' && !keeping && !isPlanGuidance(unit) && !isLeadIn(words)) {
        if (isLowerHeading(outline, unit, to, style)) {
          take(marks, unit, 'heading')
          headed = unit.line
        } else take(marks, unit, bare === 'all' || headed === unit.line ? 'measure' : 'guidance')
      } else take(marks, unit, 'guidance')
    }
    closed = !/[；;：:，,]$/.test(words)
  }
}

/** Whether a line is the title of a list of targets, `（二）主要目标`. */
function namesTargets({ lines }: Outline, unit: OutlineUnit): boolean {
  const line = lines[unit.line]
  return line !== undefined && line.to - line.from === 1 && isTargetsTitle(unit)
}

/** Targets of the years to come, `⟦今后五年⟧，奋斗目标是：…`, are none of this one. */
const ofYearsToCome = /^(?:今后|未来)(?:[二三四五几两]|\d)年|^“?十[一二三四五六]五”?(?:时期|期间)/

/** Behind the targets, a sentence most of whose clauses hold a number of their own states more of them. */
function isCounted(words: string): boolean {
  const clauses = clausesOf(words)
  const counted = clauses.filter((clause) => /\d/.test(clause.replace(/20\d\d年/g, '')))
  return counted.length >= fewestCounted && counted.length >= countedShare * clauses.length
}

const [fewestCounted, countedShare] = [2, 0.7]

function looksAhead(words: string): boolean {
  return /^(?:今后|未来)(?:五|三|几|5|3)年|^(?:到|至)20\d\d年(?:末|底)?[，,]|^“?十[一二三四五]+五”?时期[，,](?:我们)?(?:要|将)/.test(
    words,
  )
}

/** `做好今年工作，要…`, `重点抓好八个方面工作：`: leads in, promises nothing of its own. */
function isLeadIn(words: string): boolean {
  return (
    /[：:]$|^.{0,30}总体要求(?:是)?[：:]/.test(words) ||
    /^(?:(?:各位代表[，,])?(?:今年|20\d\d年|新的一年)[，,]?.{0,6}(?:是|工作的?(?:总体要求|指导思想|总体思路))|做好(?:今年|20\d\d年|全年)|(?:围绕|实现|完成|为(?:实现|完成)).{0,6}(?:上述|以上|今年|这些|全年)|根据|按照.{0,40}(?:总体要求|部署|安排)[^，,]{0,10}[，,].{0,20}(?:总体要求|指导思想|总体思路)|(?:今年|20\d\d年).{0,20}(?:总体要求|指导思想|总体思路|总的要求))/.test(
      words,
    ) ||
    /(?:八|七|六|五|九|十|四|\d)个方面(?:的)?(?:工作|任务)?[：:。]?$/.test(words) ||
    /(?:[做抓]好|推进|落实)以下(?:[几一二三四五六七八九十\d]{1,3}个?方面|[几一二三四五六七八九十\d]{1,3}项)?(?:的)?(?:重点)?(?:工作|任务)[：:。]?$/.test(
      words,
    ) ||
    (words.length <= 60 &&
      !/\d[^个]/.test(words.replace(/20\d\d年/, '')) &&
      /[做抓]好[二三四五六七八九十\d]{1,2}个?方面(?:的)?(?:重点)?(?:工作|任务)[，,]/.test(words))
  )
}

/** Whether the sentence that announces a list goes on to what will be done about it: `办好八件实事，⟦年底接受评议⟧`. */
function promisesBeside(words: string): boolean {
  const clauses = clausesOf(words)
  const announced = clauses.findIndex(
    (clause) => /实事|民生工程|民心工程|惠民工程|民生项目/.test(clause) && /[件项方]/.test(clause),
  )
  return clauses.slice(announced + 1).some((clause) => checkable.test(clause))
}

/** The longest the title of a list is, in characters. */
const longestListTitle = 40

/** A focus area: its heading, lower headings, measures, livelihood items and what promises nothing. */
export function readArea(outline: Outline, range: AreaRange, area: number, marks: Marks, style: PlanStyle) {
  const { units } = outline
  const head = at(units, range.head)
  const wholeList =
    (isLivelihoodHeading(head.core) || countsDeeds(head)) && head.size <= longestListTitle && holdsList(outline, range)
  take(marks, head, 'area')
  marks.area[range.head] = area
  let own = isOwnWork(head.core)
  const written = areaStyle(outline, range.head + 1, range.to, style)
  const stack: OutlineUnit[] = []
  let listEnd = -1
  let itemHead: OutlineUnit | null = null
  let apart = false
  const past = pastPassages(outline, range.head + 1, range.to)
  for (const { from, to } of past) {
    readReview(outline, { kind: 'review', title: null, from, to }, marks)
    marks.area.fill(area, from, to)
  }
  for (let index = range.head + 1; index < range.to; index++) {
    const unit = at(units, index)
    const told = past.find(({ from, to }) => index >= from && index < to)
    if (told) {
      index = told.to - 1
      continue
    }
    marks.area[index] = area
    if (isSalutation(unit.words) || isSpeakerOnly(unit.words)) {
      leave(marks, unit, isSalutation(unit.words) ? 'salutation' : 'lead-in')
      continue
    }
    if (index > listEnd && !wholeList && opensLivelihood(unit)) {
      listEnd = livelihoodEnd(outline, index, range.to)
      apart =
        listEnd >= index &&
        unit.first &&
        !unit.marker &&
        /[：:]./.test(unit.words) &&
        themeOf(head.core) !== 'livelihood'
      if (apart) stack.length = 0
      if (listEnd > index && !/[：:]./.test(unit.words)) {
        itemHead = null
        if (unit.size <= longestListTitle) {
          take(marks, unit, 'heading')
          stack.splice(0, stack.length, unit)
          continue
        }
        if (!unit.marker && !promisesBeside(unit.words)) {
          take(marks, unit, 'guidance')
          continue
        }
      }
    }
    if (index === listEnd && /[：:]$/.test(unit.words)) {
      // the items stand below it, each on a line of its own
      take(marks, unit, 'guidance')
      continue
    }
    if (index <= listEnd) {
      if (unit.marker && isLowerHeading(outline, unit, range.to, written)) itemHead = unit
      take(marks, unit, itemHead === unit ? 'heading' : 'livelihood')
      if (apart) marks.area[index] = -1
      marks.path[index] = [...stack, ...(itemHead && itemHead !== unit ? [itemHead] : [])].map(
        (heading) => heading.index,
      )
      continue
    }
    const item = wholeList && unit.marker !== null && unit.first && unit.size > shortestItem
    const leads = written.headed && index === range.head + 1 && couldHeadPassage(outline, index, range.to)
    if (item && !isLowerHeading(outline, unit, range.to, written)) {
      take(marks, unit, 'livelihood')
      continue
    }
    if (leads || isLowerHeading(outline, unit, range.to, written)) {
      take(marks, unit, 'heading')
      place(stack, unit, outline.lines)
      marks.path[index] = stack.slice(0, -1).map((heading) => heading.index)
      continue
    }
    // straight below its heading a passage is what the heading says
    own ||= index > range.head + 1 && turnsToOwnWork(unit)
    if (isPlanGuidance(unit, own)) {
      take(marks, unit, 'guidance')
    } else if (/[：:]$/.test(unit.words) && unit.size <= 40 && index + 1 < range.to) take(marks, unit, 'guidance')
    else take(marks, unit, wholeList ? 'livelihood' : 'measure')
    if (unit.first && stack.length > 0 && !unit.marker && stale(stack, unit, outline.lines)) stack.length = 0
    marks.path[index] = stack.map((heading) => heading.index)
  }
  if (!written.headed) noLoneHeading(outline, range, marks)
}

/**
 * What is divided has two parts: where in a plan without such headings one sentence of an area, work in each of its clauses and no number before it,
 * was taken as a lower heading, it is a promise as those behind it are: `⟦发展数字经济，建设智慧园区。⟧完善…`.
 */
function noLoneHeading({ units, lines }: Outline, { head, to }: AreaRange, marks: Marks) {
  const heads: OutlineUnit[] = []
  for (let index = head + 1; index < to; index++) if (marks.role[index] === 'heading') heads.push(at(units, index))
  const [alone] = heads
  if (heads.length !== 1 || !alone || alone.marker || isAlone(alone, lines) || !isWork(alone.core)) return
  take(marks, alone, 'measure')
  marks.path.fill([], alone.index, to)
}

function isAlone({ line }: OutlineUnit, lines: readonly OutlineLine[]): boolean {
  const { from, to } = at(lines, line)
  return to - from === 1
}

function isWork(core: string): boolean {
  return clausesOf(core).every(namesDeed)
}
