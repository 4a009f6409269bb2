import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitmentNumber, numberedTask, numberNamed, numbersWords, numberWords, taskNumber } from './task-number.ts'

test('numbers of the three origins are told apart, and parts keep them', () => {
  expect([12, 10_003, 20_002].map(commitmentNumber)).toEqual(['12', '目标3', '增2'])
  expect(taskNumber({ number: 10_003, part: 2 })).toBe('目标3-2')
})

test('what is written of a number is read as that number', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 10_000, 20_000), fc.integer({ min: 1, max: 9_999 }), (origin, n) => {
      expect(numberNamed(commitmentNumber(origin + n))).toBe(origin + n)
    }),
  )
  expect(numberNamed('第三')).toBeUndefined()
})

test.each([
  ['12', '第 12 项', '第 12 项任务', '第12项'],
  ['12-2', '第 12-2 项', '第 12-2 项任务', '第12-2项'],
  ['目标1', '预期目标 1', '预期目标 1', '预期目标1'],
  ['增2', '报告外任务 2', '报告外任务 2', '报告外任务2'],
])('%s is said as %s', (number, said, titled, close) => {
  expect([numberWords(number), numberedTask(number), numberWords(number, 'none')]).toEqual([said, titled, close])
})

test('several numbers are said as one, the report’s first; of many the first, and how many', () => {
  expect(numbersWords(['3', '目标1', '8-2'])).toBe('第 3、8-2 项、预期目标 1')
  expect(numbersWords(['3', '4', '5'], 2)).toBe('第 3、4 项等 3 项')
})
