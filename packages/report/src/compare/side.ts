import { aliasesIn, subjectsIn } from './aliases.ts'
import type { BigramTable } from './bigram-table.ts'
import { type Explained, explanationsIn } from './glossary.ts'
import { dot, type Profile, profileOf, type Rarity, unitLength } from './profile.ts'
import type { Statement } from './statements.ts'

/** Weights of a sentence's heading and area beside its own words, and of what all sentences share, which is subtracted. */
const headingShare = 0.25
const areaShare = 0.12
const meanShare = 0.8
/** How much other words for a thing, and a report's own explanation of it, count beside its name. */
const aliasShare = 0.35
const glossaryShare = 0.2

/** A statement with what is compared of it. */
export interface Compared<Kind extends Statement = Statement> {
  readonly statement: Kind
  readonly whole: Profile
  readonly clauses: readonly Profile[]
  /** Lines of the table of aliases that the sentence has a word of. */
  readonly subjects: ReadonlySet<number>
  /** Centred vectors, length 1: of the sentence alone, with its headings, of its headings alone, of each clause. */
  readonly own: Float32Array
  readonly context: Float32Array
  readonly heading: Float32Array
  readonly clauseVectors: readonly Float32Array[]
}

/** One side of a comparison before the other is known. */
export interface Side<Kind extends Statement = Statement> {
  readonly statements: readonly Kind[]
  readonly profiles: readonly Profile[]
  readonly clauses: readonly (readonly Profile[])[]
  readonly contexts: readonly Float32Array[]
  readonly headings: readonly Float32Array[]
}

/** The statements of one report prepared for comparison: profiles, clauses and the rarity of their words. */
export function sideOf<Kind extends Statement>(
  text: string,
  statements: readonly Kind[],
  table: BigramTable,
  rarity: Rarity,
  glossary: readonly Explained[] = [],
): Side<Kind> {
  const headings = new Map<string, Float32Array>()
  const headingVector = (words: string) => {
    const known = headings.get(words) ?? profileOf(words, table, rarity).vector
    headings.set(words, known)
    return known
  }
  const profiles = statements.map(({ text: words }) =>
    profileOf(words, table, rarity, [
      { words: aliasesIn(words), share: aliasShare },
      { words: explanationsIn(words, glossary), share: glossaryShare },
    ]),
  )
  return {
    statements,
    profiles,
    clauses: statements.map(({ clauses }) => clauses.map((span) => profileOf(text.slice(...span), table, rarity))),
    contexts: statements.map(({ heading, area }, i) =>
      mixed(profiles[i]?.vector ?? new Float32Array(table.dims), [
        [headingVector(heading), headingShare],
        [headingVector(area), heading === area ? 0 : areaShare],
      ]),
    ),
    headings: statements.map(({ heading, area }) => mixed(headingVector(heading), [[headingVector(area), 0.5]])),
  }
}

/** Both sides after the common component is subtracted: every report speaks of 推进 and 建设. */
export function centred<A extends Statement, B extends Statement>(
  a: Side<A>,
  b: Side<B>,
): [Compared<A>[], Compared<B>[]] {
  const context = middle(meanOf(a.contexts), meanOf(b.contexts))
  const own = middle(meanOf(a.profiles.map(vectorOf)), meanOf(b.profiles.map(vectorOf)))
  const heading = middle(meanOf(a.headings), meanOf(b.headings))
  const compared = <Kind extends Statement>(side: Side<Kind>) =>
    side.statements.flatMap((statement, i): Compared<Kind>[] => {
      const [whole, clauses] = [side.profiles[i], side.clauses[i]]
      const [contextVector, headingVector] = [side.contexts[i], side.headings[i]]
      if (!whole || !clauses || !contextVector || !headingVector) return []
      return [
        {
          ...{ statement, whole, clauses, subjects: subjectsIn(statement.text) },
          own: without(whole.vector, own),
          context: without(contextVector, context),
          heading: without(headingVector, heading),
          clauseVectors: clauses.map(({ vector }) => without(vector, own)),
        },
      ]
    })
  return [compared(a), compared(b)]
}

const vectorOf = ({ vector }: Profile) => vector

function mixed(vector: Float32Array, others: readonly (readonly [Float32Array, number])[]): Float32Array {
  const sum = Float32Array.from(vector)
  for (const [other, share] of others)
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + share * (other[k] ?? 0)
  return unitLength(sum)
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] ?? 0) + (vector[k] ?? 0) / vectors.length
  return mean
}

const middle = (a: Float32Array, b: Float32Array) => a.map((part, k) => (part + (b[k] ?? part)) / 2)

const without = (vector: Float32Array, mean: Float32Array) =>
  dot(vector, vector) === 0 ? vector : unitLength(vector.map((part, k) => part - meanShare * (mean[k] ?? 0)))
