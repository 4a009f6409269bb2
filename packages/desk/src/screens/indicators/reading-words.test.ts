import { expect, test } from 'vitest'
import { readingWords, spanWords } from './reading-words.ts'

const reading = { readingId: 'r', start: '2031-01-01', end: '2031-04-01', source: '统计局', from: 'entered' } as const

test('a reading is told with its unit, its place or its grade', () => {
  const said = { ...reading, op: '=', text: null, among: null }
  expect(readingWords({ kind: 'rate', unit: '%' }, { ...said, value: '6.200000' })).toBe('6.2%')
  expect(readingWords({ kind: 'rank', unit: '位' }, { ...said, value: '2', among: 11 })).toBe('第2位（共11个）')
  expect(readingWords({ kind: 'rank', unit: '位' }, { ...said, op: 'rank<=', value: '3' })).toBe('前3位')
  expect(readingWords({ kind: 'grade', unit: '' }, { ...said, value: null, text: 'Ⅱ类' })).toBe('Ⅱ类')
})

test.each([
  ['2030-01-01', '2031-01-01', '2030年全年'],
  ['2031-01-01', '2031-04-01', '2031年1—3月'],
  ['2031-01-01', '2031-02-01', '2031年1月'],
  ['2031-03-05', '2031-04-01', '2031-03-05至2031-04-01前'],
])('%s to %s is %s', (start, end, words) => expect(spanWords({ start, end })).toBe(words))
