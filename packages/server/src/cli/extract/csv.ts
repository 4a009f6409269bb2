import type { Area, Figure, Measure, Report, Result, Target } from '@luoshi/report'
import { figureWords } from './figure-words.ts'
import { type Lines, linesOf } from './lines.ts'

const header = [
  'file',
  'jurisdiction',
  'year',
  'kind',
  'id',
  'area_id',
  'area',
  'theme',
  'path',
  'livelihood',
  'text',
  'figures',
  'due',
  'due_date',
  'strength',
  'places',
  'units',
  'line',
  'start',
  'end',
] as const

type Row = Partial<Record<(typeof header)[number], string | number | boolean | null>>

/** The byte-order mark by which Excel knows UTF-8, and the row of column names, which never change with the language. */
export const csvHead = `\uFEFF${line(header)}`

/** One row a measure, target and result, in this order (RFC 4180, CRLF at every end). */
export function csv(report: Report): string {
  const lines = linesOf(report)
  const { source, meta } = report
  const common = { file: source.file, jurisdiction: meta.jurisdiction }
  const rows: Row[] = [
    ...report.areas.flatMap((area) => area.measures.map((measure) => measureRow(measure, area, lines))),
    ...report.elsewhere.map((measure) => measureRow(measure, null, lines)),
  ].map((row) => ({ ...common, year: meta.planYear, ...row }))
  for (const target of report.targets)
    rows.push({ ...common, year: meta.planYear, kind: 'target', ...passage(target, lines) })
  for (const result of report.results)
    rows.push({ ...common, year: meta.reviewYear, kind: 'result', theme: result.theme, ...passage(result, lines) })
  return rows.map((row) => line(header.map((name) => row[name] ?? ''))).join('')
}

function measureRow(measure: Measure, area: Area | null, lines: Lines): Row {
  return {
    kind: 'measure',
    ...passage(measure, lines),
    area_id: area?.id ?? null,
    area: area?.heading ?? null,
    theme: area?.theme ?? null,
    path: measure.path.join(' / '),
    livelihood: measure.livelihood,
    due: measure.due?.text ?? null,
    due_date: measure.due?.date ?? null,
    strength: measure.strength,
    places: measure.places.join('、'),
    units: measure.units.join('、'),
  }
}

function passage({ id, text, figures, span }: Measure | Target | Result, lines: Lines): Row {
  return {
    id,
    text,
    figures: figures.map(figureCell).join('；'),
    line: lines.lineOf(span[0]),
    start: span[0],
    end: span[1],
  }
}

const figureCell = (figure: Figure) => `${figure.metric} ${figureWords(figure, 'zh')}`.trim()

function line(cells: readonly (string | number | boolean)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  // Excel runs a text that begins like a formula, in full-width signs too
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
