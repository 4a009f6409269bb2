import { addDays, dayOf } from '../day.ts'
import type { PeriodKind } from '../vocabulary.ts'

/** How a place reports. */
export interface PeriodRule {
  readonly kind: PeriodKind
  /** Day of the period's last month that is the last on time; a shorter month's last day stands for it. */
  readonly dueDay: number
  /** Days within which a unit is to sign for a task. */
  readonly signWithin: number
}

/** By the month, due on its 28th. */
export const defaultPeriodRule: PeriodRule = { kind: 'month', dueDay: 28, signWithin: 3 }

/** The last day to sign for a task on time, by a clock of its own: the period's due day has no part in it. */
export const signBy = (assignedAt: Date, { signWithin }: Pick<PeriodRule, 'signWithin'>): string =>
  addDays(dayOf(assignedAt), signWithin)

/** A period of a year, half-open `[startsOn, endsOn)`, days as `YYYY-MM-DD`. */
export interface YearPeriod {
  readonly kind: PeriodRule['kind']
  readonly ordinal: number
  readonly startsOn: string
  readonly endsOn: string
  readonly dueOn: string
}

/** What stands in the way of moving a period's due day. */
export type DueDayBar = 'closed' | 'same' | 'past' | 'before-start' | 'too-late'

/** The most days behind the end of a period on which its reports may still be due. */
export const longestDelay = 60

/** Why a period's due day cannot be moved to a day; undefined when it can. Nobody is made late by it on the spot. */
export function dueDayBar(
  period: Pick<YearPeriod, 'startsOn' | 'endsOn' | 'dueOn'> & { readonly closed: boolean },
  dueOn: string,
  today: string,
): DueDayBar | undefined {
  if (period.closed) return 'closed'
  if (dueOn === period.dueOn) return 'same'
  if (dueOn < today) return 'past'
  if (dueOn < period.startsOn) return 'before-start'
  return dueOn > addDays(period.endsOn, longestDelay) ? 'too-late' : undefined
}

/** `10月`, `第三季度`, `上半年`; nothing for a whole year, whose number stands before. */
export function periodWords({ kind, ordinal }: Pick<YearPeriod, 'kind' | 'ordinal'>): string {
  switch (kind) {
    case 'month':
      return `${ordinal}月`
    case 'quarter':
      return `第${'一二三四'.charAt(ordinal - 1)}季度`
    case 'half-year':
      return ordinal === 1 ? '上半年' : '下半年'
    case 'year':
      return ''
  }
}

/** `2031年3月`; of a whole year only the year. */
export const periodName = (period: Pick<YearPeriod, 'kind' | 'ordinal'> & { readonly year: number }): string =>
  `${period.year}年${periodWords(period)}`

/** How many months a period of each kind has. */
export const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const satisfies Readonly<
  Record<PeriodKind, number>
>

/** The last month of a period, 1 to 12. */
export const lastMonth = ({ kind, ordinal }: Pick<YearPeriod, 'kind' | 'ordinal'>): number => ordinal * monthsIn[kind]

/** The periods of a year, in order. */
export function periodsOf(year: number, { kind, dueDay }: PeriodRule): readonly YearPeriod[] {
  const length = monthsIn[kind]
  return Array.from({ length: 12 / length }, (_, index) => {
    const last = (index + 1) * length
    const days = new Date(Date.UTC(year, last, 0)).getUTCDate()
    return {
      kind,
      ordinal: index + 1,
      startsOn: day(year, index * length + 1, 1),
      endsOn: last === 12 ? day(year + 1, 1, 1) : day(year, last + 1, 1),
      dueOn: day(year, last, Math.min(dueDay, days)),
    }
  })
}

/**
 * The periods of a year that have begun by `today` and are not open, in order. Behind those that are open the year goes on
 * without gap or overlap: each next one is of the kind that holds on the day it begins, or, where none of that kind begins
 * there, of the kind before: from months to quarters in the middle of May, May and June are still months. A year of which
 * nothing is open yet begins in January, by the rule that holds today.
 * @param open the year's periods that are open, in whatever order
 */
export function periodsToOpen(
  year: number,
  today: string,
  open: readonly Pick<YearPeriod, 'kind' | 'endsOn'>[],
  ruleOn: (day: string) => PeriodRule,
): readonly YearPeriod[] {
  const last = open.toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1)).at(-1)
  if (!last) return periodsOf(year, ruleOn(today)).filter(({ startsOn }) => startsOn <= today)
  const found: YearPeriod[] = []
  for (let { kind, endsOn: from } = last; from <= today; ) {
    const rule = ruleOn(from)
    const begins = (one: YearPeriod) => one.startsOn === from
    const next = periodsOf(year, rule).find(begins) ?? periodsOf(year, { ...rule, kind }).find(begins)
    // the year is over
    if (!next) break
    found.push(next)
    kind = next.kind
    from = next.endsOn
  }
  return found
}

const day = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
