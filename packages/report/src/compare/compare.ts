import type { Report } from '../report.ts'
import { againFeatures, howAgain } from './again.ts'
import type { BigramTable } from './bigram-table.ts'
import { evidenceOf } from './evidence.ts'
import { findingsOf } from './findings.ts'
import { type Observation, observe } from './observation.ts'
import { type Candidate, ranked } from './ranking.ts'
import { reasonsOf } from './reasons.ts'
import { refined } from './refined.ts'
import type { Again, Claim, SettledPromise, Settlement } from './settlement.ts'
import { sharedWords } from './shared-words.ts'
import { shippedWeights } from './shipped-weights.ts'
import { isRhetorical } from './slogans.ts'
import { propose } from './verdict.ts'
import { probability, type Weights } from './weights.ts'

/** As many sentences are proposed a promise. */
const proposed = 5

/**
 * Last year's promises, each beside what this year's report says of it: a proposal, for a person to confirm.
 * Nothing is invented: every text stands in one of the two reports, exactly. Where `findings` prevent a settlement,
 * there are no promises.
 */
export function compare(last: Report, next: Report, table: BigramTable, weights: Weights = shippedWeights): Settlement {
  const findings = findingsOf(last, next)
  const prevented = findings.some(({ prevents }) => prevents)
  return {
    schema: 'luoshi.settlement/1',
    rules: weights.version,
    ...{ last: named(last), next: named(next) },
    promises: prevented ? [] : settled(observe(last, next, table), weights),
    findings,
  }
}

const named = ({
  source: { file, sha256 },
  meta: { jurisdiction, planYear, reviewYear },
}: Report): Settlement['last'] => ({
  ...{ file, sha256, jurisdiction, planYear, reviewYear },
})

function settled(observation: Observation, weights: Weights): SettledPromise[] {
  const { promises, sides } = observation
  return promises.map((promise, i): SettledPromise => {
    const { statement } = promise
    const candidates = refined(promise, ranked(observation.claimFeatures[i] ?? [], weights.rank), sides, weights.refine)
    const evidence = evidenceOf(promise, candidates, sides)
    const proposal = propose(evidence, candidates.length > 0, weights)
    const inPlan = observation.again[i] ?? promise
    const again = refined(
      inPlan,
      ranked(observation.planFeatures[i] ?? [], weights.rank),
      observation.planField,
      weights.refine,
    )
    const answers = evidence.figures.answers
    return {
      id: `p${i + 1}`,
      ...{ text: statement.text, span: statement.span, kind: statement.kind },
      ...{ area: statement.area || null, theme: statement.theme, rhetorical: isRhetorical(statement), ...proposal },
      claims: (statement.kind === 'target'
        ? withAnswers(candidates, new Set(answers.map(({ claim }) => claim)))
        : candidates.slice(0, proposed)
      ).flatMap((candidate): Claim[] => {
        const claim = sides.sentences[candidate.index]?.statement
        if (!claim) return []
        return [
          {
            ...{ text: claim.text, span: claim.span, heading: claim.heading || null, likelihood: candidate.likelihood },
            figures: answers.flatMap(({ claim: index, answer }) => (index === candidate.index ? [answer] : [])),
            shared: sharedWords(sides.nextText, claim.span, promise.whole),
          },
        ]
      }),
      promisedAgain:
        again.length > 0 && probability(weights.again, againFeatures(inPlan, again, observation.planField)) > 0.5,
      again: again.slice(0, 3).flatMap(({ index, likelihood }): Again[] => {
        const plan = observation.plans[index]?.statement
        if (!plan) return []
        const how = howAgain(statement, plan, sides.lastText, sides.nextText)
        return [{ text: plan.text, span: plan.span, how, likelihood }]
      }),
      reasons: reasonsOf(evidence, proposal, statement.due?.text ?? null),
    }
  })
}

/** The first five; of a statement of targets those that answer its figures, however many, before the others. */
function withAnswers(candidates: readonly Candidate[], answering: ReadonlySet<number>): Candidate[] {
  const first = candidates.filter(({ index }) => answering.has(index))
  const others = candidates.filter(({ index }) => !answering.has(index))
  return [...first, ...others.slice(0, Math.max(0, proposed - first.length))]
}
