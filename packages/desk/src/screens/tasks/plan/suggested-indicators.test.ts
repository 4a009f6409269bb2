import { expect, test } from 'vitest'
import { openSuggestions, suggestionWords } from './suggested-indicators.ts'

const jobs = {
  stage: null,
  name: '新增就业',
  unit: '人',
  rule: 'share',
  op: '>=',
  value: '3000',
  valueText: null,
  valueMax: null,
} as const
const growth = { ...jobs, unit: '%', rule: 'growth', op: '~', value: '6', valueMax: '6.5' } as const

test('what was taken over is suggested no more, also after it was written otherwise', () => {
  expect(openSuggestions([jobs, growth], [])).toEqual([jobs, growth])
  expect(openSuggestions([jobs, growth], [jobs])).toEqual([growth])
  expect(openSuggestions([jobs], [{ ...jobs, value: '3500' }])).toEqual([])
  expect(openSuggestions([jobs], [{ ...jobs, rule: 'maintained' }])).toEqual([])
  expect(openSuggestions([jobs], [{ ...jobs, name: '城镇就业' }])).toEqual([jobs])
})

test.each([
  [jobs, '新增就业 不低于 3000人（累计量（占目标比重））'],
  [growth, '新增就业 6—6.5%左右（增长率）'],
  [
    { ...jobs, op: 'with', rule: 'growth', value: null, valueText: '经济增长', unit: '' },
    '新增就业 与经济增长同步（增长率）',
  ],
  [{ ...jobs, op: 'done', rule: 'done', value: null, unit: '' }, '新增就业 完成（完成与否）'],
] as const)('%o reads %s', (suggestion, words) => expect(suggestionWords(suggestion)).toBe(words))
