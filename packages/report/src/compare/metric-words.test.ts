import { expect, test } from 'vitest'
import { metricLikeness, metricWords, qualifierConflicts } from './metric-words.ts'

const likeness = (a: string, b: string) => metricLikeness(metricWords(a), metricWords(b))

test.each([
  ['地区生产总值', '生产总值'],
  ['新增高新技术企业', '高新技术企业'],
  ['中小学校运动场改造提升', '改造提升学校运动场'],
  ['小麦总产', '小麦产量'],
])('%s is %s', (a, b) => expect(likeness(a, b)).toBeGreaterThan(0.8))

test.each([
  ['社区食堂', '村级卫生室'],
  ['玉米种植面积', '高标准农田'],
  ['社会消费品零售总额', '固定资产投资'],
])('%s is not %s', (a, b) => expect(likeness(a, b)).toBeLessThan(0.5))

test('qualifiers that exclude each other are another yardstick', () => {
  expect(qualifierConflicts(metricWords('城镇登记失业率'), metricWords('城镇调查失业率'))).toEqual([['登记', '调查']])
  expect(qualifierConflicts(metricWords('市级以上示范村'), metricWords('省级示范村'))).toEqual([['市级', '省级']])
  expect(qualifierConflicts(metricWords('示范村'), metricWords('省级示范村'))).toEqual([])
})
