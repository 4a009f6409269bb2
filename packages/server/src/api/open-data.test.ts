import { expect, test } from 'vitest'
import type { PublishedMeasure, PublishedYear } from '../domain/published-year.ts'
import { commitmentTable } from '../exchange/publication/commitment-table.ts'
import { differences, yearDifferences } from '../publication/differences.ts'
import { yearStratml } from '../publication/year-stratml.ts'

const measure = (more: Partial<PublishedMeasure> = {}): PublishedMeasure => ({
  ...{ stage: '开工', name: '完成投资', unit: '亿元', op: '>=', value: '150', valueText: null, max: null, met: true },
  percent: { plan: '16.7', actual: '20' },
  readings: [{ period: ['2031-01-01', '2031-03-01'], value: '30', valueText: null }],
  ...more,
})
const part = { part: 1, text: '建设项目', leadUnit: '发改局', due: '2031-10-31', state: { kind: 'unreported' } }
const year = {
  ...{ year: 2031, snapshot: 2, cutOff: '2031-02-28', publishedAt: '2031-03-20T04:00:00.000Z', areas: [] },
  jurisdiction: { code: '990101', name: '青禾县', publisher: null, fictitious: false },
  report: { title: '青禾县2031年政府工作报告' },
  commitments: [
    {
      ...{ number: 1, text: '建设项目', span: [0, 4], area: null, path: [], kind: 'project', figures: [] },
      ...{ leadUnit: '发改局', partnerUnits: [], leader: null, state: { kind: 'unreported' }, progress: [] },
      ...{ due: { text: '上半年', date: '2031-06-30' }, parts: [{ ...part, measure: null, measures: [measure()] }] },
    },
  ],
  followed: [
    {
      ...{ origin: 'target', number: '目标1', text: '地区生产总值增长6%', requirement: '增长6%', source: null },
      ...{ leadUnit: '统计局', partnerUnits: [], leader: null, state: { kind: 'unreported' }, progress: [] },
      measures: [measure({ stage: null, name: '地区生产总值', unit: '%', value: '6', percent: null })],
    },
  ],
} as unknown as PublishedYear

test('the table and StratML hold the promises with the figures of each stage, and what is followed beside them', () => {
  const { columns, rows } = commitmentTable(year)
  const cell = (row: number, name: string) => rows[row]?.[columns.findIndex((column) => column.name === name)]
  expect(rows.map((_, row) => [cell(row, '序号'), cell(row, '类型')])).toEqual([
    [1, '项目'],
    ['目标1', '预期目标'],
  ])
  expect(cell(0, '指标数值')).toBe('开工：完成投资 目标150亿元以上，30亿元（截至2031-02-28）')
  expect(cell(1, '牵头单位')).toBe('统计局')
  const xml = yearStratml(year, (path) => `https://host${path}`)
  expect(xml).toContain('<MeasurementDimension>开工：完成投资</MeasurementDimension>')
  expect(xml).toContain('<Name>预期目标</Name>')
  expect(xml).toContain('<Identifier>_target-1</Identifier>')
  expect(xml).toContain('<Description>30亿元</Description>')
})

test('the day the office set stands in the table, and its moving and each new figure among the changes', () => {
  const { columns, rows } = commitmentTable(year)
  expect(rows[0]?.[columns.findIndex(({ name }) => name === '截止日期')]).toBe('2031-10-31')
  const [one] = year.commitments
  const with_ = (due: string, measures: readonly PublishedMeasure[]) =>
    ({
      ...year,
      commitments: [{ ...one, parts: [{ ...part, due, measure: { plan: '50', actual: '40' }, measures }] }],
    }) as unknown as PublishedYear
  const later = measure({
    readings: [{ period: ['2031-01-01', '2031-04-01'], value: '55', valueText: null }, ...measure().readings],
  })
  const found = differences(with_('2031-06-30', [measure()]), with_('2031-10-31', [later]))
  expect(found.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ['due', '上半年', '2031-10-31（报告：上半年）'],
    [
      'measure',
      '开工：完成投资 目标 150亿元以上；2031年1—2月 30亿元',
      '开工：完成投资 目标 150亿元以上；2031年1—3月 55亿元；2031年1—2月 30亿元',
    ],
  ])
  const moved = { ...year, followed: year.followed?.map((each) => ({ ...each, partnerUnits: ['财政局'] })) }
  expect(yearDifferences(year, moved as PublishedYear).map(({ kind, name }) => [kind, name])).toEqual([
    ['followed', '目标1'],
  ])
})
