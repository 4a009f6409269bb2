import { clauseAnswers } from './coverage.ts'
import { answerOf } from './figure-answers.ts'
import type { Candidate } from './ranking.ts'
import { promisedFigures, type ReadFigure } from './read-figures.ts'
import type { Compared } from './side.ts'
import { slogans } from './slogans.ts'
import type { Promised } from './statements.ts'
import { weighed } from './weights.ts'

/** So many first candidates are looked at clause by clause. */
const looked = 12

/** What the candidates are, and what their figures are compared with. */
export interface Field {
  readonly lastText: string
  readonly sentences: readonly Compared[]
  readonly figures: readonly (readonly ReadFigure[])[]
  readonly lastYear: readonly ReadFigure[]
}

/** For each of the first candidates: its score, and how its clauses and figures answer those of the promise. */
export function refinements(
  promise: Compared<Promised>,
  candidates: readonly Candidate[],
  field: Field,
): Record<string, number>[] {
  const promised = promisedFigures(promise.statement.figures, field.lastText)
  return candidates.slice(0, looked).map(({ index, score }) => {
    const sentence = field.sentences[index]
    const { best, words } = clauseAnswers(promise, sentence ? [sentence] : [])
    const said = field.figures[index] ?? []
    const answers = promised.filter((figure) => answerOf(figure, said, field.lastYear) !== null).length
    return {
      ...{ score, best: best.both, clauses: words, figures: answers / Math.max(1, promised.length) },
      // a heading alone says nothing of a thing that can be checked
      bareHeading: sentence?.statement.role === 'review-heading' && slogans(promise.statement) < 0.5 ? 1 : 0,
    }
  })
}

/** The first candidates put in order again by their clauses and figures; the others stay behind them. */
export function refined(
  promise: Compared<Promised>,
  candidates: readonly Candidate[],
  field: Field,
  weights: Readonly<Record<string, number>>,
): Candidate[] {
  const scores = refinements(promise, candidates, field).map((features) => weighed(weights, features))
  const most = Math.max(...scores)
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
  const first = scores.flatMap((score, i): Candidate[] => {
    const candidate = candidates[i]
    return candidate ? [{ ...candidate, score, likelihood: Math.exp(score - most) / all }] : []
  })
  const others = candidates.slice(looked).map((candidate): Candidate => ({ ...candidate, likelihood: 0 }))
  return [...first.sort((a, b) => b.score - a.score || a.index - b.index), ...others]
}
