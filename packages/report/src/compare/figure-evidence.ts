import type { Figure } from '../report.ts'
import type { Bigram } from './bigrams.ts'
import { answerOf } from './figure-answers.ts'
import { sumOf } from './figure-sums.ts'
import { metricLikeness, metricWords } from './metric-words.ts'
import type { Candidate } from './ranking.ts'
import { promisedFigures, type ReadFigure } from './read-figures.ts'
import type { Field } from './refined.ts'
import type { FigureAnswer } from './settlement.ts'
import type { Compared } from './side.ts'
import type { Promised, Statement } from './statements.ts'

/** Both sides of a comparison, as the verdicts need them. */
export interface Sides extends Field {
  readonly nextText: string
  readonly sentences: readonly Compared<Statement>[]
  /** The words of the whole review. */
  readonly isInReview: (bigram: Bigram) => boolean
}

/** What the first sentences say of a promise's figures. */
export interface FigureEvidence {
  /** Each answer with the index of its sentence. */
  readonly answers: readonly { readonly claim: number; readonly answer: FigureAnswer }[]
  /** The promised figures that nothing answers, or only what is measured otherwise. */
  readonly open: readonly Figure[]
  /** Of the promised figures: those answered by a figure that can be compared with them, each by how alike the metrics are. */
  readonly named: number
  /** Of the promised figures: those reached, missed, told by another yardstick, not answered; all 0 without any. */
  readonly shares: Readonly<Record<'reached' | 'below' | 'yardstick' | 'unanswered', number>>
}

/** How the figures of a promise are answered by the figures of its candidates. */
export function figuresFor(promise: Promised, candidates: readonly Candidate[], sides: Sides): FigureEvidence {
  const promised = promisedFigures(promise.figures, sides.lastText)
  const answers: { claim: number; answer: FigureAnswer }[] = []
  const told = candidates.map(({ index }) => ({ claim: index, figures: sides.figures[index] ?? [] }))
  const open: Figure[] = []
  let named = 0
  const count = { reached: 0, below: 0, yardstick: 0, unanswered: 0 }
  for (const figure of promised) {
    const found = candidates.flatMap(({ index }) => {
      const answer = answerOf(figure, sides.figures[index] ?? [], sides.lastYear)
      return answer ? [{ claim: index, answer }] : []
    })
    const one = found.find(({ answer }) => answer.result !== 'yardstick') ?? found[0]
    const best = one?.answer.result === 'reached' ? one : (sumOf(figure, told, sides.nextText) ?? one)
    if (best) answers.push(best)
    named += best && best.answer.result !== 'yardstick' ? likeness(figure, best.answer) : 0
    if (!best || best.answer.result === 'yardstick') open.push(figure.figure)
    if (!best) count.unanswered++
    else if (isMissed(figure, best.answer)) count.below++
    else count[best.answer.result]++
  }
  const share = (each: number) => each / Math.max(1, promised.length)
  return {
    ...{ answers, open },
    named: share(named),
    shares: {
      reached: share(count.reached),
      below: share(count.below),
      yardstick: share(count.yardstick),
      unanswered: share(count.unanswered),
    },
  }
}

/**
 * Below; or fewer of a higher level than were promised of a lower one: what is told falls short, whatever the yardstick.
 * Not where the promise was of how many there would be: what was added says nothing against that.
 */
function isMissed({ stock }: ReadFigure, { result, value, change, said, unit }: FigureAnswer): boolean {
  if (result !== 'yardstick') return result === 'below'
  return !stock && !change && unit !== '%' && !said.derived && Number(said.value) < Number(value)
}

const likeness = ({ words }: ReadFigure, { said }: FigureAnswer) => metricLikeness(words, metricWords(said.metric))
