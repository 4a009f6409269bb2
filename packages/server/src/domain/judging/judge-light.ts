import { daysBetween } from '../day.ts'
import type { LightColour, Pace } from '../vocabulary.ts'
import type { IndicatorVerdict } from './judge-indicator.ts'
import type { LightRules } from './light-rules.ts'
import { toTenth } from './points.ts'

/** What a light is computed from; kept beside it, so that it can be explained and computed again. */
export interface LightInputs {
  /** The day that is judged, `YYYY-MM-DD`. */
  readonly day: string
  /** Whether that day is over: what was due on it is past. */
  readonly dayOver: boolean
  /** The month the report speaks of, 1–12. */
  readonly month: number
  readonly closed: boolean
  /** Percent planned by the month's end; null when nothing is required yet. */
  readonly plan: number | null
  /** Percent done as last reported, never clamped; null when nothing is known. */
  readonly actual: number | null
  readonly indicators: readonly IndicatorVerdict[]
  /** The task's limit; null when it has none inside the year. */
  readonly dueOn: string | null
  /** Nodes that are not met. */
  readonly openNodes: readonly { readonly wording: string; readonly dueOn: string }[]
  readonly report: ReportStanding
}

/** Where the period's report stands. */
export interface ReportStanding {
  /** `waiting`: not there, and not late yet. */
  readonly kind: 'in-time' | 'late' | 'waiting' | 'missing'
  /** How many reports in a row are missing up to now, this one included once it is late. */
  readonly missingInARow: number
}

/** Why a light is what it is: a name for programs, a sentence for people. */
export interface LightReason {
  readonly rule:
    | 'closed'
    | 'far-behind'
    | 'behind'
    | 'past-due'
    | 'near-node'
    | 'past-node'
    | 'report-late'
    | 'reports-missing'
    | 'binding-missed'
    | 'regressed'
    | 'indicator-unmet'
    | 'attention'
    | 'on-plan'
    | 'no-plan'
    | 'acceptance-withdrawn'
  readonly words: string
  /** For beside a light: `节点逾期 12 天`; names no node, so that it may be public. Empty where the light's word says all. */
  readonly brief?: string
}

/** A light with its word, or 尚无填报, which is a state of the report and not a light. */
export type LightVerdict =
  | { readonly kind: 'unreported' }
  | {
      readonly kind: 'light'
      readonly light: LightColour
      /** 达进度, 欠进度, 超进度; null where no percentage is required. */
      readonly pace: Pace | null
      readonly deviation: number | null
      /** All grounds of this colour, the weightiest first, those of the reporting after those of the work; a word of attention under a green light. */
      readonly reasons: readonly LightReason[]
    }

/**
 * The light of a task for a period. Pure: the same inputs and rules give the same light on any later day.
 * Silence never stays green: a report that is missing makes it yellow, several in a row red.
 * @see 2.3 of the domain reference, boundaries exactly
 */
export function judgeLight(inputs: LightInputs, rules: LightRules): LightVerdict {
  const { deviation, pace } = paceOf(inputs)
  const light = (colour: LightColour, reasons: readonly LightReason[]): LightVerdict => ({
    kind: 'light',
    light: colour,
    pace,
    deviation,
    reasons,
  })
  if (inputs.closed) return light('blue', [{ rule: 'closed', words: '已办结。', brief: '' }])
  const red = redReasons(inputs, rules, deviation)
  if (red.length > 0) return light('red', red)
  const yellow = yellowReasons(inputs, rules, deviation)
  if (yellow.length > 0) return light('yellow', yellow)
  const judged = inputs.indicators.some((verdict) => verdict.kind === 'judged')
  const awaited = inputs.indicators.some((verdict) => verdict.kind === 'open' && verdict.reason === 'no-value')
  if (inputs.plan === null && !judged && !awaited && deviation === null)
    return light('grey', [{ rule: 'no-plan', words: '本期没有进度要求。', brief: '' }])
  if (deviation === null && !judged) return { kind: 'unreported' }
  if (deviation !== null && deviation < 0)
    return light('green', [
      {
        rule: 'attention',
        words: `欠序时进度 ${points(-deviation)} 个百分点，请关注。`,
        brief: `欠进度 ${points(-deviation)} 个百分点`,
      },
    ])
  return light('green', [{ rule: 'on-plan', words: '达到本期进度要求。', brief: '' }])
}

