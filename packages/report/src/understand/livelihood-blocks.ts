import { at } from '../outline/at.ts'
import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { linesIn } from './lines-in.ts'
import { beginsWithWork } from './promise.ts'

/** A stretch of the plan under one heading. */
interface Range {
  readonly head: number
  readonly to: number
}

/** The fewest lines of a list; the most characters of a line of it and of its lead-in. */
const fewest = 3
const longestItem = 90
const longestLead = 48
const names = /实事|好事/
/** In a part on such deeds the lead-in may only count them: `今年再办十件：`. */
const counts = /^(?:今年|新的一年|20\d\d年)[^。；]{0,10}(?:\d{1,2}|[一二两三四五六七八九十]{1,3})件[^。；]{0,6}[：:]$/

/**
 * The areas with the livelihood lists apart that stand as blocks of their own: an unnumbered line that names or counts the deeds,
 * `⟦今年为民办的实事：⟧`, above three lines or more of one form. A heading line behind such a list opens an area too.
 */
export function withLivelihoodBlocks(outline: Outline, ranges: readonly Range[]): Range[] {
  return ranges.flatMap((range) => {
    const block = blockIn(outline, range)
    if (!block) return [range]
    const behind = headingBehind(outline, block.to, range.to)
    const before = block.head > range.head ? [{ head: range.head, to: block.head }] : []
    if (behind < 0) return [...before, { head: block.head, to: range.to }]
    return [
      ...before,
      { head: block.head, to: behind },
      ...withLivelihoodBlocks(outline, [{ head: behind, to: range.to }]),
    ]
  })
}

/** The first list of livelihood items in an area that is a block of its own; the area itself where its heading names them. */
function blockIn(outline: Outline, { head, to }: Range): Range | null {
  const above = at(outline.units, head)
  const own = names.test(above.core)
  // an unnumbered line stands below a numbered heading
  if ((above.marker?.number ?? 0) > 0 && !own) return null
  for (const line of linesIn(outline, own ? head : head + 1, to)) {
    const unit = at(outline.units, line.from)
    const isHead = line.from === head
    if (isHead ? !own : line.from < head || line.to - line.from !== 1 || !leads(unit, own)) continue
    if (!own && !outline.units.slice(head + 1, line.from).some(promises)) return null
    const end = listEnd(outline, line, to)
    if (end > line.to) return { head: line.from, to: end }
  }
  return null
}

/** Whether a lead-in counts the deeds of the year below it: `⟦今年再办十件：⟧`. */
export function countsDeeds({ words }: OutlineUnit): boolean {
  return counts.test(words)
}

/** An area that holds nothing before the list is the list's own. */
function promises({ core, size }: OutlineUnit): boolean {
  return size > longestSaying && (hasFigure(core) || beginsWithWork(core))
}

const longestSaying = 12

function leads({ words, marker, size }: OutlineUnit, own: boolean): boolean {
  if (marker !== null || size > longestLead) return false
  return own ? counts.test(words) : names.test(words) && (/[：:]$/.test(words) || !/[。；！]$/.test(words))
}

/** Where the list below a line ends: lines with one kind of numbers, or bare ones of one sentence each; the line's end where none is. */
function listEnd({ units, lines }: Outline, lead: OutlineLine, to: number): number {
  const first = lines[lead.index + 1]
  const kind = first && units[first.from]?.marker?.kind
  let end = lead.to
  let items = 0
  for (let next = lead.index + 1; next < lines.length && at(lines, next).from < to; next++) {
    const line = at(lines, next)
    const unit = at(units, line.from)
    if ((unit.marker?.kind ?? undefined) !== kind) break
    if (!kind && (line.to - line.from > 1 || unit.size > longestItem || /[：:]$/.test(unit.words))) break
    end = Math.min(line.to, to)
    items++
  }
  return items >= fewest ? end : lead.to
}

/** The line behind a list that is a heading: short, without end mark, prose below it; -1 where it is none. */
function headingBehind({ units, lines }: Outline, from: number, to: number): number {
  const unit = units[from]
  if (!unit || from >= to || !unit.first || unit.size > 30 || unit.size < 4 || /[。；：:！？，,]$/.test(unit.words))
    return -1
  const next = lines[unit.line + 1]
  return next && next.from < to && next.from === from + 1 && next.to - next.from > 0 ? from : -1
}
