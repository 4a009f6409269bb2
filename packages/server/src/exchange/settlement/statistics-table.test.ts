import { expect, test } from 'vitest'
import { readStatisticsTable } from './statistics-table.ts'

const read = (text: string) => readStatisticsTable(Buffer.from(text))

test('a sheet of official figures is read row by row, with its basis', async () => {
  expect(
    await read(
      '统计公报摘录\n序号,指标,数值,单位,时期,口径,来源\n,地区生产总值,210.4,亿元,2031年,现价,县统计局\n12,老旧小区,19,个,2031年,,住建统计',
    ),
  ).toMatchObject({
    rows: [
      {
        ...{ row: 3, number: null, metric: '地区生产总值', value: '210.4', unit: '亿元', period: '2031年' },
        ...{ basis: 'nominal', source: '县统计局' },
      },
      {
        ...{ row: 4, number: 12, metric: '老旧小区', value: '19', unit: '个', period: '2031年' },
        ...{ basis: 'unstated', source: '住建统计' },
      },
    ],
  })
})

test.each([
  ['序号,数值\n1,2', 'no-column'],
  ['指标,数值,单位,时期,来源\n地区生产总值,,亿元,2031年,统计局', 'incomplete'],
  ['指标,数值,单位,时期,来源\n', 'no-rows'],
])('what is wrong is said: %j', async (text, reason) => {
  expect(await read(text)).toMatchObject({ kind: 'refused', reason })
})

test('a goal and two heads of values beside an indicator are one figure', async () => {
  expect(
    await read('指标名称,预期指标,实际完成,完成值,时期,来源\n地区生产总值增速,5%,达到,6.1%,2031年,县统计局'),
  ).toMatchObject({ rows: [{ row: 2, metric: '地区生产总值增速', value: '6.1%' }] })
})
