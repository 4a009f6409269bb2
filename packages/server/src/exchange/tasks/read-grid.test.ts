import { expect, test } from 'vitest'
import { readGrids } from './read-grid.ts'

const rowsOf = async (text: string | Buffer) => {
  const grids = await readGrids(Buffer.from(text))
  return 'length' in grids ? grids[0]?.rows : grids.reason
}

test.each([
  [
    'lines that end in CR alone',
    '序号,内容\r1,修路\r',
    [
      ['序号', '内容'],
      ['1', '修路'],
    ],
  ],
  [
    'quotation marks behind blanks',
    '序号, "内容，含""引号""" ,备注\n1, "两\n行",',
    [
      ['序号', '内容，含"引号"', '备注'],
      ['1', '两\n行', ''],
    ],
  ],
  [
    'a mark that is never closed',
    '序号,内容\n1,"修路\n2,架桥',
    [
      ['序号', '内容'],
      ['1', '"修路'],
      ['2', '架桥'],
    ],
  ],
  [
    'tabs with empty cells',
    '序号\t内容\t备注\n1\t\t急\n\t修路',
    [
      ['序号', '内容', '备注'],
      ['1', '', '急'],
      ['', '修路'],
    ],
  ],
  [
    'semicolons, a byte-order mark',
    '\uFEFF序号;内容\r\n1;修路,架桥',
    [
      ['序号', '内容'],
      ['1', '修路,架桥'],
    ],
  ],
])('a .csv with %s', async (_, text, rows) => {
  expect(await rowsOf(text)).toEqual(rows)
})

test('an archive that is cut off or is none of a workbook is no sheet', async () => {
  expect(await rowsOf(Buffer.from('PK\x03\x04'))).toBe('not-a-sheet')
  expect(await rowsOf(Buffer.from('PK\x03\x04 and more that is no directory of an archive'))).toBe('not-a-sheet')
})
