import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { withoutSpeaker } from './cues.ts'
import { withDigits } from './day-in-words.ts'
import type { Frame } from './frame.ts'
import { holdsList } from './livelihood.ts'
import type { Part } from './part.ts'
import { type PartKind, partKind, yearIn } from './part-titles.ts'
import { isTitleShaped } from './title-shape.ts'
import { topLevel } from './top-level.ts'
import { findTurns, splitBackward, splitForward } from './turns.ts'

interface Title {
  readonly unit: OutlineUnit
  readonly kind: PartKind | 'field'
}

/**
 * The parts of the report in order, without gaps: by their titles, and where the plan has none, by the sentence with
 * which the text turns to it. `field` is an untitled sibling of the plan's title: a focus area at the top level.
 */
export function readParts(outline: Outline, frame: Frame, planYear: number): Part[] {
  const top = topLevel(outline, frame, planYear)
  const known = new Set(top.map(({ unit }) => unit.index))
  const sounding = candidates(outline, frame, planYear).filter(({ unit }) => !known.has(unit.index))
  const all = [...sounding, ...top].sort((a, b) => a.unit.index - b.unit.index)
  const titles = siblings(
    outline,
    frame,
    settle(all, frame.from + (frame.to - frame.from) * lastPart, (head) => holdsList(outline, { head, to: frame.to })),
  )
  const parts: Part[] = []
  let from = frame.from
  let open: Title | null = null
  const close = (to: number) => {
    if (to > from) parts.push({ kind: open?.kind ?? 'review', title: open?.unit.index ?? null, from, to })
  }
  for (const title of titles) {
    close(title.unit.index)
    from = title.unit.index
    open = title
  }
  close(frame.to)
  const planned = parts.some(({ kind }) => kind === 'plan')
  return findTurns(
    outline,
    parts
      .flatMap((part) => (planned ? splitForward(outline, part, planYear) : [part]))
      .flatMap((part) => splitBackward(outline, part, planYear)),
    planYear,
  )
}

/** The share of the report behind which a part on the government itself stands where no title of the plan is before it. */
const lastPart = 0.7

function candidates({ units, lines }: Outline, frame: Frame, planYear: number): Title[] {
  const titles: Title[] = []
  for (const line of lines) {
    const unit = at(units, line.from)
    if (unit.index >= frame.to) break
    for (let index = unit.index; index < line.to; index++) {
      const candidate = at(units, index)
      if (
        index < frame.from ||
        (index > unit.index && candidate.marker?.kind !== 'han' && candidate.marker?.kind !== 'part')
      )
        continue
      if (!isTitleShaped(candidate, line.to - line.from)) continue
      const kind = partKind(candidate.core, planYear)
      if (kind) titles.push({ unit: candidate, kind })
    }
  }
  return titles
}

const order: Record<PartKind | 'field', number> = {
  review: 0,
  experience: 1,
  problems: 1,
  outlook: 2,
  general: 3,
  plan: 3,
  livelihood: 4,
  self: 4,
  field: 4,
  glossary: 9,
}

/**
 * Drop what only sounds like a part title: what has another marker than the plan's title, or comes out of order. Where
 * neither plan nor review has a title, one on self-improvement behind unit `last` stands, and one above a list of
 * livelihood items.
 */
function settle(titles: readonly Title[], last: number, isList: (head: number) => boolean): Title[] {
  const lead =
    titles.find(({ kind, unit }) => kind === 'plan' && isTop(unit)) ??
    titles.find(({ kind, unit }) => (kind === 'general' || kind === 'outlook' || kind === 'review') && isTop(unit)) ??
    titles.find(({ kind }) => kind === 'plan' || kind === 'review')
  if (!lead)
    return titles.filter(
      ({ kind, unit }) =>
        isTop(unit) && ((kind === 'self' && unit.index > last) || (kind === 'livelihood' && isList(unit.index))),
    )
  const marker = lead.unit.marker?.kind ?? null
  const kept: Title[] = []
  let reached = 0
  for (const title of titles) {
    const own = title.unit.marker?.kind ?? null
    const same = own === marker
    if (
      !same &&
      !(
        own === 'part' ||
        (own === null && strict(title.kind)) ||
        (own === 'han' && marker === null && /20\d\d/.test(title.unit.core) && strict(title.kind))
      )
    )
      continue
    const rank = order[title.kind]
    if (rank < reached && (rank < 2 || reached === 4)) continue
    const untitled = !titles.some(({ kind }) => kind === 'plan' || kind === 'general')
    if ((title.kind === 'self' || title.kind === 'livelihood') && reached < 2)
      if (!(untitled && title.kind === 'self' && title.unit.index > last)) continue
    if (title.kind === 'problems' && reached > 1) continue
    // `主要预期目标` on a line of its own behind the plan's title opens no part: the tasks stand below it
    if (title.kind === 'general' && own === null && kept.at(-1)?.kind === 'plan' && !plannedBehind(titles, title))
      continue
    reached = Math.max(reached, rank)
    kept.push(title)
  }
  return kept
}

