import type { Area, Figure, Measure, Report, Result, Target } from '@luoshi/report'
import { printable } from '../terminal/printable.ts'
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

/** One line a measure, target and result, in this order (RFC 4180, CRLF at every end). */
export function* csv(report: Report): Generator<string> {
  for (const row of rowsOf(report, linesOf(report))) yield line(header.map((name) => row[name] ?? ''))
}

function* rowsOf({ source, text, meta, areas, elsewhere, targets, results }: Report, lines: Lines): Generator<Row> {
  const common = { file: source.file, jurisdiction: meta.jurisdiction }
  const plan = { ...common, year: meta.planYear }
  for (const area of areas)
    for (const measure of area.measures) yield { ...plan, ...measureRow(measure, area, text, lines) }
  for (const measure of elsewhere) yield { ...plan, ...measureRow(measure, null, text, lines) }
  for (const target of targets) yield { ...plan, kind: 'target', ...passage(target, text, lines) }
  for (const result of results)
    yield { ...common, year: meta.reviewYear, kind: 'result', theme: result.theme, ...passage(result, text, lines) }
}

function measureRow(measure: Measure, area: Area | null, whole: string, lines: Lines): Row {
  return {
    kind: 'measure',
    ...passage(measure, whole, lines),
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

function passage({ id, text, figures, span }: Measure | Target | Result, whole: string, lines: Lines): Row {
  return {
    id,
    text,
    figures: figures.map((figure) => figureCell(figure, whole)).join('；'),
    line: lines.lineOf(span[0]),
    start: span[0],
    end: span[1],
  }
}

const figureCell = (figure: Figure, whole: string) => `${figure.metric} ${figureWords(figure, 'zh', whole)}`.trim()

function line(cells: readonly (string | number | boolean)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  // Excel runs a text that begins like a formula, in full-width signs too
  const plain = printable(value)
  const safe = /^[=+\-@＝＋－＠\t\n]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
