import { expect, test } from 'vitest'
import { readStatedCounts } from './stated-count.ts'

const countsOf = (text: string) => readStatedCounts(text, [0, text.length])

test.each([
  ['重点抓好八个方面工作：', 8, '方面工作', '八个方面工作'],
  ['今年继续办好15件实事。', 15, '实事', '15件实事'],
  ['着力做好以下九项工作：', 9, '工作', '九项工作'],
  ['集中力量办好十二件民生实事。', 12, '民生实事', '十二件民生实事'],
  ['全力做好六个方面的工作。', 6, '方面', '六个方面'],
])('what a text says of its own parts: %s', (text, count, noun, words) => {
  const [found, ...others] = countsOf(text)
  expect(others).toEqual([])
  expect(found).toMatchObject({ count, noun })
  expect(text.slice(...(found?.span ?? [0, 0]))).toBe(words)
})

test.each([
  '压缩至35个工作日。',
  '实施20个重点建设项目。',
  '新建3个公园。',
  '抓实三项制度改革。',
  '进一步做好一项工作。',
])('no count of its own parts: %s', (text) => expect(countsOf(text)).toEqual([]))

test('a telephone number is no count', () => expect(countsOf('做好12345678901234567个方面工作')).toEqual([]))
