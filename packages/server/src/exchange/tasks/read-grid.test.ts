import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readGrids } from './read-grid.ts'
import { storedArchive } from './sheet-parts.ts'
import { madeUpWorkbook } from './workbook.fixture.ts'

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

const sharing = (cells: number, length: number) => {
  const rows = Array.from(
    { length: cells },
    (_, row) => `<row r="${row + 3}"><c r="A${row + 3}" t="s"><v>0</v></c></row>`,
  )
  const parts = unzipSync(madeUpWorkbook([{ name: '表', rows: [['任务内容'], ['修路']], more: rows.join('') }]))
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const shared = `<Relationship Id="rId9" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
  const rels = 'xl/_rels/workbook.xml.rels'
  return storedArchive(
    new Map([
      ...Object.entries(parts).map(([path, bytes]) => [path, Buffer.from(bytes)] as const),
      [
        rels,
        Buffer.from(
          Buffer.from(parts[rels] ?? [])
            .toString()
            .replace('</Relationships>', shared),
        ),
      ],
      ['xl/sharedStrings.xml', Buffer.from(`<sst ${main}><si><t>${'长'.repeat(length)}</t></si></sst>`)],
    ]),
  )
}

test('one long text that a small file puts into a thousand cells is too much text, in words', async () => {
  expect(await readGrids(sharing(1000, 1_000_000))).toMatchObject({ kind: 'refused', reason: 'too-much-text' })
  const grids = await readGrids(sharing(1000, 1000))
  expect('length' in grids && grids[0]?.rows.at(-1)?.[0]).toBe('长'.repeat(1000))
})