/** The deviation that counts: the report's own against its plan, or the worst of the indicators' where they carry it. */
function paceOf({ plan, actual, indicators, month }: LightInputs): {
  readonly deviation: number | null
  readonly pace: Pace | null
} {
  const own = plan === null || actual === null ? null : toTenth(actual - plan)
  const theirs = indicators.flatMap((verdict) =>
    verdict.kind === 'judged' && verdict.deviation !== null ? [verdict.deviation] : [],
  )
  const all = own === null ? theirs : [own, ...theirs]
  const unmet = indicators.some((verdict) => verdict.kind === 'judged' && !verdict.met)
  if (all.length === 0) return { deviation: null, pace: unmet ? 'behind' : null }
  const deviation = Math.min(...all)
  if (deviation < 0 || unmet) return { deviation, pace: 'behind' }
  const wholes = [
    ...(actual === null ? [] : [actual > 100]),
    ...indicators.flatMap((verdict) => (verdict.kind === 'judged' && verdict.beyond !== null ? [verdict.beyond] : [])),
  ]
  const beyond = month < 12 && wholes.length > 0 && wholes.every(Boolean)
  return { deviation, pace: beyond ? 'beyond' : 'met' }
}

/** All of it is there as far as is known: what only waits to be closed is not past its limit. */
function isReached({ actual, indicators }: LightInputs): boolean {
  const known = actual !== null || indicators.some(({ kind }) => kind === 'judged')
  const lacking = indicators.some((verdict) =>
    verdict.kind === 'judged' ? !verdict.met : verdict.reason === 'no-value' || verdict.reason === 'year-end',
  )
  return known && !lacking && (actual === null || actual >= 100)
}

/** Ranks, grades and what else is reached or not, without a percentage on the way. */
const isUnmetOrder = (verdict: IndicatorVerdict): boolean =>
  verdict.kind === 'judged' && !verdict.met && verdict.deviation === null

function redReasons(inputs: LightInputs, rules: LightRules, deviation: number | null): LightReason[] {
  const { dueOn, day, dayOver, month, report, indicators } = inputs
  const reasons: LightReason[] = []
  if (rules.bindingIsRed && indicators.some((verdict) => verdict.kind === 'judged' && verdict.bindingMissed))
    reasons.push({ rule: 'binding-missed', words: '约束性指标未完成。', brief: '约束性指标未完成' })
  if (indicators.some((verdict) => verdict.kind === 'judged' && verdict.regressed))
    reasons.push({ rule: 'regressed', words: '应当保持的指标出现倒退。', brief: '指标出现倒退' })
  // before that a rank or a grade that is not reached is yellow
  if (month === 12 && dayOver && indicators.some(isUnmetOrder))
    reasons.push({
      rule: 'indicator-unmet',
      words: '到年底，位次、等级等指标仍未达到要求。',
      brief: '年底指标未达要求',
    })
  const past = dueOn !== null && (dueOn < day || (dayOver && dueOn === day))
  if (past && !isReached(inputs)) {
    const over = daysBetween(dueOn, day)
    const brief = over > 0 ? `超过完成时限 ${over} 天` : '已到完成时限'
    reasons.push({ rule: 'past-due', words: `已超过完成时限（${dueOn}）。`, brief })
  }
  if (deviation !== null && deviation < rules.redBelow) {
    const behind = `落后 ${points(-deviation)} 个百分点`
    reasons.push({ rule: 'far-behind', words: `${behind}，超过 ${-rules.redBelow} 个百分点。`, brief: behind })
  }
  if (report.missingInARow >= rules.missingForRed) {
    const brief = report.missingInARow > 1 ? `连续 ${report.missingInARow} 期未填报` : '未按期填报'
    reasons.push({ rule: 'reports-missing', words: `连续 ${report.missingInARow} 期没有填报。`, brief })
  }
  return reasons
}

function yellowReasons(inputs: LightInputs, rules: LightRules, deviation: number | null): LightReason[] {
  const { day, report, openNodes, indicators } = inputs
  const reasons: LightReason[] = []
  if (deviation !== null && deviation <= rules.yellowAt) {
    const behind = `落后 ${points(-deviation)} 个百分点`
    reasons.push({ rule: 'behind', words: `${behind}。`, brief: behind })
  }
  for (const { wording, dueOn } of openNodes) {
    const left = daysBetween(day, dueOn)
    if (left < 0)
      reasons.push({
        rule: 'past-node',
        words: `节点“${wording}”已过 ${-left} 天，尚未完成。`,
        brief: `节点逾期 ${-left} 天`,
      })
    else if (left <= rules.nodeDays)
      reasons.push({
        rule: 'near-node',
        words: `距节点“${wording}”（${dueOn}）还有 ${left} 天，尚未完成。`,
        brief: left === 0 ? '节点到期未完成' : `距节点 ${left} 天未完成`,
      })
  }
  if (indicators.some(isUnmetOrder))
    reasons.push({ rule: 'indicator-unmet', words: '位次、等级等指标尚未达到要求。', brief: '指标未达要求' })
  if (rules.lateIsYellow && report.kind === 'late')
    reasons.push({ rule: 'report-late', words: '本期填报逾期。', brief: '逾期后填报' })
  if (rules.lateIsYellow && report.kind === 'missing')
    reasons.push({ rule: 'report-late', words: '本期没有按时填报。', brief: '未按期填报' })
  return reasons
}

const points = (value: number): string => String(toTenth(value))
