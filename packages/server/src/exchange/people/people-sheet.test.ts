import { expect, test } from 'vitest'
import { type MadeUpSheet, madeUpWorkbook } from '../tasks/workbook.fixture.ts'
import { peopleTemplate, readPeopleSheet } from './people-sheet.ts'

const read = (...sheets: readonly MadeUpSheet[]) => readPeopleSheet(madeUpWorkbook(sheets))
const list = {
  name: '人员',
  rows: [
    ['姓名', '单位', '角色'],
    ['林一', '水务局', '承办人员'],
  ],
}

test('the template is read, its example and note are not', async () => {
  expect(await readPeopleSheet(await peopleTemplate())).toMatchObject({ kind: 'refused', reason: 'no-rows' })
})

test('a unit merged over its people is each one’s', async () => {
  const rows = [
    ['姓名', '单位'],
    ['林一', '水务局'],
    ['林二', ''],
    ['林三', '城管局'],
  ]
  expect(await read({ name: '人员', rows, merges: ['B2:B3'] })).toMatchObject({
    rows: [
      { row: 2, name: '林一', unit: '水务局' },
      { row: 3, name: '林二', unit: '水务局' },
      { row: 4, name: '林三', unit: '城管局' },
    ],
  })
})

test('of a .csv the unit above holds for who names none, and is marked; not over a heading, nor for the office', async () => {
  const text = `单位,姓名,角色
水务局,林一,第一责任人
,林二,承办人员
,林三,督查员
城管局,林四,第一责任人
,林五,
二、乡镇,,
,林六,承办人员
`
  expect(await readPeopleSheet(Buffer.from(text))).toMatchObject({
    rows: [
      { name: '林一', unit: '水务局', unitFromAbove: false },
      { name: '林二', unit: '水务局', unitFromAbove: true },
      { name: '林三', unit: '', unitFromAbove: false },
      { name: '林四', unit: '城管局', unitFromAbove: false },
      { name: '林五', unit: '城管局', unitFromAbove: true },
      { name: '林六', unit: '', unitFromAbove: false },
    ],
  })
  // a workbook says itself what was merged
  const rows = [
    ['姓名', '单位'],
    ['林一', '水务局'],
    ['林二', ''],
  ]
  expect(await read({ name: '人员', rows })).toMatchObject({ rows: [{ unit: '水务局' }, { unit: '' }] })
})

test.each([
  ['merged', ['姓名', '单位', '联系方式', ''], ['', '', '电话', '邮箱'], ['A2:A3', 'B2:B3', 'C2:D2']],
  ['unmerged', ['姓名', '单位', '联系方式', ''], ['', '', '电话', '邮箱'], []],
])('a %s heading of two rows under a title', async (_, top, under, merges) => {
  const rows = [['2031年度人员名单'], top, under, ['林一', '水务局', '000-1', 'lin@example.org']]
  expect(await read({ name: '人员', rows, merges: [...merges, 'A1:D1'] })).toMatchObject({
    rows: [{ row: 4, name: '林一', unit: '水务局', phone: '000-1', email: 'lin@example.org' }],
  })
})

test('covers, charts and hidden sheets are passed over, and other lists are named', async () => {
  const cover = { name: '封面', rows: [['人员名单'], ['二〇三一年']] }
  const chart = { name: '图表', kind: 'chartsheet' as const }
  const old = { ...list, name: '旧名单', state: 'hidden' as const }
  expect(await read(chart, old, cover, list, { ...list, name: '另一份' })).toMatchObject({
    kind: 'people',
    sheet: '人员',
    unread: ['另一份', '旧名单'],
    rows: [{ name: '林一' }],
  })
})

test.each([
  [
    'a cell in the last corner',
    { ...list, more: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' },
    'too-many-rows',
  ],
  ['too many rows', { ...list, rows: [['姓名'], ...Array.from({ length: 2001 }, () => ['林一'])] }, 'too-many-rows'],
  [
    'too many merged cells',
    { ...list, merges: Array.from({ length: 30_000 }, (_, at) => `A${at + 3}:B${at + 3}`) },
    'too-large',
  ],
  ['only hidden sheets', { ...list, state: 'veryHidden' as const }, 'hidden'],
  ['only a chart', { name: '图表', kind: 'chartsheet' as const }, 'empty'],
])('refuses %s', async (_, sheet, reason) => {
  expect(await read(sheet)).toMatchObject({ kind: 'refused', reason })
})

test('a .csv is read, and what is no table says what to do', async () => {
  expect(await readPeopleSheet(Buffer.from('姓名,单位\n林一,水务局\n'))).toMatchObject({ rows: [{ name: '林一' }] })
  const old = await readPeopleSheet(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
  expect(old).toMatchObject({ reason: 'old-format', message: expect.stringContaining('另存为 .xlsx') })
})

test('who signs in by the own name is a person, though the line says nothing else', async () => {
  const rows = [
    ['姓名', '用户名', '单位'],
    ['县直部门', '县直部门', '县直部门'],
    ['林一', '林一', ''],
  ]
  expect(await read({ name: '人员', rows })).toMatchObject({
    rows: [{ row: 3, name: '林一', userName: '林一', unit: '' }],
    leftOut: [{ row: 2 }],
  })
})

test('notes, signatures and headings of groups name nobody, and are told', async () => {
  const rows = [
    ['序号', '单位', '姓名', '职务'],
    ['一、市直部门', '', '', ''],
    ['1', '水务局', '林一', '局长'],
    ['二、乡镇', '', '', ''],
    ['2', '青禾镇', '阿依古丽·买买提', '镇长'],
    ['注：以上名单由各单位提供', '', '', ''],
    ['', '', '填表人：林二', '电话：000-1'],
    ['', '', '2031年1月5日', ''],
  ]
  expect(await read({ name: '人员', rows, merges: ['A2:D2', 'A4:D4', 'A6:D6'] })).toMatchObject({
    rows: [
      { row: 3, name: '林一', unit: '水务局' },
      { row: 5, name: '阿依古丽·买买提' },
    ],
    leftOut: [{ row: 2 }, { row: 4 }, { row: 6 }, { row: 7, text: '填表人:林二 电话:000-1' }, { row: 8 }],
  })
})
