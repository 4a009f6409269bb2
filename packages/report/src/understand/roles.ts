import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { findAnnex } from './annex.ts'
import { type AreaRange, findAreas } from './areas.ts'
import { hasFigure, isSalutation } from './cues.ts'
import type { Frame } from './frame.ts'
import { withLivelihoodBlocks } from './livelihood-blocks.ts'
import type { PlanStyle } from './lower-headings.ts'
import { nameMargins } from './margins.ts'
import { blankMarks, leave, type Marks, take } from './marks.ts'
import type { Part } from './part.ts'
import { pastPassages } from './past-passages.ts'
import { type Bare, readArea, readPlanOpening } from './plan-roles.ts'
import { planStyle } from './plan-style.ts'
import { readReview } from './review-roles.ts'
import { takeTables } from './take-tables.ts'
import { givesReasons, opensTargets, readsAsTarget } from './targets.ts'

/** What every unit was taken as, and the focus areas in order. */
export interface Reading {
  readonly marks: Marks
  readonly areas: readonly AreaRange[]
}

/** Give every unit of the text its role, part by part. */
export function readRoles(outline: Outline, frame: Frame, titled: readonly Part[]): Reading {
  const parts = withTasks(outline, titled)
  const marks = blankMarks(outline, 'unread')
  const areas: AreaRange[] = []
  const hasPlan = parts.some(({ kind }) => kind === 'plan' || kind === 'field')
  const first = parts.find(({ kind }) => kind === 'plan' || kind === 'general' || kind === 'field' || kind === 'self')
  const last = parts.findLastIndex((part) => isPlan(part) && findAreas(outline, part, false).length > 1)
  const style = planStyle(outline, first?.from ?? frame.to, frame.to)
  for (const [place, part] of parts.entries()) {
    switch (part.kind) {
      case 'review':
      case 'experience':
      case 'problems':
        readReview(outline, part, marks)
        break
      case 'outlook':
        readOutlook(outline, part, marks)
        break
      case 'plan':
      case 'general':
        readPlan(
          outline,
          part,
          (part.kind === 'general' && hasPlan) || isOpening(outline, part, place < last),
          areas,
          marks,
          style,
        )
        break
      case 'field':
      case 'self':
      case 'livelihood': {
        for (const range of withLivelihoodBlocks(outline, [{ head: part.title ?? part.from, to: part.to }])) {
          if (isPastOnly(outline, range)) {
            leave(marks, at(outline.units, range.head), 'part-title')
            readReview(outline, { kind: 'review', title: null, from: range.head + 1, to: range.to }, marks)
          } else readArea(outline, range, areas.push(range) - 1, marks, style)
        }
        break
      }
      case 'glossary':
        leaveOut(outline, part.from, part.to, marks, 'glossary')
        break
      default:
        part.kind satisfies never
    }
  }
  if (!marks.role.includes('target')) takeTargetsInside(outline, marks)
  closeOff(outline, frame, marks, areas)
  const annex = findAnnex(outline, frame)
  if (annex) readArea(outline, annex, areas.push(annex) - 1, marks, style)
  nameMargins(outline, frame, marks)
  takeTables(outline, frame, marks)
  return { marks, areas }
}

/** The fewest headings inside a part that make it the one of the tasks. */
const fewestTasks = 3

/**
 * The parts, where the tasks stand under a title that only calls to work, `三、真抓实干，开创新局面`: no part that is named as the plan
 * divides into areas, and the only one beside them does, by numbers.
 */
function withTasks(outline: Outline, parts: readonly Part[]): readonly Part[] {
  const fields = parts.filter(({ kind }) => kind === 'field')
  const [field] = fields
  if (!field || fields.length > 1 || findAreas(outline, field, true).length < fewestTasks) return parts
  if (parts.some((part) => isPlan(part) && findAreas(outline, part, false).length > 1)) return parts
  return parts.map((part) => (part === field ? { ...part, kind: 'plan' } : part))
}

function readPlan(outline: Outline, part: Part, general: boolean, areas: AreaRange[], marks: Marks, style: PlanStyle) {
  const found = general && !tellsPolicy(outline, part) ? [] : findAreas(outline, part, general)
  let from = part.from
  if (part.title !== null) {
    leave(marks, at(outline.units, part.title), 'part-title')
    from = part.title + 1
  }
  const first = found[0]?.head ?? part.to
  readPlanOpening(outline, from, first, marks, bareness(outline, part, found.length === 0, general), style)
  for (const [i, range] of found.entries()) {
    const next = found[i + 1]
    readArea(outline, range, areas.push(range) - 1, marks, style)
    if (next && next.head > range.to) readPlanOpening(outline, range.to, next.head, marks, 'none', style)
  }
}

