import type { Bigram } from './bigrams.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import { neighbourhood } from './neighbours.ts'
import { dot } from './profile.ts'
import type { Compared } from './side.ts'
import { weighed } from './weights.ts'

/** What is weighed of a promise and a sentence: what they are alike in, and where their neighbours point. */
export type RankFeatures = Likeness & { readonly neighbours: number }

/** One sentence as a candidate. */
export interface Candidate {
  /** Its index among the sentences. */
  readonly index: number
  readonly score: number
  /** Share of all candidates' exponentials, 0 to 1. */
  readonly likelihood: number
  readonly features: RankFeatures
}

/** A sentence that comes into question for a promise. */
export interface Eligible {
  readonly index: number
  readonly features: RankFeatures
}

/** So many sentences come into question for a promise; the right one is hardly ever further off. */
const shortlisted = 40

/** For every promise the sentences that come into question, and what they are like, in the order of the text. */
export function rankFeatures(promises: readonly Compared[], claims: readonly Compared[]): Eligible[][] {
  const contexts = promises.map(({ context }) => Float32Array.from(claims, (claim) => dot(context, claim.context)))
  const around = neighbourhood(promises, claims, contexts)
  const holders = holdersOf(claims)
  return promises.map((promise, i) =>
    shortlist(promise, claims, contexts[i] ?? new Float32Array(0), holders).flatMap((index): Eligible[] => {
      const claim = claims[index]
      return claim ? [{ index, features: { ...likenessOf(promise, claim), neighbours: around[i]?.[index] ?? 0 } }] : []
    }),
  )
}

/** Which sentences hold each bigram. */
function holdersOf(claims: readonly Compared[]): ReadonlyMap<Bigram, readonly number[]> {
  const holders = new Map<Bigram, number[]>()
  for (const [index, { whole }] of claims.entries())
    for (const bigram of whole.weights.keys()) {
      const known = holders.get(bigram)
      if (known) known.push(index)
      else holders.set(bigram, [index])
    }
  return holders
}

/** The sentences nearest in context and in rare words, roughly as the ranking weighs them. */
function shortlist(
  { whole }: Compared,
  claims: readonly Compared[],
  contexts: Float32Array,
  holders: ReadonlyMap<Bigram, readonly number[]>,
): number[] {
  const shared = new Float64Array(claims.length)
  for (const [bigram, weight] of whole.weights)
    for (const index of holders.get(bigram) ?? []) shared[index] = (shared[index] ?? 0) + weight * weight
  const scores = claims.map(
    (claim, index) => (contexts[index] ?? 0) + (shared[index] ?? 0) / Math.sqrt(whole.square * claim.whole.square || 1),
  )
  return scores
    .map((_, index) => index)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, shortlisted)
    .sort((a, b) => a - b)
}

/** The sentences of one promise, best first; never one to one, for one result answers many promises. */
export function ranked(eligible: readonly Eligible[], weights: Readonly<Record<string, number>>): Candidate[] {
  const scores = eligible.map(({ features }) => weighed(weights, features))
  const most = Math.max(...scores)
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
  return eligible
    .map(({ index, features }, i) => {
      const score = scores[i] ?? 0
      return { index, score, likelihood: Math.exp(score - most) / all, features }
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
}
