import { at } from '../outline/at.ts'
import type { OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { partKind } from './part-titles.ts'

/** So many of the lines behind a closing are links, or notes, where the rest is a site's or a glossary. */
const mostlyLinks = 0.6
const mostlyNotes = 0.5
/** What stands behind a closing and heads nothing is no part of the report up to this share of it. */
const smallRest = 0.25
/** A run of links at a page's end is at least so long. */
const leastLinks = 8

const note =
  /^(?:[[［〔【（(〈<]\^?(?:注释?)?\d{1,3}[\]］〕】）)〉>]|(?:注释?)?\d{1,3}[.、．:：]|[①-⑳㉑-㊿]|[*※])?[ \u3000]*(?:[“《].{1,30}[”》]|[^，。：:]{2,20})(?:[：:]|是指|，?指|，是)/
const appeal =
  /^(?:各位代表|同志们|朋友们)?[！!，,：:]?.{0,160}(?:奋斗|前进|奋进|篇章|贡献|辉煌|未来|明天|力量|胜利)[!！]$/

/** Whether a unit calls on those who listen, as the last sentence of a report does. */
export function isAppeal({ words, size }: OutlineUnit): boolean {
  return size > 8 && appeal.test(words)
}

/** Whether what stands in the units `[from, to)`, behind a closing, is links, notes or a licence and no part of the report. */
export function isBehindReport(
  units: readonly OutlineUnit[],
  lines: readonly OutlineLine[],
  body: number,
  from: number,
  to: number,
): boolean {
  if (from >= to) return false
  const own = linesWithin(units, lines, from, to)
  const heads = own.some((line) => isHeading(at(units, line.from)))
  if (own.filter((line) => isLink(units, line)).length >= own.length * mostlyLinks) return true
  if (own.filter((line) => note.test(at(units, line.from).words)).length >= own.length * mostlyNotes && !heads)
    return true
  return !heads && to - from <= (from - body) * smallRest
}

/** Where a run of links at the end of the units before `to` begins; `to` where there is none. */
export function linksFrom(
  units: readonly OutlineUnit[],
  lines: readonly OutlineLine[],
  from: number,
  to: number,
): number {
  const own = linesWithin(units, lines, from, to)
  let first = own.length
  while (first > 0 && isLink(units, at(own, first - 1))) first--
  return own.length - first >= leastLinks ? at(own, first).from : to
}

function linesWithin(
  units: readonly OutlineUnit[],
  lines: readonly OutlineLine[],
  from: number,
  to: number,
): readonly OutlineLine[] {
  const first = units[from]?.line ?? lines.length
  const last = to > from ? at(units, to - 1).line : first - 1
  return lines.slice(first, last + 1)
}

/** A title of the report's own: then it goes on. */
function isHeading({ marker, core, first, words }: OutlineUnit): boolean {
  if (!first || (marker === null && /[。；！？]$/.test(words))) return false
  const kind = partKind(core, 0)
  if (kind !== null && kind !== 'glossary') return true
  return marker?.kind === 'han-bracket' || marker?.kind === 'part'
}

/** A short line without sign, number or digit: a name, as links show. */
function isLink(units: readonly OutlineUnit[], line: OutlineLine): boolean {
  const { marker, words, size } = at(units, line.from)
  return line.to - line.from === 1 && marker === null && size <= 16 && !/[，。；：！？\d]/.test(words)
}
