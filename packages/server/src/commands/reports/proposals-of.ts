import type { HowSure, Measure, Passage, Report } from '@luoshi/report'
import { v7 as uuid } from 'uuid'
import type { ProposalKind } from '../../domain/vocabulary.ts'
import type { ProposalContent } from '../../store/tables/reports.ts'

/** Everything a report says as rows for review, in reading order; a measure's parent is its area. */
export function proposalsOf(report: Report, jurisdictionId: string, reportId: string) {
  const found: Draft[] = []
  const add = (
    kind: ProposalKind,
    passage: Passage,
    content: ProposalContent,
    parent: string | null = null,
  ): string => {
    const id = uuid()
    found.push({ id, kind, passage, content, parent })
    return id
  }
  const addMeasure = (measure: Measure, parent: string | null) => {
    const { figures, path, due, strength, places, units, livelihood } = measure
    add(
      livelihood ? 'livelihood' : 'measure',
      measure,
      { figures, path, due, strength, places, units, livelihood, ...groundOf(measure) },
      parent,
    )
  }
  for (const passage of report.guidance) add('guidance', passage, {})
  for (const result of report.results)
    add('result', result, { figures: result.figures, theme: result.theme, ...groundOf(result) })
  for (const problem of report.problems) add('problem', problem, {})
  for (const target of report.targets) add('target', target, { figures: target.figures, ...groundOf(target) })
  for (const outlook of report.outlook) add('outlook', outlook, { horizon: outlook.horizon })
  for (const area of report.areas) {
    const { heading, span, focus, purpose, theme, livelihood } = area
    const parent = add('area', { text: heading, span }, { focus, purpose, theme, livelihood })
    for (const measure of area.measures) addMeasure(measure, parent)
  }
  for (const measure of report.elsewhere) addMeasure(measure, null)

  found.sort((a, b) => a.passage.span[0] - b.passage.span[0] || b.passage.span[1] - a.passage.span[1])
  return found.map(({ id, kind, passage, content, parent }, index) => ({
    jurisdiction_id: jurisdictionId,
    proposal_id: id,
    report_id: reportId,
    ordinal: index + 1,
    kind,
    parent_id: parent,
    wording: passage.text,
    span_start: passage.span[0],
    span_end: passage.span[1],
    content: JSON.stringify(content),
    state: 'open' as const,
    decided_by: null,
    decided_at: null,
    reason: null,
  }))
}

function groundOf({ sure, rule }: HowSure): HowSure {
  return sure && rule ? { sure, rule } : {}
}

interface Draft {
  readonly id: string
  readonly kind: ProposalKind
  readonly passage: Passage
  readonly content: ProposalContent
  readonly parent: string | null
}
