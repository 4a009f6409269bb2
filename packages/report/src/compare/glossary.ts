import type { Report } from '../report.ts'

/** A term that a report explains at its end, and the words that explain it. */
export interface Explained {
  readonly term: string
  readonly words: string
}

/** So much of an explanation says what a thing is; the rest says what it is good for. */
const longest = 40

/**
 * What the 名词解释 of some reports explain: `3.“三园一带”：指滨湖湿地公园、……` → 三园一带. Each line is one entry; several
 * terms in a line share its words.
 */
export function glossaryOf(...reports: readonly Report[]): Explained[] {
  return reports.flatMap(({ text, units }) => {
    const spans = units.filter(({ why }) => why === 'glossary').map(({ span }) => span)
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) return []
    return text.slice(first[0], last[1]).split('\n').flatMap(entriesIn)
  })
}

function entriesIn(line: string): Explained[] {
  const found = /^\s*(?:[（([〔]?\d{1,3}[)）\].．、〕]?\s*)?([^：:]{2,40})[：:](.{4,})$/s.exec(line)
  const [, head = '', words = ''] = found ?? []
  const quoted = Array.from(head.matchAll(/[“"]([^”"]{2,20})[”"]/g), ([, term = '']) => term)
  const terms = quoted.length > 0 ? quoted : head.split('、')
  return terms
    .map((term) => term.trim())
    .filter((term) => term.length >= 3)
    .map((term) => ({ term, words: words.replace(/^是?指/, '').slice(0, longest) }))
}

/** The explanations of the terms a text uses. */
export const explanationsIn = (text: string, glossary: readonly Explained[]): string[] =>
  glossary.filter(({ term }) => text.includes(term)).map(({ words }) => words)
