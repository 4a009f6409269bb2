import { expect, test } from 'vitest'
import { readGrids } from './read-grid.ts'
import { shownNumber } from './shown-cells.ts'
import { madeUpWorkbook } from './workbook.fixture.ts'

test.each([
  ['0.95', '0%', '95%'],
  ['0.0635', '0.00%', '6.35%'],
  ['1200', '0"万元"', '1200万元'],
  ['12000', '0!.0,"万"', '12.0万'],
  ['1234567', '#,##0', '1,234,567'],
  ['0.5', 'h:mm', '12:00'],
  ['6.3', '0.00', '6.30'],
  ['1', '000', '001'],
  ['0.1', 'General', '0.1'],
  ['12345678901234567890', 'General', '12345678901234567890'],
  ['13800000000', 'General', '13800000000'],
  ['46203', 'General', '46203'],
  ['46203', 'yyyy/m/d', '2026-06-30'],
  ['46203.75', 'yyyy/m/d h:mm', '2026-06-30 18:00'],
  ['46203', '[$-804]yyyy"年"m"月"d"日";@', '2026-06-30'],
  ['46203', '[DBNum1][$-804]yyyy"年"m"月"d"日"', '2026-06-30'],
  ['46174', 'yyyy"年"m"月"', '2026年6月'],
  ['46203', 'mmm-yy', '2026年6月'],
  ['-3', 'yyyy/m/d', '####'],
  ['5', ';;;', '5'],
  ['3', 'not a "format', '3'],
])('%s in %s shows %s', (value, code, words) => expect(shownNumber(value, code)).toBe(words))

test('a date of a workbook that counts from 1904', () =>
  expect(shownNumber('44741', 'yyyy-mm-dd', true)).toBe('2026-06-30'))

const styles =
  '<numFmts><numFmt numFmtId="176" formatCode="0&quot;万元&quot;"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="176"/><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs>'

test('cells of a workbook are read as they show, formulas that failed or were never worked out are not empty', async () => {
  const more = `<row r="2"><c r="A2" s="1"><v>0.95</v></c><c r="B2" s="2"><v>1200</v></c><c r="C2" s='3'><v>46203</v></c>
    <c r="D2" t="e"><f>甲!A1</f><v>#REF!</v></c><c r="E2"><f>B2*2</f></c><c r="F2" s="4"><f>C2</f><v>46203</v></c>
    <c r="G2" t="str"><f>""</f><v></v></c><c r="H2" t="b"><v>1</v></c></row>`
  const bytes = madeUpWorkbook([{ name: '表', rows: [['甲', '乙']], more }], styles)
  expect(await readGrids(bytes)).toMatchObject([
    {
      rows: [
        ['甲', '乙'],
        ['95%', '1200万元', '2026-06-30', '#REF!', '#未计算', '2026年6月', '', 'true'],
      ],
    },
  ])
})
