import { defaultCaps, type ScoreCaps } from './score.ts'

/** By what a period's scores are computed: a table with versions and dates that the office edits. */
export interface ScoreRules {
  /** Whether the place uses scores at all. */
  readonly on: boolean
  /** The weight of a task by the kind of what is measured; a task that has a weight of its own keeps that. */
  readonly development: number
  readonly control: number
  readonly qualitative: number
  /** Per cent by which an emphasised (★) task weighs more. */
  readonly emphasis: number
  /** Before the year's end: against the share that is planned by then, or against the whole of the year. */
  readonly against: 'plan' | 'year'
  /** Points for a matter that was closed as 优秀. */
  readonly excellent: number
  /** Points off for a slip that was issued and not revoked, by colour. */
  readonly blueSlip: number
  readonly orangeSlip: number
  readonly redSlip: number
  /** Points off for what an inspection found partly true, or false. */
  readonly partlyFound: number
  readonly falseFound: number
  readonly caps: ScoreCaps
  /** Days within which a unit objects. */
  readonly objectionDays: number
}

/** Before the office has said otherwise: off. */
export const defaultScoreRules: ScoreRules = {
  on: false,
  development: 10,
  control: 10,
  qualitative: 10,
  emphasis: 20,
  against: 'plan',
  excellent: 1,
  blueSlip: 0.5,
  orangeSlip: 1,
  redSlip: 2,
  partlyFound: 1,
  falseFound: 2,
  caps: defaultCaps,
  objectionDays: 7,
}

/** What is wrong with a table of scores, in words for who edits it; undefined when it will do. */
export function scoreRulesTrouble(rules: ScoreRules): string | undefined {
  if (rules.development + rules.control + rules.qualitative <= 0) return '三类权重不能都是 0：至少有一类要计分。'
  return undefined
}
