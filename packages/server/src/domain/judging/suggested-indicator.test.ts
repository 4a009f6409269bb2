import type { Figure } from '@luoshi/report'
import { expect, test } from 'vitest'
import { type SuggestedIndicator, suggestedIndicators } from './suggested-indicator.ts'

const figure = (more: Partial<Figure>): Figure => ({
  metric: '新增就业',
  op: '=',
  value: 3000,
  max: null,
  unit: '人',
  change: false,
  of: null,
  span: [0, 0] as unknown as Figure['span'],
  ...more,
})
const of = (more: Partial<Figure>) => suggestedIndicators([figure(more)], { adopted: '', wording: '' })[0]

test.each<[string, Partial<Figure>, Partial<SuggestedIndicator>]>([
  ['an amount', { op: '>=' }, { rule: 'share', op: '>=', value: '3000', unit: '人', valueText: null }],
  ['a growth', { op: '~', value: 6.5, unit: '%', change: true }, { rule: 'growth', op: '~', value: '6.5', unit: '%' }],
  ['a fall', { op: '=', value: -5, unit: '%', change: true }, { rule: 'reduction', value: '5' }],
  ['a bound above', { op: '<=', value: 5.5, unit: '%' }, { rule: 'lower', op: '<=', value: '5.5' }],
  ['a rank', { op: 'rank<=', value: 3, unit: null }, { rule: 'rank', op: 'rank<=', value: '3', unit: '位' }],
  ['a grade', { op: 'grade', value: 'Ⅲ类', unit: null }, { rule: 'grade', value: null, valueText: 'Ⅲ类' }],
  ['a whole', { op: 'done', value: '全覆盖', unit: null }, { rule: 'done', value: null, valueText: '全覆盖' }],
  ['a coverage of all', { value: 100, unit: '%' }, { rule: 'maintained', value: '100' }],
  ['a share', { value: 45, unit: '%' }, { rule: 'level', value: '45' }],
  [
    'in step with something',
    { op: 'with', value: null, unit: null, of: '经济增长' },
    { rule: 'growth', op: 'with', value: null, valueText: '经济增长' },
  ],
  ['a stretch goal', { op: '~', value: 8.5, max: 9, unit: '%', change: true }, { value: '8.5', valueMax: '9' }],
])('%s is taken as it is said', (_, said, suggested) => expect(of(said)).toMatchObject(suggested))

test('a part of a split is suggested its own figures; what is written otherwise than read stays', () => {
  const figures = [
    figure({ metric: '改造老旧小区', value: 20, unit: '个' }),
    figure({ metric: '惠及居民', value: 4000, unit: '户' }),
    figure({ metric: '公办幼儿园', value: 3, unit: '所' }),
  ]
  const adopted = '改造老旧小区20个，惠及居民4000户，新建公办幼儿园三所。'
  const names = (wording: string) => suggestedIndicators(figures, { adopted, wording }).map(({ name }) => name)
  expect(names(adopted)).toEqual(['改造老旧小区', '惠及居民', '公办幼儿园'])
  expect(names('改造老旧小区20个')).toEqual(['改造老旧小区', '公办幼儿园'])
})

test('what is said twice is suggested once, a figure of nothing not at all', () => {
  const figures = [figure({}), figure({}), figure({ metric: ' ' })]
  expect(suggestedIndicators(figures, { adopted: '', wording: '' })).toHaveLength(1)
})
