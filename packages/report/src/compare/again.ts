import { bigramsOf } from './bigrams.ts'
import { clauseAnswers, coverage, heldBy } from './coverage.ts'
import { answerOf } from './figure-answers.ts'
import type { Candidate } from './ranking.ts'
import { promisedFigures, readFigures } from './read-figures.ts'
import type { Field } from './refined.ts'
import type { Again } from './settlement.ts'
import type { Compared } from './side.ts'
import type { Promised, Statement } from './statements.ts'

/** How a sentence of the next plan promises the same: by its figures where both have them, otherwise by its words. */
export function howAgain(promise: Promised, next: Statement, lastText: string, nextText: string): Again['how'] {
  const said = readFigures(next.figures, nextText)
  const answers = promisedFigures(promise.figures, lastText).flatMap((figure) => answerOf(figure, said, []) ?? [])
  const compared = answers.filter(({ value, said }) => typeof value === 'number' && typeof said.value === 'number')
  if (compared.some(({ result }) => result !== 'yardstick')) {
    const raised = compared.filter(({ value, said }) => Number(said.value) > Number(value)).length
    const lowered = compared.filter(({ value, said }) => Number(said.value) < Number(value)).length
    if (raised !== lowered) return raised > lowered ? 'raised' : 'lowered'
    if (raised === 0) return 'same'
  }
  if (answers.length > 0) return answers.some(({ result }) => result === 'yardstick') ? 'yardstick' : 'reworded'
  return sameWords(promise.text, next.text) >= 0.8 ? 'same' : 'reworded'
}

/** The share of bigrams two sentences have in common, of all either has. */
function sameWords(a: string, b: string): number {
  const [first, second] = [new Set(bigramsOf(a)), new Set(bigramsOf(b))]
  const both = [...first].filter((bigram) => second.has(bigram)).length
  return both / Math.max(1, first.size + second.size - both)
}

/** What tells whether the first sentences of the next plan promise the same. */
export function againFeatures(
  promise: Compared<Promised>,
  candidates: readonly Candidate[],
  field: Field,
): Record<string, number> {
  const [first, second] = candidates
  const sentences = candidates.slice(0, 3).flatMap(({ index }) => field.sentences[index] ?? [])
  const [one, three] = [1, 3].map((count) =>
    coverage(promise, heldBy(sentences.slice(0, count).map(({ whole }) => whole))),
  )
  const { best, words, like } = clauseAnswers(promise, sentences)
  return {
    ...first?.features,
    top: (first?.score ?? 0) / 10,
    gap: ((first?.score ?? 0) - (second?.score ?? 0)) / 3,
    likelihood: first?.likelihood ?? 0,
    ...{ words: one?.all ?? 0, wordsOfThree: three?.all ?? 0, rare: one?.rare ?? 0, rareOfThree: three?.rare ?? 0 },
    ...{ bestAlike: best.both, clauses: words, clausesAlike: like },
    length: Math.log((1 + promise.whole.weights.size) / 20),
    figured: promise.statement.figures.length > 0 ? 1 : 0,
  }
}
