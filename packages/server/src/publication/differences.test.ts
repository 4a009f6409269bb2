import { expect, test } from 'vitest'
import type { PublishedCommitment, PublishedYear } from '../domain/published-year.ts'
import { differences, yearDifferences } from './differences.ts'

const one = (number: number, more: Partial<PublishedCommitment> = {}) =>
  ({
    number,
    text: `第${number}件`,
    state: { kind: 'unreported' },
    leadUnit: null,
    due: null,
    progress: [],
    ...more,
  }) as unknown as PublishedCommitment
const year = (...commitments: PublishedCommitment[]) => ({ commitments }) as unknown as PublishedYear

test('the same says nothing', () => {
  expect(differences(year(one(1), one(2)), year(one(2), one(1)))).toEqual([])
})

test('what came, went or was quietly reworded is named by its number', () => {
  const before = year(one(1), one(2), one(3))
  const after = year(one(1, { text: '改过的话' }), one(3, { leadUnit: '住建局' }), one(4))
  expect(differences(before, after)).toEqual([
    { kind: 'wording', number: 1, before: '第1件', after: '改过的话' },
    { kind: 'dropped', number: 2, before: '第2件', after: null },
    { kind: 'lead-unit', number: 3, before: null, after: '住建局' },
    { kind: 'added', number: 4, before: null, after: '第4件' },
  ])
})

test('a figure that was corrected, a partner, a leader, a part and what was told and is told no more', () => {
  const figure = (value: number) => ({
    metric: '新建公园',
    op: '=',
    value,
    max: null,
    unit: '个',
    change: false,
    of: null,
  })
  const told = (text: string, month: string) => ({
    period: [`${month}-01`, `${month}-28`],
    text,
    source: '住建局',
    at: month,
  })
  const part = (number: number, due: string) => ({ part: number, text: `第${number}步`, leadUnit: '住建局', due })
  const before = one(1, {
    ...{ figures: [figure(3)], partnerUnits: ['财政局'], leader: '甲' },
    ...{
      parts: [part(1, '2031-06-30'), part(2, '2031-12-31')],
      progress: [told('完成', '2031-05'), told('开工', '2031-04')],
    },
  } as unknown as Partial<PublishedCommitment>)
  const after = one(1, {
    ...{ figures: [figure(5)], partnerUnits: ['财政局', '林业局'], leader: '乙' },
    ...{ parts: [part(1, '2031-06-30'), part(2, '2032-06-30')], progress: [told('完成', '2031-05')] },
  } as unknown as Partial<PublishedCommitment>)
  expect(differences(year(before), year(after))).toEqual([
    { kind: 'figures', number: 1, before: '新建公园 3个', after: '新建公园 5个' },
    { kind: 'partner-units', number: 1, before: '财政局', after: '财政局、林业局' },
    { kind: 'leader', number: 1, before: '甲', after: '乙' },
    { kind: 'part', number: 1, before: '2. 第2步　住建局　2031-12-31', after: '2. 第2步　住建局　2032-06-30' },
    { kind: 'progress', number: 1, before: '开工', after: null },
  ])
})

test('areas, targets, results and readings of the year are compared too', () => {
  const of = (name: string, value: string) =>
    ({
      commitments: [],
      areas: [{ ordinal: 1, text: name }],
      targets: [{ text: '生产总值增长6%', figures: [] }],
      results: [{ ordinal: 1, text: '修路3公里', figures: [] }],
      indicators: [
        {
          ...{ name: '生产总值', unit: '亿元', targets: [] },
          readings: [{ period: ['2031-01-01', '2031-04-01'], value, valueText: null }],
        },
      ],
    }) as unknown as PublishedYear
  expect(yearDifferences(of('产业', '12.1'), of('产业升级', '12.3'))).toEqual([
    { kind: 'area', name: '重点领域 1', before: '产业', after: '产业升级' },
    { kind: 'indicator', name: '生产总值 2031年1—3月', before: '12.1亿元', after: '12.3亿元' },
  ])
  expect(yearDifferences(of('产业', '12.1'), of('产业', '12.1'))).toEqual([])
})
