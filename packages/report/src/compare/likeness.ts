import { dot, type Profile } from './profile.ts'
import type { Compared } from './side.ts'

/** In what a promise and a sentence of the next report can be alike by themselves; each about 0 to 1. */
export const likenesses = [
  'context',
  'own',
  'clause',
  'overlap',
  'rareOverlap',
  'name',
  'theme',
  'heading',
  'length',
  'isHeading',
  'isProblem',
  'isGeneral',
  'subjects',
] as const

/** How alike a promise and a sentence are, one measure a name, each from 0 to 1. */
export type Likeness = Readonly<Record<(typeof likenesses)[number], number>>

/** How alike two statements are. */
export function likenessOf(promise: Compared, claim: Compared): Likeness {
  const { role } = claim.statement
  const [p, c] = [promise.whole, claim.whole]
  const common = commonOf(p, c)
  return {
    context: dot(promise.context, claim.context),
    own: dot(promise.own, claim.own),
    clause: bestClause(promise, claim),
    overlap: p.sum > 0 ? common.sum / p.sum : 0,
    rareOverlap: p.square > 0 && c.square > 0 ? common.square / Math.sqrt(p.square * c.square) : 0,
    name: Math.min(1, common.longest / 30),
    theme: promise.statement.theme !== null && promise.statement.theme === claim.statement.theme ? 1 : 0,
    heading: dot(promise.heading, claim.heading),
    length: Math.log(1 + c.weights.size / 20),
    isHeading: role === 'review-heading' || role === 'area' || role === 'heading' ? 1 : 0,
    isProblem: role === 'problem' ? 1 : 0,
    isGeneral: role === 'guidance' ? 1 : 0,
    subjects: commonSubjects(promise.subjects, claim.subjects),
  }
}

/** The cosine of two sets. */
function commonSubjects(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  return [...a].filter((subject) => b.has(subject)).length / Math.sqrt(a.size * b.size)
}

interface Common {
  /** Σ rarity and Σ rarity² of the bigrams both have. */
  readonly sum: number
  readonly square: number
  /** Σ rarity of the rarest run of words both have. */
  readonly longest: number
}

/** What two profiles have in common. */
export function commonOf(a: Profile, b: Profile): Common {
  let [sum, square, longest, run] = [0, 0, 0, 0]
  let before = -1
  for (const [bigram, weight] of a.weights) {
    if (!b.weights.has(bigram)) {
      run = 0
      continue
    }
    sum += weight
    square += weight * weight
    // the next bigram of a run begins with the letter the last one ended with
    run = before >= 0 && Math.floor(bigram / 65_536) === before % 65_536 ? run + weight : weight
    before = bigram
    if (run > longest) longest = run
  }
  return { sum, square, longest }
}

function bestClause(promise: Compared, claim: Compared): number {
  let best = 0
  for (const a of promise.clauseVectors) for (const b of claim.clauseVectors) best = Math.max(best, dot(a, b))
  return best
}

/** Cosine of what two clauses share by rarity, 0 to 1. */
export function clauseOverlap(a: Profile, b: Profile): number {
  if (a.square === 0 || b.square === 0) return 0
  let square = 0
  for (const [bigram, weight] of a.weights) if (b.weights.has(bigram)) square += weight * weight
  return square / Math.sqrt(a.square * b.square)
}
