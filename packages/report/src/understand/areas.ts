import { at } from '../outline/at.ts'
import type { MarkerKind } from '../outline/markers.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { labelLines } from './label-lines.ts'
import { linesIn } from './lines-in.ts'
import { livelihoodEnd, opensLivelihood } from './livelihood.ts'
import { withLivelihoodBlocks } from './livelihood-blocks.ts'
import type { Part } from './part.ts'
import { isGeneralHeading } from './part-titles.ts'
import { tasksFrom } from './principles.ts'
import { statedList } from './stated-list.ts'
import { opensTargets } from './targets.ts'
import { isOwnLineHeading, isRunInHeading, ownLine, runIn } from './unnumbered-heads.ts'

/** A focus area's units: `[head, to)`; `head` is the unit of its heading. */
export interface AreaRange {
  readonly head: number
  readonly to: number
}

/**
 * The focus areas of one part of the plan, in order: under its numbered headings of the highest kind; else its
 * headings without a number on lines of their own; else the short sentences its paragraphs begin with.
 */
export function findAreas(outline: Outline, part: Part, general: boolean): AreaRange[] {
  const from = tasksFrom(outline, part.title === null ? part.from : part.title + 1, part.to)
  const heads =
    withinLast(outline, from, part.to, numbered(outline, from, part.to)) ??
    (general
      ? null
      : (statedList(outline, from, part.to) ??
        ownLine(outline, from, part.to) ??
        labelLines(outline, from, part.to) ??
        runIn(outline, from, part.to))) ??
    []
  const ranges = heads.map((head, i) => ({ head, to: heads[i + 1] ?? part.to }))
  return withLivelihoodBlocks(
    outline,
    ranges.filter(({ head }) => !isGeneralHeading(at(outline.units, head).core)),
  )
}

/** As many headings at the most divide the plan itself, `（一）怎么看（二）奔什么（三）干什么`; and the share of it the last then holds. */
const mostDivisions = 4
const lastHolds = 0.5

/**
 * The headings inside the last of a few, where those before it hold only what opens a plan, its situation and its targets: the few
 * divide the plan, and the tasks stand under the last.
 */
function withinLast(outline: Outline, from: number, to: number, heads: number[] | null): number[] | null {
  const last = heads?.at(-1)
  if (!heads || last === undefined || heads.length < 2 || heads.length > mostDivisions) return heads
  if (to - last < (to - from) * lastHolds) return heads
  const opens = heads.slice(0, -1).every((head, i) => {
    const inside = outline.units.slice(head + 1, heads[i + 1])
    return inside.some(opensTargets) || !inside.some(({ core }) => hasFigure(core))
  })
  if (!opens) return heads
  const inner = numbered(outline, last + 1, to)
  return inner && inner.length > heads.length ? inner : heads
}

const highestFirst: readonly MarkerKind[] = [
  'part',
  'han',
  'han-bracket',
  'named',
  'digit',
  'decimal',
  'digit-bracket',
  'ordinal',
  'circle',
  'letter',
  'item',
  'dash',
]

/** Kinds that number items in a paragraph as often as headings: they head areas only where each begins its line. */
const weakKinds: ReadonlySet<MarkerKind> = new Set(['item', 'dash', 'ordinal', 'circle', 'letter', 'digit-bracket'])

/**
 * Where in its part, as a share of its units, a series of headings may begin and must end to be the focus areas and not a
 * list inside the opening or inside one of them. Found on the labelled reports: the areas never begin behind the first
 * share, and their last never stands before the second.
 */
const latestFirst = { strong: 0.7, weak: 0.5 } as const
const earliestLast = { strong: 0.35, weak: 0.55 } as const
/** A heading without a second one is an area only when it is numbered as the first and most of the part is below it. */
const latestAlone = 0.6

function numbered(outline: Outline, from: number, to: number): number[] | null {
  const listed = itemsOfLists(outline, from, to)
  for (const kind of highestFirst) {
    const weak = weakKinds.has(kind)
    const items: OutlineUnit[] = []
    for (let index = from; index < to; index++) {
      const unit = at(outline.units, index)
      if (unit.marker?.kind === kind && (unit.first || !weak) && !tooLong(unit, kind)) items.push(unit)
    }
    const heads = ascending(
      items.filter(({ index }) => !listed.has(index)),
      kind,
    )
    const outer = kind === 'dash' ? null : nesting(outline, items, kind, from, to)
    if (outer) return outer
    const [first, last] = [heads[0], heads.at(-1)]
    if (first === undefined || last === undefined) continue
    // below `今年为民办的实事：` stand its items
    if (first > from && /(?:实事|好事)[^。；]{0,6}[：:]$/.test(at(outline.units, first - 1).words)) continue
    const place = (index: number) => (index - from) / (to - from)
    if (heads.length === 1 && !(isStrong(kind) && items[0]?.marker?.number === 1 && place(first) < latestAlone))
      continue
    if (
      heads.length > 1 &&
      place(last) < (weak ? earliestLast.weak : earliestLast.strong) &&
      !fills(outline, heads, kind, to)
    )
      continue
    if (place(first) > (weak ? latestFirst.weak : latestFirst.strong)) continue
    const again = restarts(items, kind)
    if (again >= 1) {
      const above = aboveRestarts(outline, items, from, to, again === 1)
      if (above || again >= 2) return above ?? heads
    }
    return heads
  }
  return null
}

