import { type ClauseAnswers, clauseAnswers, coverage, heldBy } from './coverage.ts'
import { type FigureEvidence, figuresFor, type Sides } from './figure-evidence.ts'
import { clauseOverlap, commonOf } from './likeness.ts'
import type { Candidate } from './ranking.ts'
import type { Compared } from './side.ts'
import { slogans } from './slogans.ts'
import type { Promised } from './statements.ts'
import { demandOf, type Wording, wordingOf } from './wording.ts'

/** As many first candidates tell whether the object is named, and may answer its figures. */
const looked = 5

/** What speaks for and against a verdict. */
export interface Evidence {
  readonly features: Readonly<Record<string, number>>
  readonly figures: FigureEvidence
  /** The clause of the review that comes nearest to a clause of the promise; null where there is none. */
  readonly nearest: string | null
  /** The words that say that a thing is not finished whose promised day has passed; null where none do. */
  readonly late: string | null
}

/** What speaks for and against each candidate that may answer a promise; candidates come best first. */
export function evidenceOf(promise: Compared<Promised>, candidates: readonly Candidate[], sides: Sides): Evidence {
  const { statement } = promise
  const top = candidates.slice(0, looked)
  // a heading alone answers nothing
  const sentences = top
    .flatMap(({ index }) => sides.sentences[index] ?? [])
    .filter(({ statement: { role } }) => role !== 'review-heading' && role !== 'problem')
  const [first, second] = top
  const [one, three] = [1, 3].map((count) =>
    coverage(promise, heldBy(sentences.slice(0, count).map(({ whole }) => whole))),
  )
  const clauses = clauseAnswers(promise, sentences)
  // the figures of a statement of targets are answered all over the review
  const figures = figuresFor(statement, statement.kind === 'target' ? candidates : top, sides)
  const nearestSpan = sentences[clauses.best.sentence]?.statement.clauses[clauses.best.clause]
  const nearest = nearestSpan ? sides.nextText.slice(...nearestSpan) : null
  const said = wordingOf(nearest ?? '')
  const asked = demandOf(statement.text)
  const late = lateWords(promise, sentences, sides)
  const features = {
    top: (first?.score ?? 0) / 10,
    gap: ((first?.score ?? 0) - (second?.score ?? 0)) / 3,
    likelihood: first?.likelihood ?? 0,
    context: first?.features.context ?? 0,
    own: first?.features.own ?? 0,
    clause: first?.features.clause ?? 0,
    rareOverlap: first?.features.rareOverlap ?? 0,
    rivalWords: first?.features.rivalWords ?? 0,
    isHeading: first?.features.isHeading ?? 0,
    name: Math.max(0, ...top.map(({ features: { name } }) => name)),
    words: one?.all ?? 0,
    wordsOfThree: three?.all ?? 0,
    rare: one?.rare ?? 0,
    rareOfThree: three?.rare ?? 0,
    rareInReview: coverage(promise, sides.isInReview).rare,
    bestClause: Math.max(0, ...clauses.parts.map(({ words }) => words)),
    bestAlike: clauses.best.both,
    clauses: clauses.words,
    clausesAlike: clauses.like,
    ...figures.shares,
    length: Math.log((1 + promise.whole.weights.size) / 20),
    parts: statement.clauses.length / 5,
    saidDone: Number(said.done),
    saidOngoing: Number(
      said.ongoing ||
        isPartly(said, statement.text) ||
        goesOn(promise, sentences[clauses.best.sentence], clauses, sides),
    ),
    notAtEnd: Number(isPartly(said, statement.text) || (said.ongoing && !said.done && !asked.start)),
    partsOngoing: partsOngoing(promise, clauses, sentences, sides),
    saidNearly: Number((said.nearly && asked.done) || isNearly(promise, clauses, sentences, sides)),
    askedDone: Number(asked.done),
    askedProgress: Number(asked.progress),
    askedStart: Number(asked.start),
    begunAsAsked: Number(asked.start && (said.begun || said.done || said.ongoing)),
    // a part that falls short makes the whole short, and so does a day that has passed
    missed: Number(late !== null || figures.shares.below > 0),
    slogans: slogans(statement),
    numberOpen: Number(isNumberOpen(statement, clauses, figures, nearest)),
  }
  return { features, figures, nearest, late }
}

/** Words that say without a number that a number was reached. */
const reachedInWords =
  /(?:超额|全面|全部|如期|圆满|按期|提前|顺利)(?:完成|办结|建成|竣工|交付|投用|达标|兑现)|(?:任务|目标)完成|全覆盖|清零/

