import { toTenth } from './points.ts'
import { gradePlace, waterGrade } from './water-grade.ts'

/** How an indicator of a task is judged. */
export interface IndicatorTarget {
  readonly name: string
  /**
   * share 份额: the amount so far against the whole, by time · growth 增速: the rate so far against the target rate ·
   * lower 越低越好: a level that is not to be exceeded · reduction 削减: the fall so far against the fall wanted ·
   * rank 位次 · grade 等级 · maintained 保持: a state that is to last · done 完成: a thing that is to be there.
   */
  readonly rule: 'share' | 'growth' | 'lower' | 'reduction' | 'rank' | 'grade' | 'maintained' | 'done'
  /** `=`, `>=`, `<=`, `>`, `<`, `~`, `rank<=`, `grade`, `done`, `with` */
  readonly op: string
  readonly value: number | null
  /** A grade or word. */
  readonly text: string | null
  /** The upper end of a range, or a stretch value (力争), which is hoped for and not required. */
  readonly max: number | null
  /** Value at the year's start, from which a reduction counts when levels and not rates are reported. */
  readonly base: number | null
  readonly binding: boolean
  /** Measured once, at the year's end: left out before. */
  readonly yearEndOnly: boolean
}

export interface IndicatorValue {
  readonly value: number | null
  readonly text: string | null
}

/** Where an indicator stands. */
export type IndicatorVerdict =
  /** No value is required or known yet: never 0, never a failure. */
  | { readonly kind: 'open'; readonly reason: 'year-end' | 'no-target' | 'no-value' }
  | {
      readonly kind: 'judged'
      readonly met: boolean
      /** Percent reached, never clamped; null where a percentage would be wrong: ranks, grades, states. */
      readonly actual: number | null
      /** Percent that should be reached by now; null as above. */
      readonly plan: number | null
      /** Points between; of a growth rate between the rates. Null as above. */
      readonly deviation: number | null
      /** A state that was to last has been lost. */
      readonly regressed: boolean
      /** A binding target that is not kept to where it has to be by now. */
      readonly bindingMissed: boolean
    }

/**
 * Judge an indicator by the last value known, at the end of a month.
 * @param plan percent that should be done by then, for `share` and `done`; null when nothing is required yet
 * @param final whether the year, or the task's time, is over
 * @see 0.7, 0.8, 5.1–5.3 of the domain reference
 */
export function judgeIndicator(
  target: IndicatorTarget,
  known: IndicatorValue | null,
  plan: number | null,
  final: boolean,
): IndicatorVerdict {
  if (target.yearEndOnly && !final) return { kind: 'open', reason: 'year-end' }
  if (known === null || (known.value === null && known.text === null)) return { kind: 'open', reason: 'no-value' }
  switch (target.rule) {
    case 'share':
      return judgeShare(target, known.value, plan, final)
    case 'growth':
      return judgeLevel(target, known.value, (value, wanted) => ({
        actual: value,
        plan: wanted,
        deviation: value - wanted,
      }))
    case 'lower':
      // as the formula for what is to be kept low has it: 2 − actual/target, here without floor or cap
      return judgeLevel(target, known.value, (value, wanted) =>
        wanted === 0
          ? { actual: null, plan: null, deviation: null }
          : { actual: (2 - value / wanted) * 100, plan: 100, deviation: (1 - value / wanted) * 100 },
      )
    case 'reduction':
      return judgeReduction(target, known.value)
    case 'rank':
      return judgeOrder(target, known.value, target.value)
    case 'grade':
      return judgeOrder(target, placeOf(known.text), placeOf(target.text))
    case 'maintained':
      return judgeMaintained(target, known)
    case 'done':
      return judgeDone(target, known, plan, final)
  }
}

const judged = (
  { binding }: IndicatorTarget,
  met: boolean,
  numbers: { readonly actual: number | null; readonly plan: number | null; readonly deviation: number | null },
  more: { readonly regressed?: boolean; readonly due?: boolean } = {},
): IndicatorVerdict => ({
  kind: 'judged',
  met,
  actual: numbers.actual === null ? null : toTenth(numbers.actual),
  plan: numbers.plan === null ? null : toTenth(numbers.plan),
  deviation: numbers.deviation === null ? null : toTenth(numbers.deviation),
  regressed: more.regressed ?? false,
  bindingMissed: binding && !met && (more.due ?? true),
})