/** Whether another title of the plan stands behind a title. */
function plannedBehind(titles: readonly Title[], { unit }: Title): boolean {
  return titles.some((other) => other.kind === 'plan' && other.unit.index > unit.index)
}

function strict(kind: Title['kind']): boolean {
  return (
    kind === 'review' ||
    kind === 'plan' ||
    kind === 'general' ||
    kind === 'outlook' ||
    kind === 'self' ||
    kind === 'livelihood'
  )
}

function isTop({ marker }: OutlineUnit): boolean {
  return marker === null || marker.kind === 'han' || marker.kind === 'part'
}

/** Headings behind the plan's title with the same marker and the next numbers: focus areas beside the plan. */
function siblings({ units }: Outline, frame: Frame, titles: readonly Title[]): Title[] {
  const plan = titles.find(({ kind }) => kind === 'plan' || kind === 'general')
  const marker = plan?.unit.marker
  if (!plan || !marker || marker.number === 0) return [...titles]
  const known = new Set(titles.map(({ unit }) => unit.index))
  const all = [...titles]
  let number = marker.number
  for (let index = plan.unit.index + 1; index < frame.to; index++) {
    const unit = at(units, index)
    if (unit.marker?.kind !== marker.kind) continue
    if (known.has(index)) number = unit.marker.number
    else if (unit.marker.number === number + 1 && isTitleShaped(unit, 1)) {
      all.push({ unit, kind: 'field' })
      number++
    } else if (unit.marker.number <= number && unit.marker.number === 1) break
  }
  return all.sort((a, b) => a.unit.index - b.unit.index)
}

/**
 * The year the plan is for; 0 when nothing says. What the review's title and the head of the text say bounds what a title
 * of the plan may say: a later year is one that something runs up to, `制定2030年…目标`.
 */
export function findPlanYear({ units, lines }: Outline, frame: Frame): number {
  const planned: number[] = []
  let reviewed = 0
  for (const unit of units) {
    if (unit.size > 40 || unit.index >= frame.to || unit.index < frame.from || !unit.first) continue
    if (!/20\d\d年|[二2][〇○零0]/.test(unit.core) || /[；：:]$|[到至]20\d\d年/.test(unit.words)) continue
    const line = lines[unit.line]
    // a sentence that others follow in its line is no title
    if (/。$/.test(unit.words) && unit.marker === null && line !== undefined && line.to - line.from > 1) continue
    const year = yearIn(unit.core)
    if (
      !/回顾|总结|过去|完成情况|成绩|远景|十[一二三四五]五|今后|未来/.test(unit.core) &&
      /安排|任务|重点|部署|打算|目标|计划|工作/.test(unit.core)
    )
      planned.push(year)
    else if (/回顾|总结/.test(unit.core) && !/十[一二三四五]五|五年/.test(unit.core))
      reviewed = Math.max(reviewed, year + 1)
  }
  const latest = Math.max(0, ...planned, reviewed)
  const bound = reviewed || headYear(units, frame)
  if (bound === 0 || latest <= bound + 1) return latest || frontYear(units, frame)
  return (
    Math.max(reviewed, ...planned.filter((year) => year <= bound + 1), planned.includes(bound) ? bound : 0) || bound
  )
}

function frontYear(units: readonly OutlineUnit[], frame: Frame): number {
  return headYear(units, frame) || sentenceYear(units, frame)
}

/** The year that the title or the day of the meeting says, 0 when neither does. */
function headYear(units: readonly OutlineUnit[], frame: Frame): number {
  let title = 0
  let held = 0
  for (const unit of units.slice(0, Math.max(frame.from, 6))) {
    const words = withDigits(unit.words)
    const found = /(20\d\d)年(?:\d{1,2}月)?/.exec(words)
    if (!found) continue
    const year = Number(found[1])
    // the report told of may name the year behind: `县长作政府工作报告时说，2023年，…`
    const told = /报告(?:时|中)?.{0,6}[，,：:]/.test(unit.words.slice(0, found.index))
    if (/工作报告|政府报告|工作安排|聚焦|重点/.test(unit.words) && !told && !/月/.test(found[0]))
      title ||= Math.max(year, yearIn(words))
    const day = /(20\d\d)年(\d{1,2})月\d{0,2}日?.{0,4}在.*(?:会议|大会)/.exec(words)
    if (day) held ||= Number(day[1]) + (Number(day[2]) >= 11 ? 1 : 0)
  }
  return title || held
}

/** From the first sentences that speak of `2022年，` and what is ahead. */
function sentenceYear(units: readonly OutlineUnit[], frame: Frame): number {
  let year = 0
  for (let index = frame.from; index < frame.to; index++) {
    const words = withoutSpeaker(units[index]?.words ?? '')
    const found =
      /^(?:各位代表[，,！!])?(20\d\d)年[，,是]?.{0,20}(?:将|要|总体要求|主要(?:预期)?目标|预期目标|工作的|是.{0,30}(?:开局|关键|决胜|收官)之年)/.exec(
        words,
      )
    if (found) year = Math.max(year, Number(found[1]))
  }
  return year
}