/** So many words of a clause must be said again before it counts as answered by itself. */
const leastAnswered = 0.5

/**
 * True where no number of the review meets any that was promised, and no part of the promise without a number is answered by
 * itself: then nothing says that it was reached.
 */
function isNumberOpen(
  { clauses }: Promised,
  { parts }: ClauseAnswers,
  { shares, open }: FigureEvidence,
  nearest: string | null,
): boolean {
  if (open.length === 0 || shares.reached > 0 || shares.below > 0 || reachedInWords.test(nearest ?? '')) return false
  return !clauses.some(
    ([start, end], i) =>
      (parts[i]?.words ?? 0) >= leastAnswered && !open.some(({ span }) => span[0] < end && start < span[1]),
  )
}

/** So alike a part of a promise and a clause must be before the clause speaks for the part. */
const leastAlike = 0.3

/** True where the words tell of a stage that is not what was promised. */
const isPartly = ({ stage }: Wording, promised: string) => stage !== null && !promised.includes(stage)

/** True where the sentence goes on behind its best clause with a day to come: `完成绿化，⟦计划今年“五一”开放⟧`. */
function goesOn(
  { clauses }: Compared<Promised>,
  sentence: Compared | undefined,
  { best }: ClauseAnswers,
  { nextText }: Sides,
): boolean {
  const behind = sentence?.clauses[best.clause + 1]
  const span = sentence?.statement.clauses[best.clause + 1]
  if (!behind || !span || !wordingOf(nextText.slice(...span)).toCome) return false
  // a clause that answers another part speaks for that
  return clauses.every((part) => clauseOverlap(part, behind) < leastAlike)
}

/** Of the parts of a promise that are answered, the share whose answer says that it goes on, or names a stage. */
function partsOngoing(
  { statement }: Compared<Promised>,
  { parts }: ClauseAnswers,
  sentences: readonly Compared[],
  { nextText }: Sides,
): number {
  const said = parts.flatMap(({ both, sentence, clause }) => {
    const span = sentences[sentence]?.statement.clauses[clause]
    return both >= leastAlike && span ? [wordingOf(nextText.slice(...span))] : []
  })
  const open = said.filter((words) => words.ongoing || words.toCome || isPartly(words, statement.text))
  return open.length / Math.max(1, said.length)
}

/** True where a part that was to be done is only nearly done: `基本完成`. */
const isNearly = (
  { statement }: Compared<Promised>,
  { parts }: ClauseAnswers,
  sentences: readonly Compared[],
  { lastText, nextText }: Sides,
): boolean =>
  parts.some(({ both, sentence, clause }, i) => {
    const [part, span] = [statement.clauses[i], sentences[sentence]?.statement.clauses[clause]]
    if (!part || !span || both < leastAlike) return false
    return wordingOf(nextText.slice(...span)).nearly && demandOf(lastText.slice(...part)).done
  })

/** A name two clauses share: the rarity of about three special bigrams. */
const leastName = 9

/**
 * The clause of the review that says of a thing with a promised day that it is not finished; null where none does. The two
 * must share a name. A promised beginning is late only while it is still being prepared.
 */
function lateWords(
  { statement, clauses }: Compared<Promised>,
  sentences: readonly Compared[],
  { lastText, nextText }: Sides,
) {
  const { due } = statement
  if (due === null) return null
  const at = statement.clauses.findIndex((span) => lastText.slice(...span).includes(due.text))
  const [span, part] = [statement.clauses[at], clauses[at]]
  const asked = demandOf(span ? lastText.slice(...span) : '')
  if (!part || asked.progressOnly) return null
  for (const sentence of sentences)
    for (const [i, other] of sentence.clauses.entries()) {
      const otherSpan = sentence.statement.clauses[i]
      if (!otherSpan || commonOf(part, other).longest < leastName) continue
      const behind = sentence.statement.clauses[i + 1]
      const words = nextText.slice(...otherSpan)
      const said = wordingOf(words)
      if (asked.start && !asked.done) {
        if (said.preparing && !said.begun) return words
        continue
      }
      if (said.unfinished || isPartly(said, statement.text)) return words
      // `综合楼完成装修，⟦设备采购正在进行⟧`
      if (behind && wordingOf(nextText.slice(...behind)).toCome) return nextText.slice(otherSpan[0], behind[1])
    }
  return null
}
