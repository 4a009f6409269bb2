import { clauseAnswers, coverage, heldBy } from './coverage.ts'
import { type FigureEvidence, figuresFor, type Sides } from './figure-evidence.ts'
import type { Candidate } from './ranking.ts'
import type { Compared } from './side.ts'
import { slogans } from './slogans.ts'
import type { Promised } from './statements.ts'
import { demandOf, wordingOf } from './wording.ts'

/** As many first candidates tell whether the object is named, and may answer its figures. */
const looked = 5

/** What speaks for and against a verdict. */
export interface Evidence {
  readonly features: Readonly<Record<string, number>>
  readonly figures: FigureEvidence
  /** The clause of the review that comes nearest to a clause of the promise; null where there is none. */
  readonly nearest: string | null
  /** The promised day has passed and the nearest clause says that it is not finished. */
  readonly overdue: boolean
}

export function evidenceOf(promise: Compared<Promised>, candidates: readonly Candidate[], sides: Sides): Evidence {
  const { statement } = promise
  const top = candidates.slice(0, looked)
  const sentences = top.flatMap(({ index }) => sides.claims[index] ?? [])
  const [first, second] = top
  const [one, three] = [1, 3].map((count) =>
    coverage(promise, heldBy(sentences.slice(0, count).map(({ whole }) => whole))),
  )
  const clauses = clauseAnswers(promise, sentences)
  // the figures of a statement of targets are answered all over the review
  const figures = figuresFor(statement, statement.kind === 'target' ? candidates : top, sides)
  const nearestSpan = sentences[clauses.sentence]?.statement.clauses[clauses.clause]
  const nearest = nearestSpan ? sides.nextText.slice(...nearestSpan) : null
  const said = wordingOf(nearest ?? '')
  const asked = demandOf(statement.text)
  const overdue = statement.due !== null && said.unfinished && !asked.progressOnly
  const features = {
    top: (first?.score ?? 0) / 10,
    gap: ((first?.score ?? 0) - (second?.score ?? 0)) / 3,
    likelihood: first?.likelihood ?? 0,
    context: first?.features.context ?? 0,
    own: first?.features.own ?? 0,
    clause: first?.features.clause ?? 0,
    rareOverlap: first?.features.rareOverlap ?? 0,
    isHeading: first?.features.isHeading ?? 0,
    name: Math.max(0, ...top.map(({ features: { name } }) => name)),
    words: one?.all ?? 0,
    wordsOfThree: three?.all ?? 0,
    rare: one?.rare ?? 0,
    rareOfThree: three?.rare ?? 0,
    rareInReview: coverage(promise, sides.isInReview).rare,
    bestClause: clauses.best,
    bestAlike: clauses.bestAlike,
    clauses: clauses.mean,
    clausesAlike: clauses.meanAlike,
    ...figures.shares,
    length: Math.log((1 + promise.whole.weights.size) / 20),
    parts: statement.clauses.length / 5,
    saidDone: Number(said.done),
    saidProgress: Number(said.progress),
    saidUnfinished: Number(said.unfinished),
    askedDone: Number(asked.done),
    askedProgress: Number(asked.progress),
    askedStart: Number(asked.start),
    begunAsAsked: Number(asked.start && (said.begun || said.done)),
    // a part that falls short makes the whole short, and so does a day that has passed
    missed: Number(overdue || figures.shares.below > 0),
    slogans: slogans(statement),
  }
  return { features, figures, nearest, overdue }
}
