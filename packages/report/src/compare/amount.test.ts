import { expect, test } from 'vitest'
import { amountOf } from './amount.ts'

test.each([
  [31, '亿斤', 155, '万吨'],
  [15, '亩', 1, '公顷'],
  [5000, '万元', 0.5, '亿元'],
  [2, '兆瓦', 2000, '千瓦'],
  [3, '公里', 3000, '米'],
  [2, '万千瓦', 20, '兆瓦'],
  [7, '家', 7, '个'],
])('%d%s is %d%s', (value, unit, other, otherUnit) => {
  const [a, b] = [amountOf(value, unit), amountOf(other, otherUnit)]
  expect(a.dimension).toBe(b.dimension)
  expect(a.amount).toBeCloseTo(b.amount, 3)
})

test.each([
  ['元', '美元'],
  ['人', '人次'],
  ['%', '个百分点'],
  ['亩', '公里'],
])('%s are never held against %s', (unit, other) => {
  expect(amountOf(1, unit).dimension).not.toBe(amountOf(1, other).dimension)
})
