import { expect, test } from 'vitest'
import { taskNumber } from './task-number.ts'

test.each([
  ['the first task keeps the number of its commitment, split or not', { number: 12, part: 1 }, '12'],
  ['the others say which they are', { number: 12, part: 2 }, '12-2'],
])('%s', (_, task, number) => expect(taskNumber(task)).toBe(number))
