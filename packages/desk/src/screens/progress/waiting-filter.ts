import type { WaitingReport } from '@luoshi/server/desk/reporting/progress-routes.ts'

/** What a report may be looked for by, beside its unit. */
export const marks = ['coordination', 'falling', 'late', 'objected'] as const
/** One of {@link marks}. */
export type Mark = (typeof marks)[number]

/** Labels of the marks. */
export const markWords: Readonly<Record<Mark, string>> = {
  coordination: '需协调',
  falling: '进度下降',
  late: '报送逾期',
  objected: '有不同意见',
}

const bears: Readonly<Record<Mark, (waiting: WaitingReport) => boolean>> = {
  coordination: ({ report }) => report.coordination.trim() !== '',
  // what was not said neither falls nor rises
  falling: ({ report, percentBefore }) =>
    report.percent !== null && percentBefore !== null && Number(report.percent) < Number(percentBefore),
  late: ({ daysLate }) => daysLate > 0,
  objected: ({ objected }) => objected > 0,
}

/** In which order reports are looked at; `sent` is what waits longest first, as the server has it. */
export const orders = ['sent', 'number', 'unit', 'percent'] as const
/** One of {@link orders}. */
export type Order = (typeof orders)[number]

/** Labels of the orders. */
export const orderWords: Readonly<Record<Order, string>> = {
  sent: '先报先审',
  number: '按序号',
  unit: '按单位',
  percent: '进度低的在前',
}

/** Of which year and unit, with which mark and in which order reports are looked at; null where it does not matter. */
export interface WaitingFilter {
  readonly year: number | null
  readonly unit: string | null
  readonly mark: Mark | null
  readonly order: Order
}

/** The filter an address has. */
export function readWaitingFilter(address: URLSearchParams): WaitingFilter {
  const [mark, order] = [address.get('only'), address.get('order')]
  return {
    year: Number(address.get('year')) || null,
    unit: address.get('unit'),
    mark: marks.find((one) => one === mark) ?? null,
    order: orders.find((one) => one === order) ?? 'sent',
  }
}

/** The reports that a filter leaves, in its order. */
export function filterWaiting(
  reports: readonly WaitingReport[],
  { year, unit, mark, order }: WaitingFilter,
): readonly WaitingReport[] {
  const left = reports.filter(
    (report) =>
      (year === null || report.period.year === year) &&
      (unit === null || report.unit === unit) &&
      (mark === null || bears[mark](report)),
  )
  return order === 'sent' ? left : left.toSorted((a, b) => compare[order](a, b) || byNumber(a, b))
}

const byNumber = (a: WaitingReport, b: WaitingReport) =>
  a.period.year - b.period.year || a.number - b.number || a.part - b.part

const compare: Readonly<Record<Exclude<Order, 'sent'>, (a: WaitingReport, b: WaitingReport) => number>> = {
  number: byNumber,
  unit: (a, b) => a.unit.localeCompare(b.unit, 'zh-CN'),
  // who said no number comes last
  percent: (a, b) => Number(a.report.percent ?? Number.MAX_VALUE) - Number(b.report.percent ?? Number.MAX_VALUE),
}