/** The units of the lists of livelihood items that a sentence inside the part opens, each item on a line of its own: they head no areas. */
function itemsOfLists(outline: Outline, from: number, to: number): ReadonlySet<number> {
  const listed = new Set<number>()
  for (let index = from; index < to; index++) {
    const unit = at(outline.units, index)
    if (unit.marker || listed.has(index) || !opensLivelihood(unit)) continue
    const end = livelihoodEnd(outline, index, to)
    for (let item = index + 1; item <= end; item++) listed.add(item)
  }
  return listed
}

/**
 * Headings of a weaker kind inside which the items begin again, `第一，…（1）…（2）…第二，…（1）…`: one before each new beginning, rising
 * without a gap or bullets throughout. Null where there are none.
 */
function nesting(
  outline: Outline,
  items: readonly OutlineUnit[],
  inner: MarkerKind,
  from: number,
  to: number,
): number[] | null {
  const firsts = items
    .filter(({ marker }, i) => i === 0 || (marker?.number ?? 0) <= (items[i - 1]?.marker?.number ?? 0))
    .map(({ index }) => index)
  if (firsts.length < 2) return null
  for (const kind of highestFirst.slice(highestFirst.indexOf(inner) + 1)) {
    const heads: number[] = []
    for (let index = from; index < to; index++) {
      const unit = at(outline.units, index)
      if (unit.marker?.kind !== kind || !unit.first || tooLong(unit, kind)) continue
      if (kind === 'dash' || unit.marker.number === heads.length + 1) heads.push(index)
    }
    const nested = firsts.every((one, i) => heads.some((head) => head < one && head > (firsts[i - 1] ?? from - 1)))
    if (heads.length >= 2 && nested) return heads
  }
  return null
}

/** Whether nothing from the first heading on could head areas of another kind. */
function fills({ units, lines }: Outline, heads: readonly number[], kind: MarkerKind, to: number): boolean {
  const from = heads[0] ?? to
  return (
    isStrong(kind) &&
    heads.every((head, i) => units[head]?.marker?.number === i + 1) &&
    linesIn({ units, lines }, from, to).every((line) => {
      const unit = at(units, line.from)
      if (unit.marker) return unit.marker.kind === kind || !isStrong(unit.marker.kind)
      return !isOwnLineHeading(units, line) && !isRunInHeading(unit)
    })
  )
}

function isStrong(kind: MarkerKind): boolean {
  return kind === 'han' || kind === 'han-bracket'
}

function tooLong(unit: OutlineUnit, kind: MarkerKind): boolean {
  return unit.size > (kind === 'han' || kind === 'han-bracket' || kind === 'part' ? 90 : 60)
}

/** The items whose numbers rise: a list met on the way down (`1.` again inside an area of another kind) is left out. */
function ascending(items: readonly OutlineUnit[], kind: MarkerKind): number[] {
  if (kind === 'dash') return items.map(({ index }) => index)
  const heads: number[] = []
  let number = 0
  for (const { index, marker } of items) {
    if (!marker) continue
    if (marker.number > number || marker.number === 1) heads.push(index)
    number = marker.number
  }
  return heads
}

function restarts(items: readonly OutlineUnit[], kind: MarkerKind): number {
  return kind === 'dash' ? 0 : items.filter(({ marker }, i) => i > 0 && marker?.number === 1).length
}

/**
 * Headings without a number that stand before each `1.`: the numbered ones are below them. Where `each` is asked, null unless every `1.`
 * has one on the line above.
 */
function aboveRestarts(
  { units, lines }: Outline,
  items: readonly OutlineUnit[],
  from: number,
  to: number,
  each: boolean,
): number[] | null {
  const heads: number[] = []
  let ones = 0
  for (const { line, marker, first } of items) {
    if (marker?.number !== 1) continue
    ones++
    for (let back = first ? line - 1 : line; back >= line - (each ? 1 : 3); back--) {
      const above = lines[back]
      if (!above || above.from < from || (each && at(units, above.from).marker)) break
      if (leadsToItems(at(units, above.from))) break
      if (isOwnLineHeading(units, above) || isRunInHeading(at(units, above.from))) {
        heads.push(above.from)
        break
      }
    }
  }
  if (heads.length < 2 || (each && heads.length < ones)) return null
  return heads.every((head) => isRunInHeading(at(units, head)))
    ? withLike({ units, lines }, heads, from, to)
    : withSiblings(units, lines, heads, from, to)
}

/** `今年办好十件民生实事：`: the numbers below are of its items, not of what stands in an area. */
function leadsToItems(unit: OutlineUnit): boolean {
  return /[：:]$/.test(unit.words) && opensLivelihood(unit)
}

/** Add the paragraphs that begin like the headings, `坚持…，…。`, and hold no numbered list. */
function withLike(
  { units, lines }: Pick<Outline, 'units' | 'lines'>,
  heads: readonly number[],
  from: number,
  to: number,
): number[] {
  const start = at(units, heads[0] ?? 0).core.slice(0, 2)
  if (!heads.every((head) => units[head]?.core.startsWith(start))) return [...heads]
  const like = linesIn({ units, lines }, from, to).filter((line) => {
    const unit = at(units, line.from)
    return line.from >= from && line.from < to && unit.core.startsWith(start) && isRunInHeading(unit)
  })
  return like.map((line) => line.from)
}

/** Add the headings of the same shape between and behind, which hold no numbered list. */
function withSiblings(
  units: readonly OutlineUnit[],
  lines: readonly OutlineLine[],
  heads: readonly number[],
  from: number,
  to: number,
): number[] {
  const all = new Set(heads)
  for (const line of linesIn({ units, lines }, from, to)) {
    if (line.from < from || line.from >= to) continue
    if (isOwnLineHeading(units, line) && !at(units, line.from).marker) all.add(line.from)
  }
  return [...all].sort((a, b) => a - b)
}
