import { at } from '../outline/at.ts'
import type { MarkerKind } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Frame } from './frame.ts'
import { type PartKind, partKind } from './part-titles.ts'
import { opensTargets } from './targets.ts'
import { isTitleShaped } from './title-shape.ts'

/** A title of the highest numbered level and what its part is. */
export interface TopTitle {
  readonly unit: OutlineUnit
  readonly kind: PartKind
}

/** As many parts a report has at the most; a longer series is one of areas. */
const most = 7
/** The share of the report before which its first part begins; a series that begins behind it is inside a part. */
const begins = 0.15
/** Within as many sentences a review says that it looks back. */
const soon = 12

const looksBack =
  /一年来|过去(?:的)?(?:一|五|三|几)年|刚刚过去|[五三几]年来|去年|同比|比上年|(?:全年|全[省市县区州旗镇乡]).{0,12}(?:完成|实现|达到)|.{0,20}增长\d/
const looksFar = /(?:未来|今后)(?:的)?[五三几]年|“?十[一二三四五六七]五”?(?:时期|期间|规划)|(?:到|至)20\d\d年/

/**
 * The parts of a report numbered `一、`, `二、` … through the whole text, whatever their titles say, where the text under
 * them tells what they are: the one with the year's targets is the plan, what looks back before it the review. Empty where
 * there is no such series, or where its titles say enough.
 */
export function topLevel(outline: Outline, frame: Frame, planYear: number): TopTitle[] {
  const heads = series(outline, frame)
  if (heads.length < 2) return []
  const kinds: (PartKind | null)[] = heads.map(({ core }) => partKind(core, planYear))
  const to = (i: number) => heads[i + 1]?.index ?? frame.to
  const tasks = kinds.findIndex((kind) => kind === 'plan' || kind === 'general')
  if (tasks >= 0) return beforeTasks(outline, heads, kinds, tasks)
  const plan = heads.findIndex(
    ({ index }, i) => i > 0 && kinds[i] === null && outline.units.slice(index + 1, to(i)).some(opensTargets),
  )
  const first = at(heads, 0)
  if (plan < 0 || !holds(outline, first.index, Math.min(to(0), first.index + soon), looksBack)) return []
  const titles: TopTitle[] = []
  for (const [i, unit] of heads.entries()) {
    const kind = kinds[i] ?? (i === plan ? 'plan' : i < plan ? before(outline, unit.index, to(i)) : null)
    if (kind) titles.push({ unit, kind })
  }
  return titles
}

/** The part right before that of the tasks, whatever its title says, where it states the year's targets. */
function beforeTasks(
  outline: Outline,
  heads: readonly OutlineUnit[],
  kinds: readonly (PartKind | null)[],
  tasks: number,
): TopTitle[] {
  const [unit, next] = [heads[tasks - 1], heads[tasks]]
  if (tasks < 2 || kinds[tasks - 1] !== null || !unit || !next) return []
  const states = outline.units.slice(unit.index + 1, next.index).some(opensTargets)
  return states ? [{ unit, kind: 'general' }] : []
}

function before(outline: Outline, from: number, to: number): PartKind {
  return holds(outline, from, Math.min(to, from + 3), looksFar) && !holds(outline, from, from + 3, looksBack)
    ? 'outlook'
    : 'review'
}

function holds({ units }: Outline, from: number, to: number, pattern: RegExp): boolean {
  return units.slice(from, to).some(({ words }) => pattern.test(words))
}

/** The titles numbered 1, 2, 3 … once through the text, each alone on its line: `一、…` or `第一部分…`. */
function series(outline: Outline, frame: Frame): OutlineUnit[] {
  const named = seriesOf(outline, frame, 'part')
  return named.length > 0 ? named : seriesOf(outline, frame, 'han')
}

function seriesOf({ units, lines }: Outline, frame: Frame, kind: MarkerKind): OutlineUnit[] {
  const found: OutlineUnit[] = []
  for (const line of lines) {
    if (line.from < frame.from || line.from >= frame.to) continue
    const unit = at(units, line.from)
    if (unit.marker?.kind !== kind || line.to - line.from > 1 || !isTitleShaped(unit, 1)) continue
    if (unit.marker.number !== found.length + 1) return []
    found.push(unit)
  }
  const first = found[0]
  const late = first !== undefined && first.index - frame.from > (frame.to - frame.from) * begins
  return found.length > most || late ? [] : found
}
