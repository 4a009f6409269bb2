import dayjs from 'dayjs'

/** The days of a month, `2031-03`, as whole weeks from Monday to Sunday; null where a day is of another month. */
export function monthWeeks(month: string): (string | null)[][] {
  const first = dayjs(`${month}-01`)
  // of dayjs Sunday is 0
  const before = (first.day() + 6) % 7
  const days = Array.from({ length: first.daysInMonth() }, (_, index) => first.add(index, 'day').format('YYYY-MM-DD'))
  const cells = [...Array.from({ length: before }, () => null), ...days]
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The month so many months after another; before it where negative. */
export const monthAfter = (month: string, months: number): string =>
  dayjs(`${month}-01`).add(months, 'month').format('YYYY-MM')
