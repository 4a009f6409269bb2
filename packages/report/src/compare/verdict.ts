import type { Evidence } from './evidence.ts'
import type { Verdict } from './settlement.ts'
import { probability, type Weights } from './weights.ts'

/** A proposed verdict. */
export interface Proposal {
  readonly verdict: Verdict
  readonly certainty: number
  readonly probabilities: Readonly<Record<Verdict, number>>
  readonly silentProbability: number
}

/** Who tells a figure of the same metric speaks of the same thing, hardly a word of it alike (`小麦总产30亿斤`, `夏粮155万吨`). */
const byFigures = 0.85

/** Who says that a named thing is not finished speaks of it. */
const byName = 0.7

/** How far words alone can say that a thing is done whose number nothing meets: never more than they say that it goes on. */
const byWordsAlone = 0.4

/** Whether the object is named at all comes first; then whether it fell short; then whether it was done or is under way. */
export function propose({ features, figures, late }: Evidence, hasClaims: boolean, weights: Weights): Proposal {
  const { shares } = figures
  // where every figure is told by another yardstick, nothing can be compared: the labels call it general
  const incomparable = shares.yardstick > 0 && shares.reached === 0 && shares.below === 0
  const byWords = hasClaims ? probability(weights.named, features) * (incomparable ? 0.4 : 1) : 0
  // what is told late is told by its name
  const named = 1 - (1 - byWords) * (1 - byFigures * figures.named) * (late === null ? 1 : 1 - byName)
  const short = probability(weights.short, features)
  // a promised number that nothing met is not reached because the words are alike, nor is a thing done that goes on, or with one of its stages
  const isOpen = features.numberOpen === 1 || features.notAtEnd === 1
  const met = probability(weights.met, features) * (isOpen ? byWordsAlone : 1)
  const probabilities = {
    met: named * (1 - short) * met,
    short: named * short,
    underway: named * (1 - short) * (1 - met),
    'not-named': 1 - named,
  }
  const said = (['short', 'met', 'underway'] as const).reduce((best, verdict) =>
    probabilities[verdict] > probabilities[best] ? verdict : best,
  )
  const verdict = named > 0.5 ? said : 'not-named'
  return {
    ...{ verdict, certainty: probabilities[verdict], probabilities },
    silentProbability: hasClaims ? probability(weights.silent, features) : 1,
  }
}
