import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine, printable } from './printable.ts'
import { aligned } from './table.ts'
import { clipped, columns, padded } from './width.ts'

test.each([
  ['GDP', 3],
  ['地区生产总值', 12],
  ['增长6%，', 8],
  ['𠮷', 2],
  ['Ⅱ类“四敢”', 9],
  ['e\u0301', 1],
])('%s takes %i columns', (text, width) => expect(columns(text)).toBe(width))

test('columns of a table stand under each other', () => {
  expect(
    aligned([
      ['指标', 'x', '原文'],
      ['GDP', '≥ 6%', ''],
      ['居民收入', '与经济增长同步', '…'],
    ]),
  ).toEqual(['指标      x               原文', 'GDP       ≥ 6%', '居民收入  与经济增长同步  …'])
})

test('filled up and cut to a width, never beyond it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
      expect(columns(clipped(text, width))).toBeLessThanOrEqual(width)
      expect(columns(padded(text, width))).toBeGreaterThanOrEqual(width)
    }),
  )
})

test('what steers a terminal is gone, the words stay', () => {
  expect(printable('聚\u001b]0;x\u0007焦\u009b31m\u202e产业\n\t')).toBe('聚]0;x焦31m产业\n\t')
  expect(oneLine('名\r\n字\t.txt')).toBe('名 字 .txt')
})
