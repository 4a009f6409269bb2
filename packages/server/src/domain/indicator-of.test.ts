import type { Figure } from '@luoshi/report'
import { expect, test } from 'vitest'
import { figureWords } from './figure-words.ts'
import { indicatorOf } from './indicator-of.ts'
import { judgeIndicator } from './judging/judge-indicator.ts'
import { suggestedIndicators } from './judging/suggested-indicator.ts'
import { targetRow } from './target-row.ts'

const figure = (said: Partial<Figure>): Figure => ({
  ...{ metric: '地区生产总值增速', op: '=', value: null, max: null, unit: null, change: false, of: null },
  span: [0, 12],
  ...said,
})
const rank = (value: number, of: string | null) => figure({ op: 'rank<=', value, unit: '位', of })

test('a rank keeps the field it holds in: two fields are two indicators', () => {
  expect(indicatorOf(rank(3, '全省'))).toEqual({
    ...{ name: '地区生产总值增速（全省）', kind: 'rank', unit: '位', direction: 'lower' },
  })
  expect(indicatorOf(rank(1, '全市')).name).toBe('地区生产总值增速（全市）')
  expect(indicatorOf(rank(1, null)).name).toBe('地区生产总值增速')
})

test('a rank keeps its number and field through the words of a target, its task and its judgement', () => {
  const wording = '地区生产总值增速保持全省前3位'
  const row = targetRow({ wording, start: 0 }, figure({ ...rank(3, '全省'), span: [0, wording.length] }))
  expect(row.requirement).toBe('地区生产总值增速（全省） 前3位')
  expect(row.indicator).toMatchObject({ name: '地区生产总值增速（全省）', rule: 'rank', op: 'rank<=', value: '3' })
  const first = targetRow({ wording: '地区生产总值增速居全市第1', start: 0 }, rank(1, '全市'))
  expect(first.requirement).toBe('地区生产总值增速（全市） 第1位')
  const target = { name: '位次', rule: 'rank', op: 'rank<=', value: 3, text: null, max: null, base: null } as const
  const judge = (value: number) =>
    judgeIndicator({ ...target, binding: false, yearEndOnly: false }, { value, text: null }, 50, false)
  expect([judge(3), judge(4)]).toMatchObject([{ met: true }, { met: false }])
})

test('a rank is shown with its field and as the words had it', () => {
  expect(figureWords(rank(3, '全省'), '居全省前三')).toBe('全省前3位')
  expect(figureWords(rank(2, '全市'), '列全市第二')).toBe('全市第2位')
  expect(figureWords(rank(1, '全市'))).toBe('全市第1位')
})

test('a level that is asked for at least has a rule of its own', () => {
  const [level] = suggestedIndicators([figure({ metric: '开工率', op: '>=', value: 60, unit: '%' })], {
    adopted: '项目开工率60%以上',
    wording: '项目开工率60%以上',
  })
  expect(level).toMatchObject({ rule: 'level', op: '>=', value: '60' })
})

test('what fell last year is not thereby better when it falls; a fall that is wished for is', () => {
  const fall = figure({ metric: '社会消费品零售总额', value: -0.9, unit: '%', change: true })
  expect(indicatorOf(fall, 'fact').direction).toBeNull()
  expect(indicatorOf(fall, 'wish').direction).toBe('lower')
})
