import type { Received } from '../intake/received.ts'
import { type Outline, type OutlineUnit, outlineOf } from '../outline/outline.ts'
import { readCommitmentMarks } from '../recognise/commitment-marks.ts'
import { readFigures } from '../recognise/figures.ts'
import type { Area, Measure, Report, Unit } from '../report.ts'
import type { Source } from '../source/source.ts'
import type { Span } from '../source/span.ts'
import { frameOf } from './frame.ts'
import { findPlanYear, readParts } from './parts.ts'
import { readRoles } from './roles.ts'

/** What the restored text says. */
export function understand(received: Received, source: Source): Report {
  const outline = outlineOf(source.text)
  const frame = frameOf(outline)
  const planYear = findPlanYear(outline, frame)
  const parts = readParts(outline, frame, planYear)
  const reading = readRoles(outline, frame, parts)
  const { units } = outline
  const { marks, areas } = reading
  const text = source.text
  const spanOf = (u: OutlineUnit): Span => [u.start, u.end]
  let n = 0
  const measures = (area: number): Measure[] =>
    units
      .filter(
        (u) =>
          marks.area[u.index] === area && (marks.role[u.index] === 'measure' || marks.role[u.index] === 'livelihood'),
      )
      .map((u) => ({
        id: `m${++n}`,
        text: u.words,
        span: spanOf(u),
        path: (marks.path[u.index] ?? []).map((i) => units[i]?.words ?? ''),
        livelihood: marks.role[u.index] === 'livelihood',
        figures: readFigures(text, spanOf(u), { year: planYear }),
        ...readCommitmentMarks(text, spanOf(u), { year: planYear }),
      }))
  const list = (role: Unit['role']) => units.filter((u) => marks.role[u.index] === role)
  return {
    schema: 'luoshi.report/1',
    source: { file: received.file, sha256: received.sha256, format: received.format, encoding: received.encoding },
    text: source.text,
    origins: source.origins,
    places: [],
    repairs: [],
    meta: {
      title: null,
      jurisdiction: null,
      level: null,
      planYear: planYear || null,
      reviewYear: null,
      meeting: null,
      date: null,
      speaker: null,
      office: null,
      outlet: null,
      published: null,
    },
    guidance: [],
    results: list('result').map((u, i) => ({
      id: `r${i + 1}`,
      text: u.words,
      span: spanOf(u),
      theme: null,
      figures: [],
    })),
    problems: [],
    targets: list('target').map((u, i) => ({ id: `t${i + 1}`, text: u.words, span: spanOf(u), figures: [] })),
    areas: areas.map(
      (a, i): Area => ({
        id: `a${i + 1}`,
        heading: units[a.head]?.words ?? '',
        focus: null,
        purpose: null,
        theme: null,
        span: spanOf(units[a.head] as OutlineUnit),
        livelihood: false,
        measures: measures(i),
      }),
    ),
    elsewhere: measures(-1),
    outlook: [],
    units: units.map((u): Unit => {
      const why = marks.why[u.index]
      const role = marks.role[u.index] ?? 'other'
      return why === undefined ? { span: spanOf(u), role } : { span: spanOf(u), role, why }
    }),
    findings: [],
  }
}
