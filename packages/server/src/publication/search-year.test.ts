import { expect, test } from 'vitest'
import type { PublishedYear } from '../domain/published-year.ts'
import { searchExamples, searchYear } from './search-year.ts'

const year = {
  jurisdiction: { name: '青禾县' },
  commitments: [
    ...[
      ['新建公园3个', '住建局', ['林业局'], { kind: 'light', light: 'red' }],
      ['改造公厕5座', '城管局', [], { kind: 'light', light: 'red', ofReport: true }],
      ['造林1万亩', '林业局', [], { kind: 'unreported' }],
    ].map(([text, leadUnit, partnerUnits, state], index) => ({
      ...{ number: index + 1, text, leadUnit, partnerUnits, state },
      ...{ places: [], figures: [], span: [0, 1] },
    })),
  ],
  areas: [{ ordinal: 1, text: '（一）建设宜居城市', focus: '宜居城市', purpose: null, span: [0, 1] }],
  results: [{ text: '修路3公里', figures: [{ metric: '修路' }], span: [0, 1] }],
  targets: [],
} as unknown as PublishedYear
const numbers = (...asked: Parameters<typeof searchYear> extends [unknown, ...infer Rest] ? Rest : never) =>
  searchYear(year, ...asked).hits.map(({ kind, number }) => `${kind} ${number}`)

test('narrowed, only commitments are found: by state, by a unit that leads or joins, and by words as well', () => {
  expect(numbers('', { unit: '林业局' })).toEqual(['commitment 1', 'commitment 3'])
  expect(numbers('', { state: 'red' })).toEqual(['commitment 1'])
  expect(numbers('', { state: 'late' })).toEqual(['commitment 2'])
  expect(numbers('公园', { unit: '林业局' })).toEqual(['commitment 1'])
  expect(numbers('公园', { unit: '城管局' })).toEqual([])
  expect(numbers('')).toEqual([])
})

test('examples are words of the year that are found', () => {
  expect(searchExamples(year)).toEqual(['宜居城市', '修路'])
  expect(searchExamples({ ...year, areas: [], results: [] })).toEqual([])
})

test('units are found by their short names and by the sounds of their names', () => {
  const [first] = year.commitments
  const commitments = [{ ...first, leadUnit: '青禾县卫生健康局', partnerUnits: ['青禾县发展和改革局'] }]
  const found = (asked: string) => searchYear({ ...year, commitments } as PublishedYear, asked).hits.length
  expect(['卫健局', 'wjj', 'weijianju', '发改局', '卫生健康局'].map(found)).toEqual([1, 1, 1, 1, 1])
  expect(['财政局', 'czj'].map(found)).toEqual([0, 0])
})

test('what was told, who leads, what is followed and the report’s own words are found, each sentence once', () => {
  const told = [
    { text: '已开工两个，地铁接驳线完成招标', corrected: undefined },
    { text: '已全部建成', corrected: true },
  ]
  const [first, ...rest] = year.commitments
  const followed = [
    { text: '社会消费品零售总额增长6%', requirement: '增长6%', source: null, leadUnit: '商务局', partnerUnits: [] },
  ].map((one) => ({ ...one, origin: 'target', number: '目标1', leader: null, progress: [] }))
  const whole = {
    ...year,
    commitments: [{ ...first, leader: '周知行', progress: told, span: [30, 37] }, ...rest],
    followed,
  } as unknown as PublishedYear
  const text = [
    { text: '新建公园3个。', start: 30 },
    { text: '过去一年，公园免费开放。', start: 9 },
  ]
  const found = (asked: string) => searchYear(whole, asked, {}, text).hits.map(({ kind, start }) => `${kind} ${start}`)
  expect(found('地铁接驳线')).toEqual(['commitment 30'])
  expect(found('周知行')).toEqual(['commitment 30'])
  expect(found('全部建成')).toEqual([])
  expect(found('零售总额 商务局')).toEqual(['followed -1'])
  expect(found('公园')).toEqual(['commitment 30', 'report 9'])
  expect(found('免费 开放')).toEqual(['report 9'])
})
