import type { Bigram } from './bigrams.ts'
import { clauseOverlap } from './likeness.ts'
import { dot, type Profile } from './profile.ts'
import type { Compared } from './side.ts'

/** From this rarity on a bigram belongs to a name or a special word, not to the language of reports. */
const rareFrom = 4.6

/** The share of a promise's words, and of its rare ones, that stand in some sentences; ½ where it has no rare ones. */
export function coverage({ whole }: Compared, isThere: (bigram: Bigram) => boolean): { all: number; rare: number } {
  let [all, rare, rareAll] = [0, 0, 0]
  for (const [bigram, weight] of whole.weights) {
    const there = isThere(bigram)
    if (there) all += weight
    if (weight < rareFrom) continue
    rareAll += weight
    if (there) rare += weight
  }
  return { all: whole.sum > 0 ? all / whole.sum : 0, rare: rareAll > 0 ? rare / rareAll : 0.5 }
}

/** What one clause of a promise is answered by. */
export interface ClauseAnswer {
  /** Words of the clause that its answer has, 0 to 1; likeness; the geometric mean of both. */
  readonly words: number
  readonly like: number
  readonly both: number
  /** Where the answer with the highest mean stands: which sentence and which of its clauses. */
  readonly sentence: number
  readonly clause: number
}

/** How the clauses of a promise are answered by clauses of some sentences. */
export interface ClauseAnswers {
  /** One a clause of the promise, in order. */
  readonly parts: readonly ClauseAnswer[]
  /** The part that is answered best. */
  readonly best: ClauseAnswer
  /** The means over all parts by their weight. */
  readonly words: number
  readonly like: number
}

/** How well the clauses of a promise are answered by these sentences: each measure is a share from 0 to 1. */
export function clauseAnswers(promise: Compared, sentences: readonly Compared[]): ClauseAnswers {
  const parts = promise.clauses.map((part, i) => answered(part, promise.clauseVectors[i], sentences))
  let [words, like, all] = [0, 0, 0]
  for (const [i, part] of parts.entries()) {
    const weight = promise.clauses[i]?.sum ?? 0
    words += weight * part.words
    like += weight * part.like
    all += weight
  }
  const best = parts.reduce((one, other) => (other.both > one.both ? other : one), unanswered)
  return { parts, best, words: all > 0 ? words / all : 0, like: all > 0 ? like / all : 0 }
}

const unanswered: ClauseAnswer = { words: 0, like: 0, both: 0, sentence: 0, clause: 0 }

function answered(part: Profile, vector: Float32Array | undefined, sentences: readonly Compared[]): ClauseAnswer {
  let found = unanswered
  for (const [sentence, { clauses, clauseVectors }] of sentences.entries())
    for (const [clause, other] of clauses.entries()) {
      const shared = clauseOverlap(part, other)
      const otherVector = clauseVectors[clause]
      const alike = vector && otherVector ? Math.max(0, dot(vector, otherVector)) : 0
      const both = Math.sqrt(shared * alike)
      const at = both > found.both ? { both, sentence, clause } : found
      found = { ...at, both: at.both, words: Math.max(found.words, shared), like: Math.max(found.like, alike) }
    }
  return found
}

/** True for what any of some profiles holds. */
export function heldBy(profiles: readonly Profile[]): (bigram: Bigram) => boolean {
  return (bigram) => profiles.some(({ weights }) => weights.has(bigram))
}
