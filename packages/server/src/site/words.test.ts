import { expect, test } from 'vitest'
import { chineseNumber, clipped, dayWords, periodWords } from './words.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [99, '九十九'],
  [100, '100'],
])('%i is written %s', (value, words) => expect(chineseNumber(value)).toBe(words))

test.each([
  [['2022-01-01', '2023-01-01'], '2022年'],
  [['2023-03-01', '2023-04-01'], '2023年3月'],
  [['2023-01-01', '2023-04-01'], '2023年1—3月'],
  [['2022-12-01', '2023-03-01'], '2022年12月1日至2023年2月28日'],
] as const)('%j is %s', (period, words) => expect(periodWords(period)).toBe(words))

test('a day is said in words, anything else is left alone', () => {
  expect(dayWords('2023-02-05')).toBe('2023年2月5日')
  expect(dayWords('年底')).toBe('年底')
  expect(clipped('𠮷野家的承诺', 4)).toBe('𠮷野家…')
})
