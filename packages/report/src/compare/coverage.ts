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

/** How the clauses of a promise are answered by clauses of some sentences. */
export interface ClauseAnswers {
  /** Words of the best answered clause that its answer has, 0 to 1, and the same together with likeness. */
  readonly best: number
  readonly bestAlike: number
  /** The mean over all clauses, by their weight: of words, of likeness. */
  readonly mean: number
  readonly meanAlike: number
  /** Where the best answer stands: which sentence and which of its clauses. */
  readonly sentence: number
  readonly clause: number
}

export function clauseAnswers(promise: Compared, sentences: readonly Compared[]): ClauseAnswers {
  let found = { best: 0, bestAlike: 0, sentence: 0, clause: 0 }
  let [mean, meanAlike, all] = [0, 0, 0]
  for (const [i, part] of promise.clauses.entries()) {
    const vector = promise.clauseVectors[i]
    if (!vector) continue
    let [words, alike] = [0, 0]
    for (const [sentence, { clauses, clauseVectors }] of sentences.entries())
      for (const [clause, other] of clauses.entries()) {
        const shared = clauseOverlap(part, other)
        const like = Math.max(0, dot(vector, clauseVectors[clause] ?? vector))
        const both = Math.sqrt(shared * like)
        if (both > found.bestAlike) found = { ...found, bestAlike: both, sentence, clause }
        words = Math.max(words, shared)
        alike = Math.max(alike, like)
      }
    found.best = Math.max(found.best, words)
    mean += part.sum * words
    meanAlike += part.sum * alike
    all += part.sum
  }
  return { ...found, mean: all > 0 ? mean / all : 0, meanAlike: all > 0 ? meanAlike / all : 0 }
}

/** True for what any of some profiles holds. */
export function heldBy(profiles: readonly Profile[]): (bigram: Bigram) => boolean {
  return (bigram) => profiles.some(({ weights }) => weights.has(bigram))
}
