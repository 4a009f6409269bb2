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

/** Of which unit and with which mark reports are looked for; null where it does not matter. */
export interface WaitingFilter {
  readonly unit: string | null
  readonly mark: Mark | null
}

/** The filter an address bears. */
export function readWaitingFilter(address: URLSearchParams): WaitingFilter {
  const mark = address.get('only')
  return { unit: address.get('unit'), mark: marks.find((one) => one === mark) ?? null }
}

/** The reports that a filter leaves, in their order. */
export const filterWaiting = (
  reports: readonly WaitingReport[],
  { unit, mark }: WaitingFilter,
): readonly WaitingReport[] =>
  reports.filter((report) => (unit === null || report.unit === unit) && (mark === null || bears[mark](report)))
