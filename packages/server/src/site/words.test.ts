import { expect, test } from 'vitest'
import { clipped, periodWords } from './words.ts'

test.each([
  [['2022-01-01', '2023-01-01'], '2022年'],
  [['2023-03-01', '2023-04-01'], '2023年3月'],
  [['2023-01-01', '2023-04-01'], '2023年1—3月'],
  [['2022-12-01', '2023-03-01'], '2022年12月1日至2023年2月28日'],
] as const)('%j is %s', (period, words) => expect(periodWords(period)).toBe(words))

test('what is too long ends with an ellipsis', () => {
  expect(clipped('𠮷野家的承诺', 4)).toBe('𠮷野家…')
})