/** Whether a heading of the plan has nothing but the past year below it: its tasks stand under another. */
function isPastOnly(outline: Outline, { head, to }: AreaRange): boolean {
  const past = pastPassages(outline, head + 1, to)
  return past.length > 0 && past.reduce((sum, passage) => sum + passage.to - passage.from, 0) === to - head - 1
}

/** Where no statement of the targets stands before the areas, those told inside one, `（一）…今年的预期目标是增长7%`, with their reasons. */
function takeTargetsInside({ units }: Outline, marks: Marks) {
  for (const unit of units) {
    if (marks.role[unit.index] !== 'measure' || !opensTargets(unit) || !hasFigure(unit.core)) continue
    take(marks, unit, 'target')
    for (let next = unit.index + 1; units[next]?.line === unit.line && givesReasons(at(units, next)); next++)
      take(marks, at(units, next), 'guidance')
  }
}

function isPlan({ kind }: Part): boolean {
  return kind === 'plan' || kind === 'general'
}

/** Whether a part of the plan only opens it: the tasks stand in a later part, and this one has none that could be checked. */
function isOpening({ units }: Outline, { from, to }: Part, later: boolean): boolean {
  if (!later) return false
  const rest = units.slice(from, to).filter((unit) => !readsAsTarget(unit) && !opensTargets(unit))
  return rest.filter(({ core }) => hasFigure(core.replace(/“[^“”]*”|20\d\d年/g, ''))).length <= rest.length * fewFigures
}

/** The share of sentences with figures, up to which a part tells of the situation and the requirements, not of tasks. */
const fewFigures = 0.1

/** Where a part of the plan has no focus areas of its own, its measures stand under none. */
function bareness({ units }: Outline, { title }: Part, none: boolean, general: boolean): Bare {
  if (!none) return 'none'
  if (!general) return 'all'
  return tellsPolicy({ units }, { title }) ? 'headed' : 'none'
}

/** `总体要求和⟦政策⟧取向`: the policies are promised there. */
function tellsPolicy({ units }: Pick<Outline, 'units'>, { title }: Pick<Part, 'title'>): boolean {
  return title !== null && at(units, title).words.includes('政策')
}

function readOutlook({ units }: Outline, part: Part, marks: Marks) {
  for (let index = part.from; index < part.to; index++) {
    const unit = at(units, index)
    if (index === part.title) leave(marks, unit, 'part-title')
    else if (isSalutation(unit.words)) leave(marks, unit, 'salutation')
    else take(marks, unit, 'outlook')
  }
}

function leaveOut({ units }: Outline, from: number, to: number, marks: Marks, why: string) {
  for (let index = from; index < to; index++) leave(marks, at(units, index), why)
}

/** The report's last words, from the last `各位代表` before the appeal on, are guidance. */
function closeOff({ units, lines }: Outline, frame: Frame, marks: Marks, areas: AreaRange[]) {
  const close = closingUnit(units, frame)
  if (close < 0) return
  const line = lines[at(units, close).line]
  const from = closingStart(units, line?.from ?? close, close, frame, marks)
  for (let index = from; index < frame.to; index++) {
    const unit = at(units, index)
    if (isSalutation(unit.words)) leave(marks, unit, 'salutation')
    else take(marks, unit, 'guidance')
    marks.area[index] = -1
  }
  const open = areas.at(-1)
  if (open && from > open.head && from < open.to) areas[areas.length - 1] = { head: open.head, to: from }
}

function closingUnit(units: readonly OutlineUnit[], frame: Frame): number {
  for (let index = frame.to - 1; index >= Math.max(frame.from, frame.to - 8); index--)
    if (/让我们|谢谢|奋斗|团结在以|更加紧密/.test(at(units, index).words)) return index
  return -1
}

/** Back to the last `各位代表`, not over a heading; without one, to the start of a short last paragraph. */
function closingStart(
  units: readonly OutlineUnit[],
  lineStart: number,
  close: number,
  frame: Frame,
  marks: Marks,
): number {
  for (let index = close; index > Math.max(frame.from, close - 14); index--) {
    const role = marks.role[index]
    if (role === 'area' || role === 'heading') break
    if (/^各位代表/.test(at(units, index).words)) return index
  }
  let from = close
  while (from > lineStart && close - from < 5 && marks.role[from - 1] !== 'area' && marks.role[from - 1] !== 'heading')
    from--
  return from === lineStart ? from : close
}
