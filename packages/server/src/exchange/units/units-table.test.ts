import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readUnitLines, readUnitsTable } from './units-table.ts'

const names = (rows: Awaited<ReturnType<typeof readUnitsTable>>) =>
  rows.kind === 'refused' ? rows.reason : rows.rows.map(({ name }) => name)

test('an office’s list: a title, merged cells, numbers, notes and a signature line', async () => {
  const text = (value: string) => ({ value, type: String })
  const merged = (value: string) => ({ value, type: String, rowSpan: 2 })
  const file = await writeExcelFile(
    [
      [{ value: '青禾县直单位和乡镇一览表', type: String, columnSpan: 4 }, null, null, null],
      [text('序号'), text('单位名称'), text('简 称'), text('类别')],
      [text('1'), merged('青禾县发展和改革局'), text('发改局'), text('政府部门')],
      [text('2'), null, text(''), text('')],
      [text('３'), text('柳湾镇'), text(''), text('乡镇')],
      [text('4'), text('青禾县 财政局'), text(''), text('')],
      [text('合计'), text('合计'), text(''), text('')],
      [text('填表人：某某'), text('填表人：某某'), text(''), text('2031年1月5日')],
    ],
    {},
  ).toBuffer()
  const rows = await readUnitsTable(Buffer.from(file))
  expect(names(rows)).toEqual(['青禾县发展和改革局', '柳湾镇', '青禾县财政局'])
  expect(rows).toMatchObject({
    rows: [{ shortName: '发改局', kind: 'department' }, { kind: 'township' }, { shortName: null }],
    leftOut: [{ row: 7 }, { row: 8 }],
  })
})

test.each([
  ['县财政局\n县教育局\n\n柳湾镇', ['县财政局', '县教育局', '柳湾镇']],
  ['1、县财政局\n2、县教育局', ['县财政局', '县教育局']],
  ['县财政局、县教育局、柳湾镇', ['县财政局', '县教育局', '柳湾镇']],
  ['全称\t简称\n县发展和改革局\t发改局', ['县发展和改革局']],
  ['12345\n2031', 'no-rows'],
])('pasted lines: %j', (text, expected) => expect(names(readUnitLines(text))).toEqual(expected))

test('without a head the second column is the short name', () => {
  expect(readUnitLines('县发展和改革局，发改局\n县财政局，财政局')).toMatchObject({
    rows: [{ shortName: '发改局' }, { shortName: '财政局' }],
  })
})

test('a pasted line with several names is one line, and those after it are told by their own number', () => {
  const pasted = ['县财政局，县教育局，柳湾镇', '单位名单如下：', '县水务局', '县教育局']
  expect(readUnitLines(pasted.join('\n'))).toMatchObject({
    rows: [1, 1, 1, 3].map((row) => ({ row })),
    leftOut: [{ row: 2 }],
  })
})
