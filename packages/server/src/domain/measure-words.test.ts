import { expect, test } from 'vitest'
import { measureReading, measureTarget } from './measure-words.ts'
import type { PublishedMeasure } from './published-year.ts'

const measure = (more: Partial<PublishedMeasure>): PublishedMeasure => ({
  ...{ stage: null, name: '指标', unit: '%', op: '>=', value: '60', valueText: null, max: null },
  ...{ met: null, percent: null, readings: [] },
  ...more,
})
const year = ['2031-01-01', '2032-01-01'] as const

test.each<[Partial<PublishedMeasure>, string, string | null, string]>([
  [{}, '60%以上', '62', '62%'],
  [{ op: '<=', value: '40', unit: '微克/立方米' }, '40微克/立方米以内', '38.1', '38.1微克/立方米'],
  [{ op: '=', value: '-3', falls: true }, '下降3%', '-3.2', '下降3.2%'],
  [{ op: '=', value: '-3', falls: true }, '下降3%', '1', '上升1%'],
  [{ op: 'rank<=', value: '3', unit: '位' }, '前3位', '4', '第4位'],
  [{ op: '~', value: '6', max: '6.5' }, '6—6.5%左右', '6.2', '6.2%'],
  [{ op: 'with', value: null, valueText: '经济增长' }, '与经济增长同步', '5', '5%'],
  [{ value: null }, '未定', null, ''],
])('%j requires %s', (more, target, value, said) => {
  const one = measure(more)
  expect([measureTarget(one), measureReading(one, { period: year, value, valueText: null })]).toEqual([target, said])
})

test('a rank keeps among how many it is, a grade its word', () => {
  const rank = measure({ op: 'rank<=', value: '3', unit: '位' })
  expect(measureReading(rank, { period: year, value: '2', valueText: null, among: 11 })).toBe('第2位（共11个）')
  expect(measureReading(measure({ op: 'grade' }), { period: year, value: null, valueText: 'Ⅱ类' })).toBe('Ⅱ类')
})
