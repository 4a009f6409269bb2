import type { Report } from '../report.ts'
import type { BigramTable } from './bigram-table.ts'
import { readFigures } from './figure-answers.ts'
import type { Sides } from './figure-evidence.ts'
import { rarityIn } from './profile.ts'
import { type RankFeatures, rankFeatures } from './ranking.ts'
import { type Compared, centred, sideOf } from './side.ts'
import { claimsOf, type Promised, promisesOf, type Statement } from './statements.ts'

/** Two reports laid side by side, before anything is weighed. */
export interface Observation {
  readonly promises: readonly Compared<Promised>[]
  readonly claims: readonly Compared<Statement>[]
  readonly plans: readonly Compared<Promised>[]
  readonly claimFeatures: readonly (readonly RankFeatures[])[]
  readonly planFeatures: readonly (readonly RankFeatures[])[]
  readonly sides: Sides
}

export function observe(last: Report, next: Report, table: BigramTable): Observation {
  const sentences = [last, next].flatMap(({ text, units }) => units.map(({ span }) => text.slice(...span)))
  const rarity = rarityIn(table, sentences)
  const promiseSide = sideOf(last.text, promisesOf(last), table, rarity)
  const claimSide = sideOf(next.text, claimsOf(next), table, rarity)
  const planSide = sideOf(next.text, promisesOf(next), table, rarity)
  const [promises, claims] = centred(promiseSide, claimSide)
  const [again, plans] = centred(promiseSide, planSide)
  return {
    ...{ promises, claims, plans },
    claimFeatures: rankFeatures(promises, claims),
    planFeatures: rankFeatures(again, plans),
    sides: {
      lastText: last.text,
      nextText: next.text,
      claims,
      isInReview: inAny(claims),
      lastYear: last.results.flatMap(({ figures }) => readFigures(figures, last.text)),
      claimFigures: claims.map(({ statement: { figures } }) => readFigures(figures, next.text)),
    },
  }
}

function inAny(claims: readonly Compared[]): Sides['isInReview'] {
  const all = new Set(claims.flatMap(({ whole }) => [...whole.weights.keys()]))
  return (bigram) => all.has(bigram)
}
