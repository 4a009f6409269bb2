import { at } from '../outline/at.ts'
import { type Marker, readMarker } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { isLivelihoodHeading } from './part-titles.ts'

const count =
  /(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:大|个)?(?:方面|[件项类个])(?:.{0,6})(?:实事|好事|工程|项目|事项|任务|工作|实项)/

/** Without a number it opens a list only where it ends so: `继续办好⟦为民实事：⟧`. */
const leadsToList = /(?:实事|好事)(?:项目|清单)?[：:]$/

/** Whether a unit opens a list of livelihood items of the year: `⟦今年要办好12件民生实事：⟧`. */
export function opensLivelihood({ words, core }: OutlineUnit): boolean {
  return (
    /实事|民生工程|民心工程|惠民工程|民生项目/.test(words) &&
    isLivelihoodHeading(core) &&
    (count.test(words) || leadsToList.test(words)) &&
    !/已|完成了|圆满|落实省|省定|市定|超额|^(?:去年|上年)|办成/.test(words)
  )
}

/**
 * Where the list ends that a unit opens: the items follow as `一是…十五是…`, `1.…`, `（1）…`, in the same paragraph or on
 * lines of their own. Returns the opening's own index where no list follows.
 */
export function livelihoodEnd({ units, lines }: Outline, opening: number, to: number): number {
  const inline = inlineEnd(units, opening, to)
  if (inline >= opening) return inline
  const first = units[opening + 1]
  if (!first || opening + 1 >= to) return opening
  const kind = first.marker?.kind
  if (!kind) return unnumberedEnd(units, opening, to)
  let last = opening
  let number = 0
  for (let index = opening + 1; index < to; index++) {
    const unit = at(units, index)
    if (unit.marker?.kind === kind && (unit.marker.number === number + 1 || kind === 'dash')) {
      number = unit.marker.number
      last = index
    } else if (unit.marker && unit.marker.kind !== kind && unit.first) break
    else if (unit.line !== at(units, last).line) break
  }
  if (last === opening) return opening
  const end = lines[at(units, last).line]?.to ?? last + 1
  if (at(units, opening).line === at(units, last).line) return lastItem(units, last, end)
  return Math.min(end, to) - 1
}

/**
 * Where a list ends whose first item stands in the sentence that opens it, `办好3件民生实事：⟦新建学校2所；⟧⟦改造危房60户。⟧`: at
 * the full stop, with numbers at the last of them; -1 where none begins so.
 */
function inlineEnd(units: readonly OutlineUnit[], opening: number, to: number): number {
  const { words, line } = at(units, opening)
  const colon = words.search(/[：:]/)
  if (colon < 0 || words.length - colon < 5) return -1
  const marker = readMarker(words, colon + 1)
  if (!marker && !/[；;]$/.test(words)) return -1
  const end = numberedEnd(units, opening, to, marker)
  let last = end
  while (last + 1 < to && units[last + 1]?.line === line && /[；;]$/.test(at(units, last).words)) last++
  return last
}

/**
 * Where a list without numbers ends that stands behind its lead-in in one paragraph, `⟦办好十件实事。⟧新建…；改造…；资助…。`: at the
 * first full stop behind three items or more. The opening itself where no such list follows.
 */
function unnumberedEnd(units: readonly OutlineUnit[], opening: number, to: number): number {
  const { line } = at(units, opening)
  let last = opening + 1
  while (last < to && units[last]?.line === line && /[；;]$/.test(at(units, last).words)) last++
  return last - opening >= fewestItems && last < to && units[last]?.line === line ? last : opening
}

/** As many units an item may have before the next. */
const reach = 40

/** The last item of a numbered list in one paragraph whose first stands in the sentence that opens it. */
function numberedEnd(units: readonly OutlineUnit[], opening: number, to: number, marker: Marker | null): number {
  let last = opening
  let number = marker?.number ?? 0
  for (let index = opening + 1; marker && index < to && units[index]?.line === units[opening]?.line; index++) {
    if (index - last > reach) break
    const own = units[index]?.marker
    if (own?.kind !== marker.kind || own.number !== number + 1) continue
    number++
    last = index
  }
  return last
}

/** In one paragraph with its list, what stands behind the last item is the item's only while it goes on with figures. */
function lastItem(units: readonly OutlineUnit[], last: number, end: number): number {
  let index = last
  while (index + 1 < end && /^(?:同时|并|其中)/.test(at(units, index + 1).words)) index++
  return index
}

/**
 * Whether an area is a list of items: its heading says how many, or they are numbered from the first on, or stand each on
 * a line of its own. A heading that only speaks of livelihood has ordinary measures below it.
 */
export function holdsList(
  { units, lines }: Outline,
  { head, to }: { readonly head: number; readonly to: number },
): boolean {
  if (count.test(at(units, head).core)) return true
  const first = units[head + 1]
  if (!first || head + 1 >= to) return false
  const inside = units.slice(head + 1, to)
  if (first.marker) {
    const { kind } = first.marker
    const items = inside.filter(({ marker }) => marker?.kind === kind)
    return items.length >= fewestItems && items.every(({ size }) => size > shortestItem)
  }
  const alone = inside.filter(({ line }) => (lines[line]?.to ?? 0) - (lines[line]?.from ?? 0) === 1)
  return inside.length >= fewestLines && alone.length === inside.length
}

/** From as many numbered items on they are a list; from as many lines without numbers. */
const fewestItems = 3
const fewestLines = 5
/** An item says what is done; what is shorter, in characters, is the heading of a passage. */
export const shortestItem = 4
