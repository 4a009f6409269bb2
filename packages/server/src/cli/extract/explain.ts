import type { Passage, Report, Unit } from '@luoshi/report'
import type { Language } from '../language.ts'
import { oneLine } from '../terminal/printable.ts'
import { padded } from '../terminal/width.ts'
import { linesOf } from './lines.ts'
import { roleWords, whyWords } from './words.ts'

/** The whole text, one unit a line: line number, what it was taken as, its id, its words. What no unit accounts for is marked `??`. */
export function* explain(report: Report, language: Language): Generator<string> {
  const lines = linesOf(report)
  const ids = idsByStart(report)
  const digits = String(lines.lineOf(report.text.length)).length
  let done = 0
  const row = (start: number, end: number, role: string, id: string): string[] => {
    const words = report.text.slice(start, end)
    if (words.trim() === '') return []
    const first = start + words.length - words.trimStart().length
    const line = String(lines.lineOf(first)).padStart(digits)
    return [`${line}  ${padded(role, roleWidth)}${padded(id, 6)}${oneLine(words.trim())}\n`]
  }
  for (const unit of report.units) {
    const [start, end] = unit.span
    yield* row(done, start, '??', '')
    yield* row(start, end, roleSaid(unit, language), ids.get(start) ?? '')
    done = Math.max(done, end)
  }
  yield* row(done, report.text.length, '??', '')
}

const roleWidth = 20

function roleSaid({ role, why }: Unit, language: Language): string {
  const said = roleWords[role][language]
  return why === undefined ? said : `${said}:${whyWords[why]?.[language] ?? why}`
}

/** Ids of what was taken, by where its words begin. */
function idsByStart({ areas, elsewhere, targets, results }: Report): Map<number, string> {
  const ids = new Map<number, string>()
  const put = ({ id, span }: Pick<Passage, 'span'> & { readonly id: string }) => ids.set(span[0], id)
  for (const item of [...results, ...targets, ...elsewhere]) put(item)
  for (const area of areas) {
    put(area)
    for (const measure of area.measures) put(measure)
  }
  return ids
}
