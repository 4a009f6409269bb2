import { bigramsOf } from './bigrams.ts'
import { answerOf, promisedFigures, readFigures } from './figure-answers.ts'
import type { Again } from './settlement.ts'
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
