import type { Due } from '@luoshi/report'
import type { ProposalContent } from '../../store/tables/reports.ts'

/** The words of a text from `start` up to `end` without line breaks; null where there are none or the place is not in it. */
export function wordsAt(text: string, start: number, end: number): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return null
  // half of a character outside the basic plane is no selection
  if (isLow(text.charCodeAt(start)) || isLow(text.charCodeAt(end))) return null
  const words = text
    .slice(start, end)
    .replace(/\s*\n\s*/g, '')
    .trim()
  return words === '' ? null : words
}

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** Whether two wordings differ in blanks alone. */
export function sameWords(one: string, other: string): boolean {
  return one.replace(/\s+/g, '') === other.replace(/\s+/g, '')
}

/** What was understood of a proposal, as far as it is of a part of its words. */
export function contentWithin(content: ProposalContent, text: string, start: number, end: number): ProposalContent {
  const words = text.slice(start, end)
  const { figures, due, places, units } = content
  return {
    ...content,
    ...(figures ? { figures: figures.filter(({ span }) => span[0] >= start && span[1] <= end) } : {}),
    ...(due ? { due: dueWithin(due, words.replace(/\s*\n\s*/g, '')) } : {}),
    ...(places ? { places: places.filter((place) => words.includes(place)) } : {}),
    ...(units ? { units: units.filter((unit) => words.includes(unit)) } : {}),
  }
}

/** The time that a part of the words names: of single clauses those that are in it, the whole's where it begins with one. */
function dueWithin(due: Due, words: string): Due | null {
  if (!due.clauses) return words.includes(due.text) ? due : null
  const clauses = due.clauses.filter((clause) => words.includes(clause.words))
  const last = clauses.toSorted((a, b) => order(a.date, b.date)).at(-1)
  if (!last) return null
  const begins = words.replace(/^[^\p{L}\p{N}]+/u, '').startsWith(clauses[0]?.words ?? '')
  return { text: last.text, date: last.date, ...(begins ? {} : { clauses }) }
}

/** What was understood of several proposals, as of one. */
export function contentOfAll(contents: readonly ProposalContent[]): ProposalContent {
  const [first = {}] = contents
  const all = <T>(pick: (content: ProposalContent) => readonly T[] | undefined) => [
    ...new Set(contents.flatMap((content) => pick(content) ?? [])),
  ]
  // the last limit is the one by which all of it is done
  const due = contents
    .flatMap((content) => content.due ?? [])
    .sort((a, b) => order(a.date, b.date))
    .at(-1)
  return {
    ...first,
    figures: all((content) => content.figures),
    places: all((content) => content.places),
    units: all((content) => content.units),
    due: due ?? null,
  }
}

const order = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '')
