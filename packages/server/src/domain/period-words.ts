import { chineseDay, dayBefore } from './day.ts'

/** A half-open period of days in words: `2022年`, `2023年3月`, `2023年1—3月`, else its first and last day. */
export function periodWords([start, end]: readonly [start: string, end: string]): string {
  const last = dayBefore(end)
  const [year, month, date] = start.split('-').map(Number)
  const [lastYear, lastMonth] = last.split('-').map(Number)
  const monthEnd = end.endsWith('-01')
  if (date !== 1 || !monthEnd || year !== lastYear) return `${chineseDay(start)}至${chineseDay(last)}`
  if (month === 1 && lastMonth === 12) return `${year}年`
  return month === lastMonth ? `${year}年${month}月` : `${year}年${month}—${lastMonth}月`
}
