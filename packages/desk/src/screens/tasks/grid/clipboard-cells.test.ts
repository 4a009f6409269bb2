import { expect, test } from 'vitest'
import { cellsFrom, quoted } from './clipboard-cells.ts'

test.each([
  ['教育局', [['教育局']]],
  [
    '甲\t乙\n丙\t丁\n',
    [
      ['甲', '乙'],
      ['丙', '丁'],
    ],
  ],
  [
    '甲\t\r\n\t乙',
    [
      ['甲', ''],
      ['', '乙'],
    ],
  ],
  ['"两\n行"\t"说""好"', [['两\n行', '说"好']]],
  ['', [['']]],
])('the cells of %j', (text, cells) => expect(cellsFrom(text)).toEqual(cells))

test('a cell with line breaks comes back whole', () => {
  const words = '第一行\n说“好”的"引号"\t末'
  expect(cellsFrom(`${quoted(words)}\t乙`)).toEqual([[words, '乙']])
})
