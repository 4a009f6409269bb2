import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { nearCells } from './near-cells.ts'
import { readGrids } from './read-grid.ts'

const farthest = { row: 100, column: 30 }

test.each([
  ['a cell at the limit is kept', '<row r="100"><c r="AD100"><v>1</v></c></row>', true],
  ['a cell a row too far', '<row r="101"><c r="A101"><v>1</v></c></row>', false],
  ['a cell a column too far', '<row r="1"><c r="AE1"><v>1</v></c></row>', false],
  ['an address in single quotes', "<row r='1'><c s='1' r='XFD1'><v>1</v></c></row>", false],
  ['an address that is written in another way', '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>', false],
  ['an attribute that hides the address', '<row r="1"><c s=">" r="XFD1"><v>1</v></c></row>', false],
  ['no address, and an attribute that hides one', '<row r="1"><c/><c s=\'"\' x=">" r="XFD1"><v>1</v></c></row>', false],
])('%s', (_, xml, kept) => {
  expect(nearCells(xml, farthest)).toBe(kept ? xml : null)
})

test('cells without an address stand behind the one before them, empty ones too', () => {
  expect(nearCells('<row><c/><c s="1"><v>1</v></c></row><row><c r="AB2"/><c><v>2</v></c></row>', farthest)).toBe(
    '<row><c r="B1" s="1"><v>1</v></c></row><row><c r="AC2"><v>2</v></c></row>',
  )
  expect(nearCells(`<row>${'<c/>'.repeat(30)}<c><v>1</v></c></row>`, farthest)).toBeNull()
  expect(nearCells(`${'<row><c/></row>'.repeat(100)}<row><c><v>1</v></c></row>`, farthest)).toBeNull()
})

test('what a sheet says of its extent is left out', () => {
  expect(nearCells('<dimension ref="?"/><row r="1"/><x:dimension ref="A1"></x:dimension>', farthest)).toBe('')
})

test('empty cells and rows are left out, wherever they stand', () => {
  const xml =
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="2"/></row><row r="1048576"><c r="A1048576" s="2"></c></row><row r="9"/>'
  expect(nearCells(xml, farthest)).toBe('<row r="1"><c r="A1"><v>1</v></c></row>')
})

const workbook = async (row: string) => {
  const text = (value: string) => ({ value, type: String })
  const files = {
    transform: {
      'xl/worksheets/sheet{id}.xml': { transform: (xml: string) => xml.replace('</sheetData>', `${row}</sheetData>`) },
    },
  }
  const data = [
    [text('序号'), text('任务内容')],
    [text('1'), text('修建环湖绿道15公里')],
  ]
  return writeExcelFile(data, {}, { features: [{ files }] }).toBuffer()
}

test('a small file with a cell in the last corner is refused and not laid out', async () => {
  const grids = await readGrids(await workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
  expect(grids).toMatchObject({ kind: 'refused', reason: 'too-many-rows' })
})

test('a file that is only formatted down to its last row is read', async () => {
  const grids = await readGrids(await workbook('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))
  expect(grids).toMatchObject([
    {
      rows: [
        ['序号', '任务内容'],
        ['1', '修建环湖绿道15公里'],
      ],
    },
  ])
})
