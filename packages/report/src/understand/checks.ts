import { at } from '../outline/at.ts'
import { readMarker } from '../outline/markers.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Finding, Role } from '../report.ts'
import type { Span } from '../source/span.ts'
import type { Part } from './part.ts'
import { partKind } from './part-titles.ts'
import type { Reading } from './roles.ts'
import { statedAreas, statedItems, statedWord } from './stated-counts.ts'

/** What the document says of itself compared with what was found in it; each difference is a finding. */
export function selfChecks(outline: Outline, parts: readonly Part[], reading: Reading): Finding[] {
  return [
    ...areaCounts(outline, reading),
    ...itemCounts(outline, reading),
    ...numberingGaps(outline, reading),
    ...missingParts(outline, parts, reading),
    ...unread(outline, reading),
  ]
}

function spanOf({ start, end }: OutlineUnit): Span {
  return [start, end]
}

/** Text of the report that no rule classified: one finding for all of it, at the first place. */
function unread({ units }: Outline, { marks }: Reading): Finding[] {
  const left = units.filter(({ index }) => marks.why[index] === 'unread')
  const first = left[0]
  if (!first) return []
  return [
    {
      rule: 'unread',
      severity: 'warn',
      span: spanOf(first),
      message: `有${left.length}句没有读懂，未归入任何一类，请人工核对`,
      messageEn: `${left.length} sentences were not understood and taken as nothing; please check them`,
      found: left.length,
    },
  ]
}

function areaCounts({ units }: Outline, reading: Reading): Finding[] {
  const { marks, areas } = reading
  const first = areas[0]?.head ?? units.length
  const reach = areas.length === 0 ? units.length : 6
  for (let index = first - 1; index >= Math.max(0, first - reach); index--) {
    const unit = at(units, index)
    const role = marks.role[index]
    if (role !== 'guidance' && role !== 'target') {
      if (areas.length === 0) continue
      break
    }
    const difference = heldAgainst(unit, units, reading)
    if (difference) return [difference]
  }
  return []
}

/** A finding where a sentence names a number of focus areas and no way of counting finds as many. */
function heldAgainst(unit: OutlineUnit, units: readonly OutlineUnit[], reading: Reading): Finding | null {
  const heads = reading.areas.map(({ head }) => at(units, head))
  if (/^(?:各位代表[，,！!：:])?(?:一年来|过去|去年|上年|[五三]年来)/.test(unit.words)) return null
  const word = statedWord(unit.words)
  const alike = word === null ? [] : heads.filter(({ core }) => core.startsWith(word.word))
  const expected = statedAreas(unit.words) ?? (alike.length > 0 ? (word?.count ?? null) : null)
  if (expected === null) return null
  const kind = heads[0]?.marker?.kind
  const own = heads.filter(({ marker }) => marker?.kind === kind)
  const fields = own.filter(({ core }) => !/^(?:livelihood|self)$/.test(partKind(core, 0) ?? ''))
  const counts = [heads.length, own.length, fields.length, areasInPart(heads)]
  if (counts.includes(expected)) return null
  const found = word !== null && alike.length > 0 ? alike.length : Math.min(own.length, areasInPart(heads))
  return {
    rule: 'area-count-differs',
    severity: 'warn',
    span: spanOf(unit),
    message: `原文称有${expected}个方面，识别出${found}个`,
    messageEn: `The text speaks of ${expected} areas, ${found} were found`,
    expected,
    found,
  }
}

/** The areas up to the first whose numbering begins again or is of another kind: those the plan's own sentence counts. */
function areasInPart(heads: readonly OutlineUnit[]): number {
  const first = heads[0]?.marker ?? null
  const end = heads.findIndex(
    ({ marker }, i) =>
      i > 0 && ((marker?.kind ?? null) !== (first?.kind ?? null) || (marker !== null && marker.number === 1)),
  )
  return end < 0 ? heads.length : end
}

/** Whether a list's first item stands in the sentence that opens it. */
function opensInline(unit: OutlineUnit | undefined): boolean {
  return unit !== undefined && /[：:]./.test(unit.words) && statedItems(unit.words) !== null
}

