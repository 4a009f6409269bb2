import { expect, test } from 'vitest'
import { chineseNumeral } from './chinese-numeral.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [99, '九十九'],
  [100, '100'],
])('%i is written %s', (value, words) => expect(chineseNumeral(value)).toBe(words))
