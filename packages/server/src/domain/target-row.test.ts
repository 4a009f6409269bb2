import type { Figure } from '@luoshi/report'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { targetRow } from './target-row.ts'

const figure = (words: string, said: string, more: Partial<Figure> & { start?: number }): Figure => {
  const at = (more.start ?? 0) + words.indexOf(said)
  return {
    metric: '地区生产总值',
    op: '~',
    value: 6,
    max: null,
    unit: '%',
    change: true,
    of: null,
    span: [at, at + said.length],
    ...more,
  }
}

describe('a figure of a target as a row', () => {
  const words = '今年的主要预期目标是：地区生产总值增长6%左右；城镇登记失业率控制在4%以内，居民收入与经济增长同步。'
  test.each([
    ['its clause without the lead-in', figure(words, '6%', {}), '地区生产总值增长6%左右', '地区生产总值 增长 6%左右'],
    [
      'a clause in the middle',
      figure(words, '4%', { metric: '城镇登记失业率', op: '<=', value: 4, change: false }),
      '城镇登记失业率控制在4%以内',
      '城镇登记失业率 4%以内',
    ],
    [
      'a comparison without a number',
      figure(words, '同步', { metric: '居民收入', op: 'with', value: null, of: '经济增长', unit: null, change: false }),
      '居民收入与经济增长同步',
      '居民收入 与经济增长同步',
    ],
    [
      'a fall',
      figure(words, '4%', { metric: '单位能耗', op: '>=', value: -3, change: true }),
      '城镇登记失业率控制在4%以内',
      '单位能耗 下降 3%以上',
    ],
  ])('%s', (_, one, wording, requirement) => {
    expect(targetRow({ wording: words, start: 0 }, one)).toMatchObject({ wording, requirement })
  })

  test('two indicators of one clause have the same words and different keys', () => {
    const both = '城镇、农村居民收入分别增长6%、7%。'
    const rows = [
      targetRow({ wording: both, start: 0 }, figure(both, '6%', { metric: '城镇居民收入' })),
      targetRow({ wording: both, start: 0 }, figure(both, '7%', { metric: '农村居民收入', value: 7 })),
    ]
    expect(rows[0]?.wording).toBe(rows[1]?.wording)
    expect(rows[0]?.key).not.toBe(rows[1]?.key)
  })

  test('a target without a figure is its whole statement, required nothing', () => {
    expect(targetRow({ wording: '经济运行保持在合理区间。', start: 40 }, undefined)).toMatchObject({
      wording: '经济运行保持在合理区间。',
      span: [40, 52],
      requirement: null,
      indicator: null,
    })
  })

  test('the clause is always a piece of the statement, at its place, and holds the figure where that lies within', () => {
    const text = fc.string({
      unit: fc.constantFrom('增', '长', '6', '%', '，', '；', '：', ' ', '。'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(1000), (wording, place, start) => {
        const one = { ...figure(wording, '', {}), span: [start + place, start + place + 1] as const }
        const row = targetRow({ wording, start }, one)
        const [from, to] = [row.span[0] - start, row.span[1] - start]
        expect(wording.slice(from, to)).toBe(row.wording)
        expect(row.wording.length).toBeGreaterThan(0)
      }),
    )
  })
})