function itemCounts({ units }: Outline, { marks }: Reading): Finding[] {
  const findings: Finding[] = []
  for (const unit of units) {
    const inline = marks.role[unit.index] === 'livelihood' && opensInline(unit)
    const first = units[inline ? unit.index : unit.index + 1]
    if (!first || marks.role[first.index] !== 'livelihood' || (marks.role[unit.index] === 'livelihood' && !inline))
      continue
    const expected = statedItems(unit.words)
    if (expected === null) continue
    const kind = (inline ? readMarker(unit.words, unit.words.search(/[：:]/) + 1) : first.marker)?.kind
    let found = inline && kind ? 1 : 0
    for (
      let index = first.index;
      marks.role[index] === 'livelihood' && !(index > first.index && opensInline(units[index]));
      index++
    )
      if (!kind || units[index]?.marker?.kind === kind) found++
    if (found === expected) continue
    findings.push({
      rule: 'livelihood-count-differs',
      severity: 'warn',
      span: spanOf(unit),
      message: `原文称有${expected}件（项）实事，识别出${found}件`,
      messageEn: `The text speaks of ${expected} livelihood items, ${found} were found`,
      expected,
      found,
    })
  }
  return findings
}

function numberingGaps({ units }: Outline, { areas }: Reading): Finding[] {
  const findings: Finding[] = []
  let before: OutlineUnit | undefined
  for (const { head } of areas) {
    const unit = at(units, head)
    const number = unit.marker?.number ?? 0
    const last = before?.marker
    if (number > 1 && last && last.kind === unit.marker?.kind && number > last.number + 1) {
      findings.push({
        rule: 'numbering-gap',
        severity: 'warn',
        span: spanOf(unit),
        message: `重点领域的序号从${last.number}跳到${number}，其间可能有缺漏`,
        messageEn: `The numbering of areas jumps from ${last.number} to ${number}; something may be missing between`,
        expected: last.number + 1,
        found: number,
      })
    }
    before = unit
  }
  return findings
}

function missingParts({ text, units }: Outline, parts: readonly Part[], { marks, areas }: Reading): Finding[] {
  const has = (role: Role) => marks.role.includes(role)
  const findings: Finding[] = []
  const whole: Span = [0, Math.min(text.length, units[0]?.end ?? 0)]
  const plan = parts.find(({ kind }) => kind === 'plan' || kind === 'general')
  if (!plan && !has('measure')) {
    findings.push({
      rule: 'no-plan',
      severity: 'warn',
      span: whole,
      message: '文中没有找到当年工作安排，未提取任何举措',
      messageEn: 'No plan for the year was found in the text; no measures were taken from it',
    })
  } else if (!has('measure') && !has('livelihood')) {
    const at = units[plan?.title ?? plan?.from ?? 0]
    findings.push({
      rule: 'plan-without-measures',
      severity: 'warn',
      span: at ? spanOf(at) : whole,
      message: '有工作安排部分，但没有识别出举措',
      messageEn: 'There is a plan, but no measures were found in it',
    })
  }
  const review = parts.find(({ kind }) => kind === 'review')
  if (!has('result')) {
    const at = units[review?.title ?? review?.from ?? 0]
    const rule = review ? 'review-without-results' : 'no-review'
    findings.push({
      rule,
      severity: review ? 'warn' : 'info',
      span: at && review ? spanOf(at) : whole,
      message: review ? '有工作回顾部分，但没有识别出成效' : '文中没有找到工作回顾',
      messageEn: review
        ? 'There is a review, but no results were found in it'
        : 'No review of past work was found in the text',
    })
  }
  for (const [i, { head, to }] of areas.entries()) {
    let measures = 0
    for (let index = head + 1; index < to; index++)
      if (marks.role[index] === 'measure' || marks.role[index] === 'livelihood') measures++
    if (measures > 0) continue
    const unit = at(units, head)
    findings.push({
      rule: 'area-without-measures',
      severity: 'warn',
      span: spanOf(unit),
      message: `第${i + 1}个重点领域下没有识别出举措`,
      messageEn: `No measures were found under focus area ${i + 1}`,
    })
  }
  return findings
}
