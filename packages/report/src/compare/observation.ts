import type { Report } from '../report.ts'
import type { BigramTable } from './bigram-table.ts'
import type { Sides } from './figure-evidence.ts'
import { glossaryOf } from './glossary.ts'
import { rarityIn } from './profile.ts'
import { type Eligible, rankFeatures } from './ranking.ts'
import { readFigures } from './read-figures.ts'
import type { Field } from './refined.ts'
import { type Compared, centred, sideOf } from './side.ts'
import { claimsOf, type Promised, promisesOf, type Statement } from './statements.ts'

/** Two reports side by side, before they are compared. */
export interface Observation {
  /** Centred against the claims, and against the next plan. */
  readonly promises: readonly Compared<Promised>[]
  readonly again: readonly Compared<Promised>[]
  readonly claims: readonly Compared<Statement>[]
  readonly plans: readonly Compared<Promised>[]
  readonly claimFeatures: readonly (readonly Eligible[])[]
  readonly planFeatures: readonly (readonly Eligible[])[]
  readonly sides: Sides
  readonly planField: Field
}

/** What two reports of one place tell of one another before any verdict: both sides, and how rare their words are. */
export function observe(last: Report, next: Report, table: BigramTable): Observation {
  const sentences = [last, next].flatMap(({ text, units }) => units.map(({ span }) => text.slice(...span)))
  const rarity = rarityIn(table, sentences)
  const glossary = glossaryOf(last, next)
  const promiseSide = sideOf(last.text, promisesOf(last), table, rarity, glossary)
  const claimSide = sideOf(next.text, claimsOf(next), table, rarity, glossary)
  const planSide = sideOf(next.text, promisesOf(next), table, rarity, glossary)
  const [promises, claims] = centred(promiseSide, claimSide)
  const [again, plans] = centred(promiseSide, planSide)
  const lastYear = last.results.flatMap(({ figures }) => readFigures(figures, last.text))
  const figuresOf = (statements: readonly Compared[]) =>
    statements.map(({ statement: { figures } }) => readFigures(figures, next.text))
  return {
    ...{ promises, again, claims, plans },
    claimFeatures: rankFeatures(promises, claims),
    planFeatures: rankFeatures(again, plans),
    sides: {
      lastText: last.text,
      nextText: next.text,
      sentences: claims,
      isInReview: inAny(claims),
      lastYear,
      figures: figuresOf(claims),
    },
    planField: { lastText: last.text, sentences: plans, figures: figuresOf(plans), lastYear: [] },
  }
}

function inAny(claims: readonly Compared[]): Sides['isInReview'] {
  const all = new Set(claims.flatMap(({ whole }) => [...whole.weights.keys()]))
  return (bigram) => all.has(bigram)
}
