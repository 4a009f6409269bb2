import type { DayCounting, UnknownYear, WorkCalendar } from '../calendar/work-calendar.ts'
import { nextWorkday, unknownYearWithin } from '../calendar/work-calendar.ts'
import { dayAfter, dayOf } from '../day.ts'
import type { Importance } from '../vocabulary.ts'
import { type Limit, lastDay } from './limit.ts'

/**
 * The way moments are computed here; a change of it takes the next number, and what was computed before keeps its own. 1 counted
 * natural days into a year without a published calendar.
 */
export const clockVersion = 2

/** 研究部署, 反馈办理情况, 节点, 办结 */
export const clockSteps = ['deploy', 'feedback', 'milestone', 'settle'] as const
/** A step that a matter's clock counts to: 部署, 反馈, a node of its milestone plan, 办结. */
export type ClockStep = (typeof clockSteps)[number]

export type { Importance } from '../vocabulary.ts'

/** The clock of a matter: what is due after how long, and how that is counted. */
export interface ClockRule {
  readonly version: 1 | typeof clockVersion
  readonly preset: '13710' | '710' | 'own'
  /** A plan's nodes are counted from 1; the other steps have none. */
  readonly steps: readonly { readonly step: ClockStep; readonly limit: Limit; readonly node?: number }[]
  readonly counting: DayCounting
  /** The hour at which a last day ends, `HH:MM` in Asia/Shanghai, after 00:00 up to 24:00. */
  readonly cutOff: string
}

/** A node of a milestone plan: what is reached by the end of a day. */
export interface PlanNode {
  readonly day: string
  readonly words: string
}

/** The moment at which a step is due, which is the first that is too late. */
export interface DueMoment {
  readonly step: ClockStep
  /** Which node of the plan, from 1; 0 for the other steps. */
  readonly node: number
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly cutOff: string
  readonly at: Date
}

/** How a clock is set otherwise than its preset. */
export type ClockSettings = Partial<DayCounting & { readonly cutOff: string }>

/**
 * The clock of a preset. 13710: deployed the same day, feedback within 3 days, settled within 7, or within a month where the
 * matter is major; the day it is handed out is not counted. 710: settled within 7 days or a month, the day of deployment
 * counted. Natural days up to 24:00, nothing moved, unless the settings say otherwise.
 */
export function presetClock(preset: '13710' | '710', importance: Importance, settings: ClockSettings = {}): ClockRule {
  const settle: Limit = importance === 'major' ? { kind: 'months', count: 1 } : { kind: 'days', count: 7 }
  const steps =
    preset === '13710'
      ? ([
          { step: 'deploy', limit: { kind: 'same-day' } },
          { step: 'feedback', limit: { kind: 'days', count: 3 } },
          { step: 'settle', limit: settle },
        ] as const)
      : ([{ step: 'settle', limit: settle }] as const)
  return { version: clockVersion, preset, steps, ...counted(preset === '710', settings) }
}

/** A clock of the office's own: settled within a limit. */
export function ownClock(limit: Limit, settings: ClockSettings = {}): ClockRule {
  return { version: clockVersion, preset: 'own', steps: [{ step: 'settle', limit }], ...counted(false, settings) }
}

/**
 * A clock whose settling follows a milestone plan (办理节点) instead of its limit: each day but the last is a node, the last is the
 * day of settling. Undefined where the days do not follow one another.
 * @see 1.1 of the domain reference: a major matter that cannot be settled within a month has nodes with days instead
 */
export function planClock(rule: ClockRule, days: readonly string[]): ClockRule | undefined {
  const last = days.at(-1)
  if (last === undefined || days.some((day, index) => index > 0 && day <= (days[index - 1] ?? ''))) return undefined
  const nodes = days
    .slice(0, -1)
    .map((day, index) => ({ step: 'milestone' as const, limit: { kind: 'date' as const, day }, node: index + 1 }))
  const others = rule.steps.filter(({ step }) => step !== 'settle' && step !== 'milestone')
  return { ...rule, steps: [...others, ...nodes, { step: 'settle', limit: { kind: 'date', day: last } }] }
}

/** Whether a clock follows a milestone plan. */
export const hasPlan = ({ steps }: ClockRule): boolean => steps.some(({ step }) => step === 'milestone')

function counted(countFirst: boolean, settings: ClockSettings): Pick<ClockRule, 'counting' | 'cutOff'> {
  const { basis = 'natural', moveToWorkday = false, cutOff = '24:00' } = settings
  return { counting: { basis, countFirst: settings.countFirst ?? countFirst, moveToWorkday }, cutOff }
}

/**
 * The moments at which a matter handed out at `from` is due, in the order of the rule's steps.
 *
 * The hour of `from` matters only where a limit would end before it began: what is due the same day and was handed out at or
 * after the cut-off is due at the cut-off of the next day, or the next workday where workdays are counted or the last day is
 * moved to one.
 *
 * Refused where a limit that is counted, by whichever days, passes through a year whose calendar is not published. A day that a
 * person named is not counted: it needs the calendar only where it is moved to a workday.
 */
export function dueMoments(
  rule: ClockRule,
  from: Date,
  calendar: WorkCalendar,
): { readonly kind: 'due'; readonly moments: readonly DueMoment[] } | UnknownYear {
  const { counting, cutOff } = rule
  const moments: DueMoment[] = []
  for (const { step, limit, node = 0 } of rule.steps) {
    let last = lastDay(calendar, dayOf(from), limit, counting)
    if (last.kind === 'refused') return last
    if (limit.kind !== 'date' && momentOf(last.day, cutOff) <= from) {
      const next = dayAfter(dayOf(from))
      const toWorkday = counting.basis === 'work' || counting.moveToWorkday
      last = toWorkday ? nextWorkday(calendar, next) : { kind: 'day', day: next }
      if (last.kind === 'refused') return last
    }
    const unknown = rule.version > 1 && limit.kind !== 'date' && unknownYearWithin(calendar, dayOf(from), last.day)
    if (unknown) return unknown
    moments.push({ step, node, day: last.day, cutOff, at: momentOf(last.day, cutOff) })
  }
  return { kind: 'due', moments }
}

/** A day's hour in Asia/Shanghai; 24:00 is the first moment of the next day. */
export function momentOf(day: string, hour: string): Date {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return new Date(Date.parse(day) + ((hours - 8) * 60 + minutes) * 60_000)
}

/** A due moment as it is written: `2026-02-16T24:00+08:00`. */
export const writtenMoment = ({ day, cutOff }: Pick<DueMoment, 'day' | 'cutOff'>): string => `${day}T${cutOff}+08:00`
