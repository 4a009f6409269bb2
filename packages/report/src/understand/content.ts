import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { readCommitmentMarks } from '../recognise/commitment-marks.ts'
import type { Context } from '../recognise/context.ts'
import { readFigures } from '../recognise/figures.ts'
import type { Area, Figure, Measure, Outlook, Passage, Report, Result, Role, Target, Theme, Unit } from '../report.ts'
import { assignUnits } from './assignments.ts'
import { readFocus } from './focus.ts'
import { horizonOf } from './horizon.ts'
import { groundOfMeasure, groundOfResult, groundOfTarget } from './how-sure.ts'
import type { Marks } from './marks.ts'
import type { Part } from './part.ts'
import { isLivelihoodHeading, isOwnWork } from './part-titles.ts'
import type { Reading } from './roles.ts'
import { figuresOfRow, promiseOfRow, rowOf } from './tables.ts'
import { themeOf } from './theme.ts'

/** The parts of a report that hold what it says. */
export type Content = Pick<Report, 'guidance' | 'results' | 'problems' | 'targets' | 'areas' | 'elsewhere' | 'outlook'>

/** The years that the plan's and the review's words are read against. */
export interface Years {
  readonly plan: number | null
  readonly review: number | null
}

/** What a text that is no report says: nothing. */
export function emptyContent(): Content {
  return { guidance: [], results: [], problems: [], targets: [], areas: [], elsewhere: [], outlook: [] }
}

/** Everything the units were taken as, in the report's own order. */
export function collect(outline: Outline, parts: readonly Part[], { marks, areas }: Reading, years: Years): Content {
  const { text, units } = outline
  const assigned = assignUnits(outline, marks)
  const sorted = sortByArea(units, marks, areas.length)
  let measures = 0
  const context = { year: years.plan }
  const headOf = ({ index }: OutlineUnit) => units[areas[marks.area[index] ?? -1]?.head ?? -1]?.core ?? ''
  const measure = (unit: OutlineUnit): Measure => {
    const { index, words, span } = unit
    const row = marks.role[index] === 'livelihood' ? rowOf(outline, unit) : null
    const listed = row && promiseOfRow(row)
    if (listed) return ofRow(unit, listed)
    const figures = readFigures(text, span, context)
    const { due, strength, places, units: organisations } = readCommitmentMarks(text, span, context)
    return {
      id: `m${++measures}`,
      ...groundOfMeasure(outline, unit, marks, isOwnWork(headOf(unit))),
      text: words,
      span,
      path: pathOf(units, marks.path[index]),
      livelihood: marks.role[index] === 'livelihood',
      figures,
      due,
      strength,
      places,
      units: [...new Set([...organisations, ...(assigned.get(index) ?? [])])],
    }
  }
  const ofRow = (unit: OutlineUnit, { what, who, when }: NonNullable<ReturnType<typeof promiseOfRow>>): Measure => {
    const said = readCommitmentMarks(text, what.span, context)
    return {
      id: `m${++measures}`,
      rule: 'table-row',
      sure: 'likely',
      text: text.slice(...what.span),
      span: what.span,
      path: pathOf(units, marks.path[unit.index]),
      livelihood: true,
      figures: readFigures(text, what.span, context),
      due: when === null ? said.due : readCommitmentMarks(text, when.span, context).due,
      strength: said.strength,
      places: said.places,
      units: who.length > 0 ? who : said.units,
    }
  }
  const area = ({ head }: { readonly head: number }, index: number): Area => {
    const unit = at(units, head)
    const promised = sorted.areas[index] ?? []
    return {
      id: `a${index + 1}`,
      heading: unit.words,
      ...readFocus(unit.core),
      theme: themeOf(unit.core),
      span: unit.span,
      livelihood: isLivelihoodHeading(unit.core) && promised.some(({ index: at }) => marks.role[at] === 'livelihood'),
      measures: promised.map(measure),
    }
  }
  return {
    guidance: sorted.of('guidance').map(passage),
    results: results(outline, marks, years),
    problems: sorted.of('problem').map(passage),
    targets: sorted.of('target').map(
      (unit, i): Target => ({
        id: `t${i + 1}`,
        ...passage(unit),
        ...groundOfTarget(unit),
        figures: targetFigures(outline, unit, context),
      }),
    ),
    areas: areas.map(area),
    elsewhere: sorted.elsewhere.map(measure),
    outlook: outlook(outline, parts, marks, years),
  }
}

function targetFigures(outline: Outline, unit: OutlineUnit, context: Context): readonly Figure[] {
  const row = rowOf(outline, unit)
  return row ? figuresOfRow(row) : readFigures(outline.text, unit.span, context)
}

/** Every unit with what it was taken as; a text that is no report is left out as a whole. */
export function unitsOf({ units }: Outline, marks: Marks | null): Unit[] {
  return units.map((unit) => {
    const why = marks === null ? 'not-a-report' : marks.why[unit.index]
    const role: Role = marks?.role[unit.index] ?? 'other'
    return why === undefined ? { span: unit.span, role } : { span: unit.span, role: 'other', why }
  })
}

const noPath: readonly string[] = []

/** The words of the lower headings a unit stands under. */
function pathOf(units: readonly OutlineUnit[], path: readonly number[] = []): readonly string[] {
  return path.length === 0 ? noPath : path.map((heading) => units[heading]?.words ?? '')
}

function passage(unit: OutlineUnit): Passage {
  return { text: unit.words, span: unit.span }
}

function sortByArea(units: readonly OutlineUnit[], marks: Marks, count: number) {
  const areas: OutlineUnit[][] = Array.from({ length: count }, () => [])
  const elsewhere: OutlineUnit[] = []
  const roles = new Map<Role, OutlineUnit[]>()
  for (const unit of units) {
    const role = marks.role[unit.index] ?? 'other'
    if (role === 'measure' || role === 'livelihood') (areas[marks.area[unit.index] ?? -1] ?? elsewhere).push(unit)
    else {
      const like = roles.get(role)
      if (like) like.push(unit)
      else roles.set(role, [unit])
    }
  }
  return { areas, elsewhere, of: (role: Role) => roles.get(role) ?? [] }
}

function results(outline: Outline, marks: Marks, years: Years): Result[] {
  const { text, units } = outline
  const out: Result[] = []
  const context = { year: years.review }
  let theme: Theme | null = null
  let line = -1
  for (const unit of units) {
    const role = marks.role[unit.index]
    if (role === 'review-heading') {
      theme = themeOf(unit.core)
      line = unit.line
    }
    if (role !== 'result') continue
    out.push({
      id: `r${out.length + 1}`,
      text: unit.words,
      span: unit.span,
      ...groundOfResult(outline, unit),
      theme: (line >= 0 ? theme : null) ?? themeOf(unit.core),
      figures: readFigures(text, unit.span, context),
    })
  }
  return out
}

function outlook({ units }: Outline, parts: readonly Part[], marks: Marks, years: Years): Outlook[] {
  const out: Outlook[] = []
  const long = parts.filter(({ kind }) => kind === 'outlook')
  for (const unit of units) {
    if (marks.role[unit.index] !== 'outlook') continue
    const part = long.find(({ from, to }) => unit.index >= from && unit.index < to)
    const title = part?.title === null || part?.title === undefined ? '' : (units[part.title]?.words ?? '')
    out.push({ ...passage(unit), horizon: horizonOf(title, years.plan) ?? horizonOf(unit.words, years.plan) })
  }
  return out
}
