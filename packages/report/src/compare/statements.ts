import type { Due, Figure, Measure, Report, Role, Strength, Theme, Unit } from '../report.ts'
import type { Span } from '../source/span.ts'
import { clausesOf } from './clauses.ts'

/** One sentence of a report, with where it stands. */
export interface Statement {
  readonly text: string
  readonly span: Span
  readonly role: Role
  readonly clauses: readonly Span[]
  /** The nearest heading above it, empty where there is none. */
  readonly heading: string
  /** The heading of the area or part above that. */
  readonly area: string
  readonly theme: Theme | null
  readonly figures: readonly Figure[]
  /** From 0 for the first of its side to 1 for the last. */
  readonly position: number
}

/** What kind of promise a statement is: 举措, 预期目标 or 民生实事. */
export type PromiseKind = 'measure' | 'target' | 'livelihood'

/** What a report promises for its year. */
export interface Promised extends Statement {
  readonly kind: PromiseKind
  readonly due: Due | null
  readonly strength: Strength
}

/** What the plan of a report promises, in the order of the text. */
export function promisesOf(report: Report): Promised[] {
  const { text } = report
  const found: Omit<Promised, 'position'>[] = []
  const take = (measure: Measure, area: string, theme: Theme | null) => {
    const role = measure.livelihood ? 'livelihood' : 'measure'
    found.push({
      ...{ text: measure.text, span: measure.span, role, kind: role, area, theme },
      ...{ figures: measure.figures, due: measure.due, strength: measure.strength },
      clauses: clausesOf(text, measure.span),
      heading: measure.path.at(-1) ?? area,
    })
  }
  for (const area of report.areas) for (const measure of area.measures) take(measure, area.heading, area.theme)
  for (const measure of report.elsewhere) take(measure, '', null)
  for (const { text: words, span, figures } of report.targets)
    found.push({
      ...{ text: words, span, figures, role: 'target', kind: 'target', heading: '', area: '', theme: null },
      ...{ due: null, strength: 'expected', clauses: clausesOf(text, span) },
    })
  return placed(found)
}

/**
 * What a report says of the year before: results, problems, the headings of its review, and what looks back among its
 * general words; in the order of the text.
 */
export function claimsOf(report: Report): Statement[] {
  const { text, units } = report
  const isReview = ({ role }: Unit) => role === 'result' || role === 'review-heading' || role === 'problem'
  const first = units.findIndex(isReview)
  const results = new Map(report.results.map((result) => [result.span[0], result]))
  const found: Omit<Statement, 'position'>[] = []
  let [area, heading] = ['', '']
  for (const unit of first < 0 ? [] : units.slice(first, units.findLastIndex(isReview) + 1)) {
    const { span, role } = unit
    if (role === 'review-heading') {
      heading = text.slice(...span)
      if (isLine(text, span)) area = heading
    }
    if (!isReview(unit) && role !== 'guidance') continue
    const result = results.get(span[0])
    found.push({
      ...{ text: text.slice(...span), span, role, area, heading: role === 'review-heading' ? area : heading },
      ...{ theme: result?.theme ?? null, figures: result?.figures ?? [], clauses: clausesOf(text, span) },
    })
  }
  return placed(found)
}

/** True where nothing else stands in the line. */
function isLine(text: string, [start, end]: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1)
  return text.charAt(end) === '\n' || line.indexOf('\n') === end - start || end === text.length
}

function placed<Kind extends Omit<Statement, 'position'>>(
  found: readonly Kind[],
): (Kind & Pick<Statement, 'position'>)[] {
  return found
    .toSorted((a, b) => a.span[0] - b.span[0])
    .map((statement, i) => ({ ...statement, position: found.length < 2 ? 0 : i / (found.length - 1) }))
}
