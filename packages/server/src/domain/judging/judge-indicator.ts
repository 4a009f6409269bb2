import { toTenth } from './points.ts'
import { gradePlace, waterGrade } from './water-grade.ts'

/** How an indicator of a task is judged. */
export interface IndicatorTarget {
  readonly name: string
  /**
   * share 份额: the amount so far against the whole, by time · growth 增速: the rate so far against the target rate ·
   * level 水平: reached or not at any time of the year, 开工率 ≥ 60 %; no way to it from zero ·
   * lower 越低越好: a level that is not to be exceeded · reduction 削减: the fall so far against the fall wanted ·
   * rank 位次 · grade 等级 · maintained 保持: a state that is to last · done 完成: a thing that is to be there.
   */
  readonly rule: 'share' | 'growth' | 'level' | 'lower' | 'reduction' | 'rank' | 'grade' | 'maintained' | 'done'
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

/** A reading: a number, or words for a grade; both null while there is none. */
export interface IndicatorValue {
  readonly value: number | null
  readonly text: string | null
}

/** Where an indicator stands. */
export type IndicatorVerdict =
  /** No value is required or known yet: never 0, never a failure. `no-plan`: nothing of it is asked by then. */
  | { readonly kind: 'open'; readonly reason: 'year-end' | 'no-target' | 'no-value' | 'no-plan' }
  | {
      readonly kind: 'judged'
      readonly met: boolean
      /** Percent reached, never clamped; null where a percentage would be wrong: ranks, grades, states. */
      readonly actual: number | null
      /** Percent that should be reached by now; null as above. */
      readonly plan: number | null
      /** Points between; of a growth rate between the rates. Null as above. */
      readonly deviation: number | null
      /** More than the whole target is reached; null where the target is no whole to be filled: rates, levels, ranks. */
      readonly beyond: boolean | null
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
  const byPlan = target.rule === 'share' || target.rule === 'done'
  if (known === null || (known.value === null && known.text === null))
    return byPlan && plan === null && !final ? noPlan : noValue
  switch (target.rule) {
    case 'share':
      return judgeShare(target, known.value, plan, final)
    case 'growth':
      return judgeLevel(target, known.value, (value, wanted) => ({
        actual: value,
        plan: wanted,
        deviation: value - wanted,
      }))
    case 'level':
      return judgeLevel(target, known.value, () => noNumbers)
    case 'lower':
      // as the formula for what is to be kept low has it: 2 − actual/target, here without floor or cap; of a target below
      // zero the distance counts by its size
      return judgeLevel(target, known.value, (value, wanted) =>
        wanted === 0
          ? { actual: null, plan: null, deviation: null }
          : {
              actual: 100 + ((wanted - value) / Math.abs(wanted)) * 100,
              plan: 100,
              deviation: ((wanted - value) / Math.abs(wanted)) * 100,
            },
      )
    case 'reduction':
      return judgeReduction(target, known)
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
  more: { readonly beyond?: boolean; readonly regressed?: boolean; readonly due?: boolean } = {},
): IndicatorVerdict => ({
  kind: 'judged',
  met,
  actual: numbers.actual === null ? null : toTenth(numbers.actual),
  plan: numbers.plan === null ? null : toTenth(numbers.plan),
  deviation: numbers.deviation === null ? null : toTenth(numbers.deviation),
  beyond: more.beyond ?? null,
  regressed: more.regressed ?? false,
  bindingMissed: binding && !met && (more.due ?? true),
})

const noTarget = { kind: 'open', reason: 'no-target' } as const
const noValue = { kind: 'open', reason: 'no-value' } as const
const noPlan = { kind: 'open', reason: 'no-plan' } as const
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
  if (required === null) return noPlan
  const deviation = toTenth(actual - required)
  // on the way a tenth of a point is as fine as it is looked at; in the end 99.96 is not the whole
  const met = final ? value >= target.value : deviation >= 0
  return judged(target, met, { actual, plan: required, deviation }, { beyond: actual > 100, due: final })
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

function judgeReduction(target: IndicatorTarget, { value: said, text }: IndicatorValue): IndicatorVerdict {
  const value = directed(target, said, text)
  if (target.value === null) return noTarget
  if (value === null) return noValue
  const { base } = target
  const [fall, wanted] = base === null ? [-value, -target.value] : [base - value, base - target.value]
  // falls are written with a sign or without: 下降5% as −5 or 5
  const [fallen, goal] = base === null && wanted < 0 ? [-fall, -wanted] : [fall, wanted]
  if (goal === 0) return judged(target, fallen >= 0, noNumbers)
  const actual = (fallen / goal) * 100
  // 40 − 38.1 is a hair under 1.9 in binary; 99.96 is not the whole
  return judged(
    target,
    actual > 100 - 1e-9,
    { actual, plan: 100, deviation: actual - 100 },
    { beyond: toTenth(actual) > 100 },
  )
}

/** A rate with the direction that was said beside it, 下降 or 上升, in the sign that the target is written with; as it stands where none was. */
function directed({ value: wanted, base }: IndicatorTarget, value: number | null, text: string | null): number | null {
  if (value === null || base !== null) return value
  if (text === '下降') return wanted !== null && wanted > 0 ? Math.abs(value) : -Math.abs(value)
  if (text === '上升') return wanted !== null && wanted > 0 ? -Math.abs(value) : Math.abs(value)
  return value
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
  const wanted = target.value ?? (isWhole(target.text) ? 100 : null)
  const reached = value ?? (isWhole(text) ? 100 : null)
  if (wanted !== null && reached !== null) {
    const lower = target.op === '<=' || target.op === '<'
    const kept = lower ? reached <= wanted : reached >= wanted
    return judged(target, kept, noNumbers, { regressed: !kept })
  }
  if (target.text === null) return noTarget
  const kept = text?.trim() === target.text.trim()
  return judged(target, kept, noNumbers, { regressed: !kept })
}

/** Whether a word says that all of it is there: 全覆盖, 完成验收; not 完成80%, 完成部分, 实现率98%. */
function isWhole(text: string | null): boolean {
  if (text === null || !/^(全覆盖|清零|完成|达标|实现|是|保持)/.test(text.trim())) return false
  if (/未|没有|部分|是否/.test(text)) return false
  const percents = [...text.matchAll(/(\d+(?:\.\d+)?)\s*[%％]/g)].map(([, percent]) => Number(percent))
  return percents.every((percent) => percent >= 100)
}

function judgeDone(
  target: IndicatorTarget,
  { value, text }: IndicatorValue,
  plan: number | null,
  final: boolean,
): IndicatorVerdict {
  const done = value === null ? isWhole(text) : value >= (target.value ?? 100)
  const actual = value === null ? (done ? 100 : 0) : (value / (target.value || 100)) * 100
  const required = final ? 100 : plan
  const beyond = toTenth(actual) > 100
  if (required === null)
    return done ? judged(target, true, { actual, plan: null, deviation: null }, { beyond }) : noPlan
  const numbers = { actual, plan: required, deviation: actual - required }
  return judged(target, done || toTenth(actual) >= required, numbers, { beyond, due: final })
}
