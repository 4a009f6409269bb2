import { monthsIn, periodWords } from '../reporting/periods.ts'
import type { BulletinKind } from './bulletin-table.ts'

/** Which months of a year a bulletin speaks of, both included. */
export interface BulletinSpan {
  readonly kind: BulletinKind
  readonly year: number
  readonly from: number
  readonly to: number
}

/** The months of a bulletin that is about the period ending with `month`; a subject is about the year up to it. */
export function bulletinSpan(kind: BulletinKind, year: number, month: number): BulletinSpan {
  if (kind === 'subject') return { kind, year, from: 1, to: month }
  const to = Math.ceil(month / monthsIn[kind]) * monthsIn[kind]
  return { kind, year, from: to - monthsIn[kind] + 1, to }
}

/** `2031年9月`, `2031年第三季度`, `2031年上半年`, `2031年`; of a subject `2031年1—9月`. */
export function spanWords({ kind, year, from, to }: BulletinSpan): string {
  if (kind === 'subject') return from === to ? `${year}年${to}月` : `${year}年${from}—${to}月`
  return `${year}年${periodWords({ kind, ordinal: to / monthsIn[kind] })}`
}

/** What the span before is called: `上月`, `上季度`, `上半年`, `上年`. */
export const beforeWords: Readonly<Record<BulletinKind, string>> = {
  month: '上月',
  quarter: '上季度末',
  'half-year': '上个半年末',
  year: '上年末',
  subject: '年初',
}

/** First day, and first day after, of a span. */
export function spanDays({ year, from, to }: BulletinSpan): readonly [start: string, end: string] {
  const first = (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}-01`
  return [first(year, from), to === 12 ? first(year + 1, 1) : first(year, to + 1)]
}
