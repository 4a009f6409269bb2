import { expect, test } from 'vitest'
import { madeUpWorkbook } from '../tasks/workbook.fixture.ts'
import { readCluesTable } from './clues-table.ts'

test('reads the columns an exported table has, whatever stands above and between', async () => {
  const rows = [
    ['热线工单汇总'],
    ['序号', '工单编号', '受理时间', '来源渠道', '反映人', '联系电话', '诉求内容', '承办意见'],
    ['1', 'R-01', '2031-03-05 10:20', '12345热线', '陈一一', '13800000000', '东街路灯不亮。', '已转办'],
    ['2', '', '2031年3月6日', '网上留言', '', '', '公厕夜间锁门。', ''],
    ['3', 'R-03', '上周', '来信', '', '', '井盖缺失。', ''],
    ['', '', '', '', '', '', '', ''],
  ]
  expect(await readCluesTable(madeUpWorkbook([{ name: '工单', rows }]))).toMatchObject({
    ...{ kind: 'clues', sheet: '工单', unread: [], ignored: ['承办意见'], leftOut: [] },
    rows: [
      {
        ...{ row: 3, source: 'phone', reference: 'R-01', receivedOn: '2031-03-05', words: '东街路灯不亮。' },
        ...{ giver: '陈一一', contact: '13800000000', trouble: null },
      },
      {
        ...{ row: 4, source: 'feedback', reference: null, receivedOn: '2031-03-06', words: '公厕夜间锁门。' },
        ...{ giver: null, contact: null, trouble: null },
      },
      {
        ...{ row: 5, source: 'letter', reference: 'R-03', receivedOn: null, words: '井盖缺失。', giver: null },
        ...{ contact: null, trouble: '收到日期“上周”不是年月日' },
      },
    ],
  })
})

test('other sheets, columns that are not read and lines that are no clue are told', async () => {
  const rows = [
    ['反映内容', '收到日期', '承办意见'],
    ['井盖缺失。', '2031-03-05', '已补齐'],
    ['注：以各单位报送为准', '', ''],
  ]
  const others = [
    { name: '续表', rows },
    { name: '旧表', rows, state: 'hidden' as const },
  ]
  expect(await readCluesTable(madeUpWorkbook([{ name: '工单', rows }, ...others]))).toMatchObject({
    ...{ sheet: '工单', unread: ['续表', '旧表'], ignored: ['承办意见'], rows: [{ row: 2 }] },
    leftOut: [{ row: 3, text: '注:以各单位报送为准' }],
  })
})

test.each(['诉求办理情况', '诉求补充情况'])('a line is one clue where its head has %s, too', async (last) => {
  const rows = [
    ['工单编号', '受理时间', '来电人', '联系电话', '诉求内容', '交办时间', last],
    ['R-01', '2031-03-05', '陈一一', '13800000000', '东街路灯不亮。', '2031-03-06', '已更换灯泡。'],
  ]
  expect(await readCluesTable(madeUpWorkbook([{ name: '工单', rows }]))).toMatchObject({
    rows: [
      { row: 2, reference: 'R-01', receivedOn: '2031-03-05', words: '东街路灯不亮。', giver: '陈一一', trouble: null },
    ],
  })
})

test('what was done is no second clue beside one whose head has no word of the list', async () => {
  const rows = [
    ['反映事项', '问题办理情况'],
    ['井盖缺失。', '已补齐。'],
  ]
  expect(await readCluesTable(madeUpWorkbook([{ name: '工单', rows }]))).toMatchObject({
    rows: [{ words: '井盖缺失。' }],
  })
})

test('a table without such a column, or an empty one, is refused with what is missing', async () => {
  const none = madeUpWorkbook([
    {
      name: '表',
      rows: [
        ['单位', '电话'],
        ['水务局', '1'],
      ],
    },
  ])
  expect(await readCluesTable(none)).toMatchObject({ kind: 'refused', message: expect.stringContaining('反映内容') })
  expect(await readCluesTable(Buffer.from(''))).toMatchObject({ kind: 'refused', reason: 'empty' })
})
