import type { PublishedYear } from '../domain/published-year.ts'
import { folded, searchTerms } from '../domain/search/search-terms.ts'

/** A part of the year that holds every word looked for. */
export interface Hit {
  readonly kind: 'commitment' | 'area' | 'result' | 'target'
  /** 序号, or the ordinal of an area; null for the others. */
  readonly number: number | null
  readonly text: string
  /** What else held a word: lead unit, place, indicator. */
  readonly beside: string
  /** Where it stands in the report. */
  readonly start: number
}

/** What was looked for, and what was found. */
export interface Found {
  readonly terms: readonly string[]
  readonly hits: readonly Hit[]
}

/**
 * Look for words in the commitments, areas, results, targets and units of a year: each word anywhere, all of them in one
 * place, full-width as half-width, whatever the case. A number finds the commitment of that 序号 first.
 */
export function searchYear(year: PublishedYear, question: string): Found {
  const terms = searchTerms(question)
  if (terms.length === 0) return { terms, hits: [] }
  const asked = /^(?:第?)(\d{1,4})项?$/.exec(terms.join(''))?.[1]
  const hits = all(year)
    .filter((hit) => isNumber(hit, asked) || terms.every((term) => folded(`${hit.text}\n${hit.beside}`).includes(term)))
    .sort((a, b) => Number(isNumber(b, asked)) - Number(isNumber(a, asked)))
  return { terms, hits }
}

function isNumber({ kind, number }: Hit, asked: string | undefined): boolean {
  return asked !== undefined && kind === 'commitment' && number === Number(asked)
}

function all({ commitments, areas, results, targets }: PublishedYear): Hit[] {
  return [
    ...commitments.map(({ number, text, leadUnit, partnerUnits, places, figures, span }) => ({
      kind: 'commitment' as const,
      number,
      text,
      beside: [leadUnit ?? '', ...partnerUnits, ...places, ...figures.map((figure) => figure.metric)].join(' ').trim(),
      start: span[0],
    })),
    ...areas.map(({ ordinal, text, focus, purpose, span }) => ({
      kind: 'area' as const,
      number: ordinal,
      text,
      beside: [focus, purpose].filter((words) => words && !text.includes(words)).join(' '),
      start: span[0],
    })),
    ...results.map(({ text, figures, span }) => ({
      kind: 'result' as const,
      number: null,
      text,
      beside: figures.map((figure) => figure.metric).join(' '),
      start: span[0],
    })),
    ...targets.map(({ text, figures, span }) => ({
      kind: 'target' as const,
      number: null,
      text,
      beside: figures.map((figure) => figure.metric).join(' '),
      start: span[0],
    })),
  ]
}
