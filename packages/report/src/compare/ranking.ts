import { type Likeness, likenessOf } from './likeness.ts'
import { neighbourhood } from './neighbours.ts'
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

/** For every promise what every sentence is like. */
export function rankFeatures(promises: readonly Compared[], claims: readonly Compared[]): RankFeatures[][] {
  const around = neighbourhood(promises, claims)
  return promises.map((promise, i) =>
    claims.map((claim, j) => ({ ...likenessOf(promise, claim), neighbours: around[i]?.[j] ?? 0 })),
  )
}

/** The sentences of one promise, best first; never one to one, for one result answers many promises. */
export function ranked(features: readonly RankFeatures[], weights: Readonly<Record<string, number>>): Candidate[] {
  const scores = features.map((each) => weighed(weights, each))
  const most = Math.max(...scores)
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
  return features
    .map((each, index) => {
      const score = scores[index] ?? 0
      return { index, score, likelihood: Math.exp(score - most) / all, features: each }
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
}
