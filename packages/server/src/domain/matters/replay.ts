import type { UnknownYear, WorkCalendar } from '../calendar/work-calendar.ts'
import { dayOf } from '../day.ts'
import { type ClockRule, clockVersion, type DueMoment, dueMoments } from './clock.ts'

/** All that the due moments of a matter followed from, as it is stored beside them: no later change of a calendar moves them. */
export interface ClockInputs {
  readonly rule: ClockRule
  /** When the matter was handed out, ISO 8601 in UTC. */
  readonly from: string
  /** Years whose calendar was looked at; none where version 1 counted natural days and moved nothing. */
  readonly years: readonly number[]
  /** Days from the first to the last one of the clock that are not as their weekday has them; none where natural days were counted and nothing was moved. */
  readonly days: Readonly<Record<string, 'off' | 'work'>>
}

/** The due moments with what they were computed from; refused where the calendar does not know a year. */
export type StartedClock =
  | { readonly kind: 'due'; readonly moments: readonly DueMoment[]; readonly inputs: ClockInputs }
  | UnknownYear

/**
 * The due moments of a matter handed out at `from`, and what they can be computed from again. They are counted as it is done
 * today, also where the rule was drafted under an earlier version.
 */
export function startClock(drafted: ClockRule, from: Date, calendar: WorkCalendar): StartedClock {
  const rule: ClockRule = { ...drafted, version: clockVersion }
  const due = dueMoments(rule, from, calendar)
  if (due.kind === 'refused') return due
  const asked = rule.counting.basis === 'work' || rule.counting.moveToWorkday
  const first = dayOf(from)
  const last = due.moments.reduce((latest, { day }) => (day > latest ? day : latest), first)
  const within = asked ? [...calendar.days].filter(([day]) => day >= first && day <= last) : []
  const years = [...calendar.years].filter((year) => year >= yearOf(first) && year <= yearOf(last))
  return {
    kind: 'due',
    moments: due.moments,
    inputs: {
      rule,
      from: from.toISOString(),
      years: years.toSorted((a, b) => a - b),
      days: Object.fromEntries(within.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

/** The same moments again, from what was stored. @throws {Error} when the inputs lack a year that they need */
export function replayClock({ rule, from, years, days }: ClockInputs): readonly DueMoment[] {
  const due = dueMoments(rule, new Date(from), { years: new Set(years), days: new Map(Object.entries(days)) })
  if (due.kind === 'refused') throw new Error(`the stored inputs of a clock lack the calendar of ${due.year}`)
  return due.moments
}

const yearOf = (day: string): number => Number(day.slice(0, 4))
