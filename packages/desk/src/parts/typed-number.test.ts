import { expect, test } from 'vitest'
import { type NumberRule, typedNumber } from './typed-number.ts'

test.each<[string, NumberRule, string]>([
  ['85.5', {}, '85.5'],
  ['８５．５', {}, '85.5'],
  ['12万', { unit: '万' }, '12'],
  ['3.20 吨标准煤/万元', { unit: '吨标准煤/万元' }, '3.2'],
  ['1,234,567', {}, '1234567'],
  ['-5', {}, '-5'],
  ['−5', {}, '-5'],
  ['007', {}, '7'],
  ['0.50%', { unit: '%' }, '0.5'],
])('%s with %j is %s', (words, rule, value) => expect(typedNumber(words, rule)).toEqual({ kind: 'number', value }))

test.each<[string, NumberRule]>([
  ['12万', { unit: '元' }],
  ['1.2.3', {}],
  ['-5', { min: 0 }],
  ['32', { max: 31 }],
  ['1.5', { precision: 0 }],
  ['1,23', {}],
  ['12,3456', {}],
  ['约12', {}],
  ['下降3.2', {}],
  ['三', {}],
  ['1e5', {}],
  ['.', {}],
  ['12345678901234567', {}],
])('%s with %j is not read, not even in part', (words, rule) =>
  expect(typedNumber(words, rule)).toMatchObject({ kind: 'unread' }),
)

test('nothing is nothing', () => expect(typedNumber(' 　')).toEqual({ kind: 'empty' }))
