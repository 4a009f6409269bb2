import { at } from '../outline/at.ts'
import type { MarkerKind } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Frame } from './frame.ts'
import { kindOfContent } from './part-content.ts'
import { type PartKind, partKind, yearIn } from './part-titles.ts'
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
/** A series has at least so many titles. */
const fewest = 2

/**
 * The parts of a report whose titles run through the whole text in one form, numbered `一、`, `二、` … or labelled `破浪：…`,
 * whatever the titles say, where the text under them tells what they are: the one with the year's targets, or the first that
 * looks ahead, is the plan, what looks back before it the review. Empty where there is no such series.
 */
export function topLevel(outline: Outline, frame: Frame, planYear: number): TopTitle[] {
  const heads = series(outline, frame)
  const listed = contentsSeries(outline, frame)
  const numbered = Math.max(heads.length, listed.length) >= fewest
  const titles = heads.length >= fewest ? heads : numbered ? listed : labelSeries(outline, frame, planYear)
  if (titles.length < fewest) return []
  const kinds = titles.map(({ core }) => partKind(core, planYear) ?? (numbered ? null : kindOfYear(core, planYear)))
  const to = (i: number) => titles[i + 1]?.index ?? frame.to
  const content = titles.map(({ index }, i) => kindOfContent(outline, index + 1, to(i)))
  const said = kinds.findLastIndex((kind) => kind === 'plan' || kind === 'general')
  const plan = said >= 0 ? said : planBy(content, kinds)
  if (plan < 1) return []
  const found: TopTitle[] = []
  for (const [i, unit] of titles.entries()) {
    const kind =
      kinds[i] ??
      (i === 0
        ? 'review'
        : i < plan
          ? before(content[i] ?? null, content.slice(i + 1, plan))
          : i === plan
            ? 'plan'
            : null)
    if (kind) found.push({ unit, kind })
  }
  return found
}

/** Where no title names the plan: behind the part that looks back, the first that states the year's targets or plans. */
function planBy(content: readonly (PartKind | null)[], kinds: readonly (PartKind | null)[]): number {
  const stated = content.findIndex((kind, i) => i > 0 && kinds[i] === null && kind === 'general')
  const planned = content.findIndex((kind, i) => i > 0 && kinds[i] === null && kind === 'plan')
  const next = content.findIndex((kind, i) => i > stated && stated >= 0 && kinds[i] === null && kind === 'plan')
  const first = kinds[0] ?? content[0]
  // what a review tells in bare verbs sounds ahead: where a later part states the year's targets, the first only sounds so
  if (first === 'outlook' || (first === 'plan' && (kinds[0] === 'plan' || stated < 0))) return -1
  return stated >= 0 && next === stated + 1 && isThin(content, stated) ? next : stated >= 0 ? stated : planned
}

/** Targets and tasks share a part where nothing but the work on the government itself stands behind it. */
function isThin(content: readonly (PartKind | null)[], stated: number): boolean {
  return content.length - stated > 2
}

/** What stands before the plan: told by its content, and where that says nothing, the review. */
function before(content: PartKind | null, between: readonly (PartKind | null)[]): PartKind {
  if (content === 'plan') return between.includes('review') ? 'review' : 'general'
  return content ?? 'review'
}

/** `2026年，我们这样走过` is of the past year, `2027年，我们这样定位` of the year planned. */
function kindOfYear(title: string, planYear: number): PartKind | null {
  const year = yearIn(title)
  if (year === 0 || planYear === 0) return null
  return year < planYear ? 'review' : null
}

/** A line of a table of contents: a title, a row of dots or blanks, and the page. */
const entry = /^(\S.{1,40}?)(?:[.…·．_]{2,}|[ 　\t]{2,})[.…·．_ 　\t]*(?:第?\d{1,3}页?|[（(]\d{1,3}[)）])$/

/** The titles that a table of contents in front of the report lists, where they stand in it again, each alone on its line. */
function contentsSeries({ units, lines, text }: Outline, frame: Frame): OutlineUnit[] {
  const listed = new Set<string>()
  for (const line of lines) {
    if (line.from >= frame.from) break
    const title = entry.exec(text.slice(line.start, line.end))?.[1]
    if (title !== undefined) listed.add(title.replace(/\s/g, ''))
  }
  if (listed.size < fewest) return []
  const found = lines.flatMap((line) => {
    const unit = at(units, line.from)
    const inside = line.from >= frame.from && line.from < frame.to && line.to - line.from === 1
    return inside && listed.has(unit.words.replace(/\s/g, '')) ? [unit] : []
  })
  return isThrough(found, frame) ? found : []
}

const labelShape = /^[\u4e00-\u9fff]{2,6}(?:[：:]|——)[^。；]{4,}$/

/** Titles of one form without numbers, a label and what it says, each alone on its line; two or more name a part or a year. */
function labelSeries({ units, lines }: Outline, frame: Frame, planYear: number): OutlineUnit[] {
  const found: OutlineUnit[] = []
  for (const line of lines) {
    if (line.from < frame.from || line.from >= frame.to || line.to - line.from > 1) continue
    const unit = at(units, line.from)
    if (unit.marker === null && labelShape.test(unit.words) && isTitleShaped(unit, 1) && /[：:]/.test(unit.words))
      found.push(unit)
  }
  const named = found.filter(({ core }) => partKind(core, planYear) !== null || yearIn(core) > 0)
  if (named.length < fewest) return []
  return [found, named].find((titles) => isThrough(titles, frame)) ?? []
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
  return isThrough(found, frame) ? found : []
}

/** Whether a series begins with the report and is short enough to be that of its parts. */
function isThrough(found: readonly OutlineUnit[], frame: Frame): boolean {
  const first = found[0]
  return first !== undefined && found.length <= most && first.index - frame.from <= (frame.to - frame.from) * begins
}
