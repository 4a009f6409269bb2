import { expect, test } from 'vitest'
import { numberedTask, numbersWords, numberWords, taskNumber } from './task-number.ts'

test.each([
  ['the first task keeps the number of its commitment, split or not', { number: 12, part: 1 }, '12'],
  ['the others say which they are', { number: 12, part: 2 }, '12-2'],
])('%s', (_, task, number) => expect(taskNumber(task)).toBe(number))

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
