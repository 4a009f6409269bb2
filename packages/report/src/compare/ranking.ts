import type { Bigram } from './bigrams.ts'
import { type Likeness, likenessOf } from './likeness.ts'
import { neighbourhood } from './neighbours.ts'
import { dot } from './profile.ts'
import type { Compared } from './side.ts'
import { weighed } from './weights.ts'

/** By what a sentence may be nearer to another promise than to this one. */
export const rivalries = ['rivalContext', 'rivalOwn', 'rivalWords'] as const

/** How much nearer a sentence is to the promise it is nearest to: 0 where that is this one. */
type Rivalry = Readonly<Record<(typeof rivalries)[number], number>>

/** What is weighed of a promise and a sentence: what they are alike in, where their neighbours point, and rivals. */
export type RankFeatures = Likeness & Rivalry & { readonly neighbours: number }

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
  const lists = promises.map((promise, i) =>
    shortlist(promise, claims, contexts[i] ?? new Float32Array(0), holders).flatMap((index) => {
      const claim = claims[index]
      return claim ? [{ index, likeness: likenessOf(promise, claim), neighbours: around[i]?.[index] ?? 0 }] : []
    }),
  )
  const nearest = nearestTo(lists.flat(), claims.length)
  return lists.map((list) =>
    list.map(({ index, likeness, neighbours }) => {
      const most = nearest[index] ?? likeness
      const rivalry: Rivalry = {
        rivalContext: most.context - likeness.context,
        rivalOwn: most.own - likeness.own,
        rivalWords: most.rareOverlap - likeness.rareOverlap,
      }
      return { index, features: { ...likeness, ...rivalry, neighbours } }
    }),
  )
}

type Nearness = Pick<Likeness, 'context' | 'own' | 'rareOverlap'>

/** How near each sentence is to the promise it is nearest to; undefined for a sentence on no list. */
function nearestTo(
  eligible: readonly { readonly index: number; readonly likeness: Likeness }[],
  count: number,
): (Nearness | undefined)[] {
  const nearest = new Array<Nearness | undefined>(count)
  for (const { index, likeness } of eligible) {
    const most = nearest[index] ?? likeness
    nearest[index] = {
      context: Math.max(most.context, likeness.context),
      own: Math.max(most.own, likeness.own),
      rareOverlap: Math.max(most.rareOverlap, likeness.rareOverlap),
    }
  }
  return nearest
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
