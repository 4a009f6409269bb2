import { dayAfter } from '../day.ts'
/** The days of a year that are not as their weekday has them, as the State Council's office published them. */
export interface PublishedHolidays {
  readonly year: number
  readonly source: string
  /** Days and ranges `MM-DD` or `MM-DD~MM-DD` (both ends in). */
  readonly off: readonly string[]
  readonly work: readonly string[]
}

/** What a new place's calendar begins with; later years are entered by the office when they are published. */
export const publishedHolidays: readonly PublishedHolidays[] = [
  {
    year: 2023,
    source: '国务院办公厅关于2023年部分节假日安排的通知',
    off: ['01-01~01-02', '01-21~01-27', '04-05', '04-29~05-03', '06-22~06-24', '09-29~10-06'],
    work: ['01-28~01-29', '04-23', '05-06', '06-25', '10-07~10-08'],
  },
  {
    year: 2024,
    source: '国务院办公厅关于2024年部分节假日安排的通知',
    off: ['01-01', '02-10~02-17', '04-04~04-06', '05-01~05-05', '06-10', '09-15~09-17', '10-01~10-07'],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知',
    off: ['01-01', '01-28~02-04', '04-04~04-06', '05-01~05-05', '05-31~06-02', '10-01~10-08'],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知',
    off: ['01-01~01-03', '02-15~02-23', '04-04~04-06', '05-01~05-05', '06-19~06-21', '09-25~09-27', '10-01~10-07'],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
]

/** The days that `MM-DD` and `MM-DD~MM-DD` name in a year, `YYYY-MM-DD`, in order. */
export function daysNamed(year: number, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const [from = '', to = from] = name.split('~')
    const days: string[] = []
    for (let day = `${year}-${from}`; day <= `${year}-${to}`; day = dayAfter(day)) days.push(day)
    return days
  })
}
