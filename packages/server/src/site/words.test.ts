import { expect, test } from 'vitest'
import { headingWords } from '../domain/heading-words.ts'
import { chineseNumber, clipped, dayWords, periodWords, withoutListNumber } from './words.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [99, '九十九'],
  [100, '100'],
])('%i is written %s', (value, words) => expect(chineseNumber(value)).toBe(words))

test.each([
  ['（一）聚焦产业转型，锻造引擎。', '聚焦产业转型，锻造引擎'],
  ['三、集中力量办好10件民生实事', '集中力量办好10件民生实事'],
  ['1．实施提档升级', '实施提档升级'],
  ['一体推进城乡建设', '一体推进城乡建设'],
  ['10件民生实事', '10件民生实事'],
])('%s loses only its number', (heading, words) => expect(headingWords(heading)).toBe(words))

test.each([
  [['2022-01-01', '2023-01-01'], '2022年'],
  [['2023-03-01', '2023-04-01'], '2023年3月'],
  [['2023-01-01', '2023-04-01'], '2023年1—3月'],
  [['2022-12-01', '2023-03-01'], '2022年12月1日至2023年2月28日'],
] as const)('%j is %s', (period, words) => expect(periodWords(period)).toBe(words))

test('a day is said in words, anything else is left alone', () => {
  expect(dayWords('2023-02-05')).toBe('2023年2月5日')
  expect(dayWords('年底')).toBe('年底')
  expect(clipped('𠮷野家的承诺', 4)).toBe('𠮷野家…')
})

test.each([
  ['1．新建公园6处。', '新建公园6处。'],
  ['（12）新建公园6处。', '新建公园6处。'],
  ['1.5万亩造林', '1.5万亩造林'],
])('%s loses its list number only', (text, words) => expect(withoutListNumber(text)).toBe(words))