const noTarget = { kind: 'open', reason: 'no-target' } as const
const noValue = { kind: 'open', reason: 'no-value' } as const
const noNumbers = { actual: null, plan: null, deviation: null }

function judgeShare(
  target: IndicatorTarget,
  value: number | null,
  plan: number | null,
  final: boolean,
): IndicatorVerdict {
  if (target.value === null || target.value === 0) return noTarget
  if (value === null) return noValue
  const actual = toTenth((value / target.value) * 100)
  // in the end all of it is required, whatever the curve says
  const required = final ? 100 : plan
  if (required === null) return judged(target, true, { actual, plan: null, deviation: null }, { due: false })
  const deviation = toTenth(actual - required)
  return judged(target, deviation >= 0, { actual, plan: required, deviation }, { due: final })
}

/** A level or rate that holds at any time of the year: it is met or not, however far the year has come. */
function judgeLevel(
  target: IndicatorTarget,
  value: number | null,
  numbers: (value: number, wanted: number) => { actual: number | null; plan: number | null; deviation: number | null },
): IndicatorVerdict {
  if (target.value === null) return noTarget
  if (value === null) return noValue
  return judged(target, keeps(target, value), numbers(value, target.value))
}

/** Whether a value keeps to a target as its sign says; `左右` is taken at its word, a tolerance is for the office to set. */
function keeps({ rule, op, value: wanted, max }: IndicatorTarget, value: number): boolean {
  if (wanted === null) return true
  const lower = rule === 'lower' || op === '<=' || op === '<'
  if (op === '>') return value > wanted
  if (op === '<') return value < wanted
  if (!lower) return value >= wanted
  // of a range that is not to be exceeded the upper end is the bound
  return value <= Math.max(wanted, max ?? wanted)
}

function judgeReduction(target: IndicatorTarget, value: number | null): IndicatorVerdict {
  if (target.value === null) return noTarget
  if (value === null) return noValue
  const { base } = target
  const [fall, wanted] = base === null ? [-value, -target.value] : [base - value, base - target.value]
  // falls are written with a sign or without: 下降5% as −5 or 5
  const [fallen, goal] = base === null && wanted < 0 ? [-fall, -wanted] : [fall, wanted]
  if (goal === 0) return judged(target, fallen >= 0, noNumbers)
  const actual = toTenth((fallen / goal) * 100)
  return judged(target, actual >= 100, { actual, plan: 100, deviation: actual - 100 })
}

function judgeOrder(target: IndicatorTarget, place: number | null, wanted: number | null): IndicatorVerdict {
  if (wanted === null) return noTarget
  if (place === null) return noValue
  return judged(target, place <= wanted, noNumbers)
}

function placeOf(word: string | null): number | null {
  const grade = word === null ? null : waterGrade(word)
  return grade === null ? null : gradePlace(grade)
}

function judgeMaintained(target: IndicatorTarget, { value, text }: IndicatorValue): IndicatorVerdict {
  const wanted = target.value ?? (wholeWords.test(target.text ?? '') ? 100 : null)
  const reached = value ?? (text === null ? null : wholeWords.test(text) ? 100 : null)
  if (wanted !== null && reached !== null) {
    const lower = target.op === '<=' || target.op === '<'
    const kept = lower ? reached <= wanted : reached >= wanted
    return judged(target, kept, noNumbers, { regressed: !kept })
  }
  if (target.text === null) return noTarget
  const kept = text?.trim() === target.text.trim()
  return judged(target, kept, noNumbers, { regressed: !kept })
}

const wholeWords = /^(全覆盖|清零|完成|达标|实现|是|保持)/

function judgeDone(
  target: IndicatorTarget,
  { value, text }: IndicatorValue,
  plan: number | null,
  final: boolean,
): IndicatorVerdict {
  const done = value === null ? wholeWords.test(text ?? '') : value >= (target.value ?? 100)
  const actual = value === null ? (done ? 100 : 0) : (value / (target.value || 100)) * 100
  const required = final ? 100 : plan
  if (done || required === null)
    return judged(target, true, { actual, plan: required, deviation: required === null ? null : actual - required })
  return judged(target, actual >= required, { actual, plan: required, deviation: actual - required }, { due: final })
}
