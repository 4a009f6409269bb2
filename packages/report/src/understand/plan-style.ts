import { at } from '../outline/at.ts'
import type { Outline } from '../outline/outline.ts'
import { isAssignment } from '../recognise/assigned-units.ts'
import { isSalutation } from './cues.ts'
import { dividesMost, hasInnerHeadings } from './inner-headings.ts'
import { linesIn } from './lines-in.ts'
import { headingAbove, isLowerHeading, type PlanStyle } from './lower-headings.ts'

/** The share of paragraphs that begin with what could be a heading, up to which those few are measures by chance. */
const few = 0.4
/** The share from which on most do. */
const most = 0.6
/** From as many paragraphs on their share tells anything. */
const enough = 4
/** Where few paragraphs begin with what could be a heading, no sentence without a number heads its paragraph. */
const rareLead = 0
/** The share of paragraphs straight below headings of one form that begin with a further heading, up to which none does. */
const mostWhole = 0.6
/** No form of heading is known to have whole paragraphs below it. */
const unknown: ReadonlySet<string> = new Set()

/**
 * The style of the plan that stands in `[from, to)`. A sentence that heads its paragraph is at most twice as long as is
 * usual among those that could; where few paragraphs begin with one that could, those few are measures by chance.
 */
export function planStyle(outline: Outline, from: number, to: number): PlanStyle {
  const passages = { inner: hasInnerHeadings(outline, from, to), divided: dividesMost(outline, from, to) }
  const sizes: number[] = []
  const below = new Map<string, { paragraphs: number; headed: number }>()
  let paragraphs = 0
  for (const line of outline.lines) {
    if (line.from < from || line.to > to || line.to - line.from < 2) continue
    const unit = at(outline.units, line.from)
    if (unit.marker || isSalutation(unit.words) || isAssignment(outline.text, unit.span)) continue
    paragraphs++
    const heads = isLowerHeading(outline, unit, to, {
      lead: 30,
      ...passages,
      headed: false,
      always: false,
      whole: unknown,
    })
    if (heads) sizes.push(unit.size)
    const form = headingAbove(outline, unit)
    if (form === null) continue
    const like = below.get(form) ?? { paragraphs: 0, headed: 0 }
    below.set(form, { paragraphs: like.paragraphs + 1, headed: like.headed + (heads ? 1 : 0) })
  }
  const whole = new Set(
    [...below].flatMap(([form, like]) =>
      like.paragraphs >= enough && like.headed < like.paragraphs * mostWhole ? [form] : [],
    ),
  )
  const rare = sizes.length <= paragraphs * few
  if (paragraphs >= enough && rare) return { lead: rareLead, ...passages, headed: false, always: false, whole }
  if (sizes.length < 4) return { lead: 30, ...passages, headed: false, always: false, whole }
  sizes.sort((a, b) => a - b)
  return {
    lead: Math.max(16, 2 * (sizes[(sizes.length - 1) >> 1] ?? 15)),
    ...passages,
    headed: !rare,
    always: sizes.length >= paragraphs * most,
    whole,
  }
}

/** From as many paragraphs on an area has a style of its own. */
const enoughOfArea = 3

/**
 * The style of one area, where the plan as a whole has no headings without a number: most writers of a part put them in all of its
 * paragraphs or in none, so an area has them only where each of its paragraphs begins with one.
 */
export function areaStyle(outline: Outline, from: number, to: number, plan: PlanStyle): PlanStyle {
  if (plan.lead !== rareLead) return plan
  const style = { ...plan, lead: longestLead, headed: true }
  let paragraphs = 0
  for (const line of linesIn(outline, from, to)) {
    const unit = at(outline.units, line.from)
    if (line.from < from || line.to > to || isSalutation(unit.words) || isAssignment(outline.text, unit.span)) continue
    if (line.to - line.from < 2 || unit.marker || !isLowerHeading(outline, unit, to, style)) return plan
    paragraphs++
  }
  return paragraphs < enoughOfArea ? plan : { ...style, headed: false }
}

/** The longest a heading without a number is in such an area, in characters. */
const longestLead = 16
