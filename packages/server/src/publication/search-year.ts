import { shortNameOf } from '../domain/assignment/unit-names.ts'
import { type StateName, stateName } from '../domain/published-state.ts'
import type { PublishedCommitment, PublishedYear } from '../domain/published-year.ts'
import { soundsLike, soundsOf } from '../domain/search/pinyin.ts'
import { folded, searchTerms } from '../domain/search/search-terms.ts'

/** A part of the year that holds every word looked for. */
export interface Hit {
  readonly kind: 'commitment' | 'area' | 'result' | 'target' | 'followed' | 'report'
  /** 序号, or the ordinal of an area; null for the others. */
  readonly number: number | null
  readonly text: string
  /** What else held a word: lead unit, place, indicator. */
  readonly beside: string
  /** What was told of its course, one text a report; looked through, and shown where a word is in it alone. */
  readonly told: string
  /** Where it stands in the report. */
  readonly start: number
}

/** What was looked for, and what was found. */
export interface Found {
  readonly terms: readonly string[]
  readonly hits: readonly Hit[]
}

/** What commitments must be besides: in a state, led or joined by a unit. Nothing but commitments is found with one. */
export interface Narrowed {
  readonly state?: StateName
  readonly unit?: string
}

/** A sentence of the report, and where it stands. */
export interface Said {
  readonly text: string
  readonly start: number
}

/**
 * Look for words in the commitments, areas, results, targets and units of a year: each word anywhere, all of them in one
 * place, what was told of their course and who leads them included; behind them in the sentences of the report that are
 * none of these. Full-width as half-width, whatever the case; units also by their short names and by the sounds of them. A
 * number finds the commitment of that 序号 first. Narrowed and without words it finds all that are so.
 */
export function searchYear(
  year: PublishedYear,
  question: string,
  { state, unit }: Narrowed = {},
  text: readonly Said[] = [],
): Found {
  const terms = searchTerms(question)
  const narrowed = state !== undefined || unit !== undefined
  if (terms.length === 0 && !narrowed) return { terms, hits: [] }
  const commitments = year.commitments.filter(
    (one) =>
      (state === undefined || stateName(one.state) === state) &&
      (unit === undefined || one.leadUnit === unit || one.partnerUnits.includes(unit)),
  )
  const among = narrowed ? { commitments, areas: [], results: [], targets: [], followed: [] } : year
  const asked = /^(?:第?)(\d{1,4})项?$/.exec(terms.join(''))?.[1]
  const units = new Map(commitments.map((one) => [one.number, [one.leadUnit ?? [], one.partnerUnits].flat()]))
  const namesOf = ({ kind, number }: Hit) =>
    unitNames(kind === 'commitment' && number !== null ? (units.get(number) ?? []) : [], year.jurisdiction.name)
  const hits = all(among)
    .filter((hit) => {
      const called = namesOf(hit)
      return (
        isNumber(hit, asked) ||
        terms.every(
          (term) =>
            folded(`${hit.text}\n${hit.beside}\n${hit.told}\n${called.short}`).includes(term) || called.sounds(term),
        )
      )
    })
    .sort((a, b) => Number(isNumber(b, asked)) - Number(isNumber(a, asked)))
  const apart = narrowed || asked !== undefined ? [] : text.filter(({ text: words }) => holdsAll(words, terms))
  const unsaid = apart.filter(
    ({ text: words, start }) => !hits.some((hit) => hit.start >= start && hit.start < start + words.length),
  )
  const said = unsaid.map((one) => ({ kind: 'report' as const, number: null, beside: '', told: '', ...one }))
  return { terms, hits: [...hits, ...said] }
}

const holdsAll = (words: string, terms: readonly string[]) => terms.every((term) => folded(words).includes(term))

/** What units are called in short, and whether a term sounds like one of them: `卫健局`, `wjj`. */
function unitNames(units: readonly string[], place: string) {
  const names = units.flatMap((unit) => [unit, shortNameOf(unit, place)])
  return {
    short: names.join(' '),
    sounds: (term: string) => /^[a-z]{2,}$/.test(term) && names.some((name) => soundsLike(term, soundsOf(name))),
  }
}

/** Up to two words that stand in the year itself and are found there, as an example of a question. */
export function searchExamples(year: PublishedYear): readonly string[] {
  const words = [
    ...year.areas.map(({ focus }) => focus ?? ''),
    ...year.results.flatMap(({ figures }) => figures.map(({ metric }) => metric)),
  ]
  const short = [...new Set(words)].filter((word) => [...word].length >= 2 && [...word].length <= 6)
  // takes only the first few, because every page of the year asks for them
  const few = { ...year, commitments: [], targets: [], followed: [] }
  return short
    .slice(0, 8)
    .filter((word) => searchYear(few, word).hits.length > 0)
    .slice(0, 2)
}

function isNumber({ kind, number }: Hit, asked: string | undefined): boolean {
  return asked !== undefined && kind === 'commitment' && number === Number(asked)
}

type Searched = Pick<PublishedYear, 'commitments' | 'areas' | 'results' | 'targets' | 'followed'>

function all({ commitments, areas, results, targets, followed = [] }: Searched): Hit[] {
  return [
    ...commitments.map(
      ({ number, text, leadUnit, partnerUnits, leader, places, figures, progress, parts = [], span }) => ({
        kind: 'commitment' as const,
        number,
        text,
        beside: [leadUnit ?? '', ...partnerUnits, leader ?? '', ...places, ...figures.map((figure) => figure.metric)]
          .filter((words) => words !== '')
          .join(' '),
        told: [...(parts.length > 1 ? parts.map((part) => part.text) : []), ...toldOf(progress)].join('\n'),
        start: span[0],
      }),
    ),
    ...areas.map(({ ordinal, text, focus, purpose, span }) => ({
      kind: 'area' as const,
      number: ordinal,
      text,
      beside: [focus, purpose].filter((words) => words && !text.includes(words)).join(' '),
      told: '',
      start: span[0],
    })),
    ...results.map(({ text, figures, span }) => ({
      kind: 'result' as const,
      number: null,
      text,
      beside: figures.map((figure) => figure.metric).join(' '),
      told: '',
      start: span[0],
    })),
    ...targets.map(({ text, figures, span }) => ({
      kind: 'target' as const,
      number: null,
      text,
      beside: figures.map((figure) => figure.metric).join(' '),
      told: '',
      start: span[0],
    })),
    ...followed.map(({ text, requirement, source, leadUnit, partnerUnits, leader, progress }) => ({
      kind: 'followed' as const,
      number: null,
      text,
      beside: [requirement, source?.name, leadUnit, ...partnerUnits, leader].filter(Boolean).join(' '),
      told: toldOf(progress).join('\n'),
      start: -1,
    })),
  ]
}

/** The words of reports that no later one corrects. */
const toldOf = (progress: PublishedCommitment['progress'] = []): readonly string[] =>
  progress.flatMap(({ text, corrected }) => (corrected ? [] : [text]))
