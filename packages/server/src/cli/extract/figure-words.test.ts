import type { Figure } from '@luoshi/report'
import { expect, test } from 'vitest'
import { figureWords } from './figure-words.ts'

const text = '居全市前三名，排名第二'

const figure = (given: Partial<Figure>): Figure => ({
  metric: '',
  op: '=',
  value: null,
  max: null,
  unit: null,
  change: false,
  of: null,
  span: [0, 0],
  ...given,
})

test.each<[Partial<Figure>, string, string]>([
  [{ op: '>=', value: 6, unit: '%', change: true }, '≥ +6%', '≥ +6%'],
  [{ op: '=', value: 256, unit: '亿元' }, '256亿元', '256亿元'],
  [{ op: '=', value: -4, unit: '%', change: true }, '−4%', '−4%'],
  [{ op: '=', value: 6, max: 7, unit: '%', change: true }, '+6–7%', '+6–7%'],
  [{ op: 'rank<=', value: 3, unit: '位', span: [3, 6] }, '前3位', 'among the first 3'],
  [{ op: 'rank<=', value: 2, unit: '位', span: [7, 11] }, '第2位', 'rank 2'],
  [{ op: 'grade', value: 'Ⅱ类' }, 'Ⅱ类', 'Ⅱ类'],
  [{ op: 'with', of: '经济增长' }, '与经济增长同步', 'in step with 经济增长'],
  [{ op: '>', of: '全市平均水平' }, '高于全市平均水平', 'above 全市平均水平'],
  [{ op: '<=', value: 5.5, unit: '%' }, '≤ 5.5%', '≤ 5.5%'],
])('%o', (given, zh, en) => {
  expect(figureWords(figure(given), 'zh', text)).toBe(zh)
  expect(figureWords(figure(given), 'en', text)).toBe(en)
})
