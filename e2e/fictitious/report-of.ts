import { createHash } from 'node:crypto'
import type {
  Area,
  Figure,
  Measure,
  Meta,
  Op,
  Passage,
  Repair,
  Report,
  Result,
  Role,
  Target,
  Theme,
  Unit,
} from '@luoshi/report'

/** A sentence of an invented report and what it is. `⟦发展|發(fā)展⟧` stands as 发展 in the text and as 發(fā)展 in the file. */
export interface Said {
  readonly role: Role
  readonly words: string
  readonly figures?: readonly FigureDraft[]
  readonly focus?: string
  readonly purpose?: string
  readonly theme?: Theme
  readonly due?: readonly [text: string, date: string]
  readonly places?: readonly string[]
  readonly why?: string
}

export interface FigureDraft {
  readonly metric: string
  readonly op: Op
  readonly value: number | string | null
  readonly unit?: string
  readonly change?: boolean
  readonly of?: string
  /** Where it stands in the sentence. */
  readonly words: string
}

/** An invented report as the reader returns it, with the text as its file would have it. */
export function reportOf(
  meta: Partial<Meta>,
  paragraphs: readonly (readonly Said[])[],
): { report: Report; received: string } {
  let text = ''
  let received = ''
  const origins: [number, number, number, number][] = []
  const repairs: Repair[] = []
  const put = (plain: string, before = plain, certain = true) => {
    const run: [number, number, number, number] = [
      text.length,
      text.length + plain.length,
      received.length,
      received.length + before.length,
    ]
    if (plain !== before) repairs.push({ rule: 'invented', span: [run[0], run[1]], before, after: plain, certain })
    origins.push(run)
    text += plain
    received += before
  }
  const units: Unit[] = []
  const areas: (Omit<Area, 'measures'> & { measures: Measure[] })[] = []
  const results: Result[] = []
  const targets: Target[] = []
  const guidance: Passage[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) put('\n')
    for (const said of paragraph) {
      const start = text.length
      for (const piece of said.words.split(/(⟦[^⟧]*⟧)/u)) {
        const [, after, before] = /^⟦([^|]*)\|([^⟧]*)⟧$/u.exec(piece) ?? []
        if (after !== undefined && before !== undefined) put(after, before.replace(/^\?/, ''), !before.startsWith('?'))
        else if (piece) put(piece)
      }
      const span: [number, number] = [start, text.length]
      const words = text.slice(start)
      const passage = { text: words, span }
      const figures = (said.figures ?? []).map((draft) => figureOf(draft, words, start))
      units.push({ span, role: said.role, ...(said.why ? { why: said.why } : {}) })
      const id = `${said.role}${units.length}`
      if (said.role === 'result') results.push({ ...passage, id, theme: said.theme ?? null, figures })
      if (said.role === 'target') targets.push({ ...passage, id, figures })
      if (said.role === 'guidance') guidance.push(passage)
      if (said.role === 'area')
        areas.push({
          id,
          heading: words,
          span,
          focus: said.focus ?? null,
          purpose: said.purpose ?? null,
          theme: said.theme ?? null,
          livelihood: said.theme === 'livelihood' && /实事/.test(words),
          measures: [],
        })
      if (said.role === 'measure' || said.role === 'livelihood')
        areas.at(-1)?.measures.push({
          ...passage,
          id,
          path: [],
          livelihood: said.role === 'livelihood',
          figures,
          due: said.due ? { text: said.due[0], date: said.due[1] } : null,
          strength: 'expected',
          places: said.places ?? [],
          units: [],
        })
    }
  }
  const empty: Meta = {
    title: null,
    jurisdiction: null,
    level: 'county',
    planYear: null,
    reviewYear: null,
    meeting: null,
    date: null,
    speaker: null,
    office: null,
    outlet: null,
    published: null,
  }
  return {
    received,
    report: {
      schema: 'luoshi.report/1',
      source: {
        file: null,
        sha256: createHash('sha256').update(received).digest('hex'),
        format: 'txt',
        encoding: 'utf-8',
      },
      text,
      origins,
      places: [],
      repairs,
      meta: { ...empty, ...meta },
      guidance,
      results,
      problems: [],
      targets,
      areas,
      elsewhere: [],
      outlook: [],
      units,
      findings: [],
    },
  }
}

function figureOf(
  { metric, op, value, unit, change, of, words }: FigureDraft,
  sentence: string,
  start: number,
): Figure {
  const at = sentence.indexOf(words)
  if (at < 0) throw new RangeError(`“${words}” does not stand in “${sentence}”`)
  return {
    metric,
    op,
    value,
    max: null,
    unit: unit ?? null,
    change: change ?? false,
    of: of ?? null,
    span: [start + at, start + at + words.length],
  }
}
