import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCommitmentMarks, readDue } from './commitment-marks.ts'

const marksOf = (text: string, year: number | null = 2024) => readCommitmentMarks(text, [0, text.length], { year })

describe('the last day on which it is still in time', () => {
  test.each([
    ['年底前完成主体工程。', '年底前', '2024-12-31'],
    ['6月底前开工建设。', '6月底前', '2024-06-30'],
    ['2月底前完成摸排。', '2月底前', '2024-02-29'],
    ['力争6月前投用。', '6月前', '2024-05-31'],
    ['9月30日前完成整改。', '9月30日前', '2024-09-30'],
    ['2025年3月底前建成。', '2025年3月底前', '2025-03-31'],
    ['2025年底前全线贯通。', '2025年底前', '2025-12-31'],
    ['明年6月底建成投用。', '明年6月底', '2025-06-30'],
    ['上半年启动，其余另行安排。', '上半年', '2024-06-30'],
    ['三季度完成验收。', '三季度', '2024-09-30'],
    ['第一季度全部开工。', '第一季度', '2024-03-31'],
    ['年内新增床位300张。', '年内', '2024-12-31'],
    ['今年年底前见效。', '今年年底前', '2024-12-31'],
    ['国庆节前通车。', '国庆节前', '2024-09-30'],
    ['“五一”前开放步道。', '“五一”前', '2024-04-30'],
    ['十一前开放夜市。', '十一前', '2024-09-30'],
    ['元旦前试运行。', '元旦前', '2024-12-31'],
    ['春节前兑付到位。', '春节前', null],
    ['2099年底前复绿。', '2099年底前', '2099-12-31'],
    ['“十四五”末建成环线。', '“十四五”末', '2025-12-31'],
    ['到十五五期末，林地达到8万亩。', '十五五期末', '2030-12-31'],
    ['6月20日前开挖，明年底通水。', '明年底', '2025-12-31'],
    ['汛期前完成清淤。', '汛期前', null],
    ['力争用2—3年时间改造完毕。', '2—3年时间', null],
    ['三年内实现收支平衡。', '三年内', null],
    ['100天内办结。', '100天内', null],
    ['6月底前开工，年底前完工。', '年底前', '2024-12-31'],
  ])('%s', (text, words, date) => expect(marksOf(text).due).toEqual({ text: words, date }))

  test.each([
    '去年底已经完成。',
    '产值比“十四五”末翻番。',
    '“十二五”末只有三家。',
    '二十一前排好。',
    '截至6月底，已开工10个。',
    '建设国内一流园区，目前进展顺利。',
    '过去三年内需不足。',
    '保持往年底色。',
    '9999年底前完成。',
  ])('no deadline: %s', (text) => expect(marksOf(text).due).toBeNull())

  test('without a year the words fix no day', () =>
    expect(marksOf('年底前完成。', null).due).toEqual({ text: '年底前', date: null }))
})

test.each([
  ['确保全线通车。', 'must'],
  ['坚决守住底线。', 'must'],
  ['完成老旧管网改造。', 'must'],
  ['力争年底前完成主体工程。', 'stretch'],
  ['争取纳入省级试点。', 'explore'],
  ['探索建立长效机制。', 'explore'],
  ['建设技术研究中心。', 'expected'],
  ['提高项目完成率。', 'expected'],
  ['推进园区建设。', 'expected'],
] as const)('how firmly: %s', (text, strength) => expect(marksOf(text).strength).toBe(strength))

test.each([
  ['改造长安路、永乐大街，新建柳树湾大桥。', ['长安路', '永乐大街', '柳树湾大桥']],
  ['推进白杨镇、青石乡污水处理设施建设。', ['白杨镇', '青石乡']],
  ['建设农村公路、特色小镇和美丽乡村，理清发展思路。', []],
  ['提升全市社区服务水平，实施城市更新。', []],
])('places the words name: %s', (text, places) => expect(marksOf(text).places).toEqual(places))

test.each([
  ['由交通局牵头，引进华光集团。', ['交通局', '华光集团']],
  ['构建发展新格局，优化产业布局，培育上市公司。', []],
])('organisations the words name: %s', (text, units) => expect(marksOf(text).units).toEqual(units))

const pieces = [
  '到',
  '2025年',
  '6月',
  '31日',
  '年',
  '底',
  '前',
  '内',
  '上半',
  '三季度',
  '今年',
  '明年',
  '个月',
  '用',
  '两',
  '时间',
  '完成',
  '力争',
  '乡',
  '路',
  '局',
  '，',
  '第',
  '0',
  '99',
]

test('whatever stands there, a deadline is words of the text and its day a day of the calendar', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 15 }), (parts) => {
      const text = parts.join('')
      const { due, places, units } = marksOf(text)
      for (const words of [due?.text ?? '', ...places, ...units]) expect(text).toContain(words)
      if (due?.date == null) return
      expect(due.date).toMatch(/^(19|20)\d\d-\d\d-\d\d$/)
      expect(new Date(due.date).toISOString().slice(0, 10)).toBe(due.date)
    }),
    { numRuns: 1000 },
  )
})

describe('a time that one clause names', () => {
  const clauses = (text: string) => readDue(text, 2031)?.clauses?.map(({ words, date }) => [words, date])

  test.each([
    ['推进医院门诊楼建设，4月底前启动职业教育园区。', [['4月底前启动职业教育园区', '2031-04-30']]],
    ['新建充电桩200个，6月底前改造小区12个。', [['6月底前改造小区12个', '2031-06-30']]],
    [
      '加快医院建设，4月底前启动园区，9月底前建成幼儿园。',
      [
        ['4月底前启动园区', '2031-04-30'],
        ['9月底前建成幼儿园', '2031-09-30'],
      ],
    ],
    ['推进甲河治理，新建乙桥，6月底前建成通车。', [['新建乙桥，6月底前建成通车', '2031-06-30']]],
  ])('is that clause’s alone: %s', (text, expected) => expect(clauses(text)).toEqual(expected))

  test.each([
    ['is the first promise’s and so the whole’s', '4月底前启动园区建设，9月底前建成幼儿园。'],
    ['names a stage of the one thing before it', '推进医院门诊楼建设，确保6月底前全线贯通。'],
    ['names two stages of it', '加快实施城北大桥项目，3月底前开工，10月底前完成主体工程。'],
    ['follows but a ground', '聚焦群众出行难题，6月底前改造道路12条。'],
    ['stands behind its object', '城北大桥6月底前通车，方便沿线群众出行。'],
    ['is the end of the year, as of all the words', '加强文化建设，年底前建成图书馆。'],
    ['is alone', '10月底前完成医院迁建（住建局牵头，卫健局配合）。'],
  ])('is of all the words where it %s', (_, text) => {
    expect(readDue(text, 2031)).not.toBeNull()
    expect(clauses(text)).toBeUndefined()
  })
})
