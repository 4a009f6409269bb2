import { expect, test } from 'vitest'
import type { TaskChoices } from '../../queries/tasks/task-choices.ts'
import { findersOf } from './names-in-cell.ts'
import { madeUpSource } from './sheet.fixture.ts'
import { shownNumber } from './shown-cells.ts'
import { tableContent, tableInFile } from './table-content.ts'
import { madeUpWorkbook } from './workbook.fixture.ts'

const source = madeUpSource()
const choices = {
  units: source.units,
  leaders: [{ personId: 'p1', name: '任安澜', post: '副县长' }],
  officers: [
    { personId: 'o1', name: '马承志', post: null, unitId: 'u1' },
    { personId: 'o2', name: '李四', post: '科长', unitId: 'u2' },
  ],
} as unknown as TaskChoices

/** What a table of an office would do, as the preview says it. */
async function preview(rows: readonly (readonly string[])[], merges: readonly string[] = [], name = '表') {
  const found = await tableInFile(madeUpWorkbook([{ name, rows, merges }]))
  if (found.kind !== 'sheet') return found
  return tableContent({ found, mapping: found.head.mapping, fills: false, source, choices }).content
}
const park = '建成青禾食品产业园二期。'
const head = ['序号', '任务内容', '牵头单位', '备注']
const one = async (field: string, cell: string) => {
  const content = await preview([
    ['序号', '任务内容', field],
    ['3', park, cell],
  ])
  const [row] = 'rows' in content ? content.rows : []
  return row?.changes[0]?.read ?? row?.changes[0]?.after ?? row?.troubles[0]
}

test('牵头 and 配合 under 责任单位 are two columns', async () => {
  const rows = [
    ['序号', '任务内容', '责任单位', ''],
    ['', '', '牵头', '配合'],
    ['3', park, '发改局', '教育局'],
  ]
  expect(await preview(rows, ['A1:A2', 'B1:B2', 'C1:D1'])).toMatchObject({
    rows: [{ row: 3, changes: [{ field: 'leads' }, { field: 'partners', after: '教育局' }] }],
  })
})

test('a task merged over several rows is led by the units of all of them, and keeps what else they say', async () => {
  const rows = [head, ['3', park, '发改局', '先行'], ['', '', '教育局', '跟进'], ['', '', '', '']]
  expect(await preview(rows, ['A2:A3', 'B2:B3'])).toMatchObject({
    rows: [
      {
        row: 2,
        changes: [
          { field: 'leads', after: '发改局、教育局' },
          { field: 'remark', after: '先行\n跟进' },
        ],
      },
    ],
  })
})

test('a unit alone in its line is no heading: it is told, and nothing of it is lost', async () => {
  const rows = [
    head,
    ['3', park, '发改局', ''],
    ['', '', '教育局', ''],
    ['合计', '2', '', ''],
    ['联系人：某某', '', '', ''],
  ]
  expect(await preview(rows)).toMatchObject({
    rows: [{ row: 2 }, { row: 3, state: 'unmatched', reason: expect.stringContaining('并成一行') }],
  })
})

test('rows of another year are not matched, and a title of another year is said', async () => {
  const year = [
    ['年度', '序号', '任务内容', '备注'],
    ['2030', '3', park, '新'],
    ['２０３１年', '3', park, '新'],
  ]
  expect(await preview(year)).toMatchObject({
    rows: [
      { state: 'unmatched', reason: expect.stringContaining('2030') },
      { state: 'changed', changes: [{ after: '新' }] },
    ],
  })
  const titled = (title: string) => preview([[title], head, ['3', park, '', '新']], ['A1:D1'])
  expect(await titled('青禾县2030年政府工作报告任务分解表')).toMatchObject({ otherYear: 2030 })
  expect(await titled('青禾县２０３１年任务分解表')).toMatchObject({ otherYear: null })
  expect(await titled('2030年总结和2031年任务')).toMatchObject({ otherYear: null })
})

test('a mark of secrecy is told in the preview with its row', async () => {
  const rows = [head, ['3', park, '发改局', '机密★'], ['', '新建内部资料库房一处（内部资料）', '', '']]
  expect(await preview(rows)).toMatchObject({
    rows: [
      { changes: [{ field: 'leads' }], troubles: [expect.stringContaining('机密★')] },
      { state: 'unmatched', reason: expect.stringContaining('内部资料') },
    ],
  })
})

test('a table wider than can be read is refused, never cut', async () => {
  const cells = Array.from({ length: 320 }, (_, index) => (index === 319 ? '牵头单位' : `列${index}`))
  const csv = Buffer.from(`序号,任务内容,${cells.join(',')}\n3,${park}`)
  expect(await tableInFile(csv)).toMatchObject({ kind: 'refused', reason: 'too-many-rows' })
})

test.each([
  ['发改局和教育局', '发改局、教育局'],
  ['1.发改局 2.教育局', '发改局、教育局'],
  ['①发改局②教育局', '发改局、教育局'],
  ['发改局＆教育局', '发改局、教育局'],
  ['发改局、农业局/教育局', '发改局、农业农村局、教育局'],
  ['发改局和商务局', expect.stringContaining('没有找到单位')],
  ['牵头：发改局；配合：教育局', expect.stringContaining('分成两列')],
  ['牵头单位：发改局；配合单位：教育局', expect.stringContaining('分成两列')],
  ['发改局（牵头）、教育局（配合）', expect.stringContaining('分成两列')],
])('units in a cell: %s', async (cell, read) => expect(await one('牵头单位', cell)).toEqual(read))

test.each([
  ['48000', expect.stringContaining('日期格式')],
  ['待定', expect.stringContaining('请写成')],
])('a limit that is no day says what to do: %s', async (cell, read) =>
  expect(await one('完成时限', cell)).toEqual(read),
)

test('a name that goes on is another name; several people are said to be several', () => {
  const { officers } = findersOf(choices, '青禾县')
  expect(officers('马承志女', [])).toMatchObject({ kind: 'trouble' })
  expect(officers('马承志（女）', [])).toMatchObject({ kind: 'found' })
  expect(officers('马承志、李四科长', [])).toMatchObject({ message: expect.stringContaining('只能填一位') })
})

test.each([
  ['12345678901234567890', '0', '12345678901234567890'],
  ['1200', 'G/通用格式"万元"', '1200万元'],
  ['3', '[DBNum2][$-804]General"项"', '3项'],
  ['-0.032', '0.0%', '-3.2%'],
])('%s as %s is shown %s', (value, code, shown) => expect(shownNumber(value, code)).toBe(shown))
