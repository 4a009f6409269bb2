import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Finding } from '../report.ts'
import type { Span } from '../source/span.ts'
import type { Part } from './part.ts'
import type { Reading } from './roles.ts'
import { statedAreas, statedItems } from './stated-counts.ts'

/** What the document says of itself held against what was found in it; each difference is a finding. */
export function selfChecks(outline: Outline, parts: readonly Part[], reading: Reading): Finding[] {
  return [
    ...areaCounts(outline, reading),
    ...itemCounts(outline, reading),
    ...numberingGaps(outline, reading),
    ...missingParts(outline, parts, reading),
  ]
}

function spanOf({ start, end }: OutlineUnit): Span {
  return [start, end]
}

function areaCounts({ units }: Outline, reading: Reading): Finding[] {
  const { marks, areas } = reading
  const first = areas[0]?.head ?? units.length
  for (let index = first - 1; index >= Math.max(0, first - 6); index--) {
    const unit = units[index] as OutlineUnit
    if (marks.role[index] !== 'guidance' && marks.role[index] !== 'target') break
    const expected = statedAreas(unit.words)
    if (expected === null) continue
    const found = areas.length
    const own = areas.filter(
      ({ head }) => (units[head] as OutlineUnit).marker?.kind === (units[first] as OutlineUnit).marker?.kind,
    ).length
    if (expected === found || expected === own || expected === areasInPart(reading, units)) return []
    return [
      {
        rule: 'area-count-differs',
        severity: 'warn',
        span: spanOf(unit),
        message: `原文称有${expected}个方面，识别出${own}个`,
        messageEn: `The text speaks of ${expected} areas, ${own} were found`,
        expected,
        found: own,
      },
    ]
  }
  return []
}

/** The areas up to the first whose numbering begins anew: those the plan's own sentence counts. */
function areasInPart({ areas }: Reading, units: readonly OutlineUnit[]): number {
  const kind = (units[areas[0]?.head ?? 0] as OutlineUnit).marker?.kind ?? null
  const end = areas.findIndex(({ head }) => ((units[head] as OutlineUnit).marker?.kind ?? null) !== kind)
  return end < 0 ? areas.length : end
}

function itemCounts({ units }: Outline, { marks }: Reading): Finding[] {
  const findings: Finding[] = []
  for (const unit of units) {
    const next = units[unit.index + 1]
    if (!next || marks.role[next.index] !== 'livelihood' || marks.role[unit.index] === 'livelihood') continue
    const expected = statedItems(unit.words)
    if (expected === null) continue
    const kind = next.marker?.kind
    let found = 0
    for (let index = next.index; marks.role[index] === 'livelihood'; index++)
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
    const unit = units[head] as OutlineUnit
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
  const has = (role: string) => marks.role.includes(role as never)
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
    const unit = units[head] as OutlineUnit
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
