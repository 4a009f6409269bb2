import type { PublishedYear } from '../domain/published-year.ts'

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

/** The longest question that is answered, in characters, and the most words of it. */
export const longest = 100
const mostTerms = 8

/**
 * Look for words in the commitments, areas, results, targets and units of a year: each word anywhere, all of them in one
 * place, full-width as half-width, whatever the case. A number finds the commitment of that 序号 first.
 */
export function searchYear(year: PublishedYear, question: string): Found {
  const terms = [...new Set(folded([...question].slice(0, longest).join('')).split(/[\s，,、;；]+/u))]
    .filter((term) => term !== '')
    .slice(0, mostTerms)
  if (terms.length === 0) return { terms, hits: [] }
  const asked = /^(?:第?)(\d{1,4})项?$/.exec(terms.join(''))?.[1]
  const hits = all(year)
    .filter((hit) => isNumber(hit, asked) || terms.every((term) => folded(`${hit.text}\n${hit.beside}`).includes(term)))
    .sort((a, b) => Number(isNumber(b, asked)) - Number(isNumber(a, asked)))
  return { terms, hits }
}

/** The form in which words are compared: full-width as half-width, `Ⅱ` as `ii`, whatever the case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Where the words stand in a text, as half-open ranges in order that do not touch. */
export function placesOf(text: string, terms: readonly string[]): readonly (readonly [start: number, end: number])[] {
  // folding may make two characters of one, so each folded character remembers where it came from
  let plain = ''
  const from: number[] = []
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    const piece = folded(segment)
    plain += piece
    for (let i = 0; i < piece.length; i++) from.push(index)
  }
  from.push(text.length)
  const inside = new Array<boolean>(text.length).fill(false)
  for (const term of terms)
    for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + 1))
      inside.fill(true, from[at], endOf(from, at + term.length, text.length))
  const places: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const last = places.at(-1)
    if (!inside[at]) continue
    if (last && last[1] === at) last[1] = at + 1
    else places.push([at, at + 1])
  }
  return places
}

/** Where the character before the folded place `to` ends in the text: a character folded in part is taken whole. */
function endOf(from: readonly number[], to: number, length: number): number {
  const last = from[to - 1]
  return from.slice(to).find((start) => start !== last) ?? length
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
