import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitmentNumber, numberNamed, taskNumber } from './task-number.ts'

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
