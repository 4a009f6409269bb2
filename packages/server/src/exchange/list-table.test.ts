import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCluesTable } from './clues/clues-table.ts'
import { readPeopleSheet } from './people/people-sheet.ts'
import { readStatisticsTable } from './settlement/statistics-table.ts'
import { type MadeUpSheet, madeUpWorkbook } from './tasks/workbook.fixture.ts'
import { readUnitsTable } from './units/units-table.ts'

/** A list of each kind: its head, two lines, and what comes of them, without the numbers of rows. */
const lists = [
  {
    of: 'people',
    head: ['姓名', '职务', '单位', '电话'],
    lines: [
      ['阿依古丽·买买提', '副局长（主持工作）', '水务局', '13800000001'],
      ['林一', '科员', '城管局', '0351-1234567'],
    ],
    read: async (bytes: Buffer) => {
      const list = await readPeopleSheet(bytes)
      return list.kind === 'people' ? list.rows.map(({ row: _, ...rest }) => rest) : list
    },
  },
  {
    of: 'units',
    head: ['单位名称', '简称', '类别', '上级单位'],
    lines: [
      ['青禾县发展和改革局', '发改局', '政府部门', '青禾县人民政府'],
      ['青禾县统计局', '统计局', '事业单位', '发改局'],
    ],
    read: async (bytes: Buffer) => {
      const list = await readUnitsTable(bytes)
      return list.kind === 'units' ? list.rows.map(({ row: _, ...rest }) => rest) : list
    },
  },
  {
    of: 'statistics',
    head: ['序号', '指标', '数值', '单位', '时期', '口径', '来源'],
    lines: [
      ['1', '居民收入增速', '-3.2', '%', '2031年', '可比价', '县统计局'],
      ['12', '生产总值', '210.4', '亿元', '2031年', '现价', '县统计局'],
    ],
    read: async (bytes: Buffer) => {
      const table = await readStatisticsTable(bytes)
      return table.kind === 'statistics' ? table.rows.map(({ row: _, ...rest }) => rest) : table
    },
  },
  {
    of: 'clues',
    head: ['来件编号', '收到日期', '来源', '反映内容', '反映人'],
    lines: [
      ['R-01', '2031-03-05', '来信', '东街路灯不亮，已有三天。', '陈一一'],
      ['R-02', '2031年3月6日', '来访', '公厕夜间锁门。', '陈二'],
    ],
    read: async (bytes: Buffer) => {
      const table = await readCluesTable(bytes)
      return table.kind === 'clues' ? table.rows.map(({ row: _, ...rest }) => rest) : table
    },
  },
]

const book = (rows: readonly (readonly string[])[], more: Partial<MadeUpSheet> = {}) =>
  madeUpWorkbook([{ name: '表', rows, ...more }])
const csv = (rows: readonly (readonly string[])[], mark: string) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(mark)).join('\r\n'))
const column = (index: number) => String.fromCharCode(65 + index)
const wide = (text: string) => text.replace(/[\dA-Za-z]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))

describe.each(lists)('a list of $of says the same', ({ head, lines, read }) => {
  const rows = [head, ...lines]
  const plain = () => read(book(rows))

  test('whatever the order of its columns, and whatever stands above, beside and below', async () => {
    const expected = await plain()
    expect(expected).toHaveLength(2)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          head.map((_, index) => index),
          { minLength: head.length },
        ),
        fc.integer({ min: 0, max: 12 }),
        fc.boolean(),
        async (order, above, notes) => {
          const moved = rows.map((row) => order.map((index) => row[index] ?? ''))
          const titles = Array.from({ length: above }, (_, index) => [
            `二〇三一年汇总表之${'一二三'.charAt(index % 3)}`,
          ])
          const below = notes ? [['注：以各单位报送为准'], ['合计', '2'], ['填表人：某某', '2031年1月5日']] : []
          expect(await read(book([...titles, ...moved, ...below]))).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('as .csv by comma, semicolon and tab, in UTF-8 and UTF-16', async () => {
    const expected = await plain()
    for (const mark of [',', ';', '\t']) expect(await read(csv(rows, mark))).toEqual(expected)
    const wideBytes = Buffer.from(`\uFEFF${csv(rows, '\t').toString('utf8')}`, 'utf16le')
    expect(await read(wideBytes)).toEqual(expected)
  })

  test('under a head of two rows, with names set apart by blanks', async () => {
    const over = head.map(() => '基本情况')
    const spaced = head.map((name) => [...name].join('　'))
    const merges = [`A1:${column(head.length - 1)}1`]
    expect(await read(book([over, spaced, ...lines], { merges }))).toEqual(await plain())
  })

  test('with a cell merged over two lines as with the same text in both', async () => {
    const at = head.length - 1
    const same = lines.map((line) => [...line.slice(0, at), lines[0]?.[at] ?? ''])
    const merged = same.map((line, index) => (index === 0 ? line : [...line.slice(0, at), '']))
    const merges = [`${column(at)}2:${column(at)}3`]
    expect(await read(book([head, ...merged], { merges }))).toEqual(await read(book([head, ...same])))
  })

  test('a failed formula, a garbled text and a mark of secrecy are never taken for empty: cell and row are named', async () => {
    for (const bad of ['#REF!', '林\uFFFD', '机密★五年'])
      for (const at of head.keys()) {
        const broken = lines.map((line, index) => (index === 0 ? line.map((cell, i) => (i === at ? bad : cell)) : line))
        const told = JSON.stringify(await readWhole(read, [head, ...broken]))
        expect(told).toMatch(new RegExp(`${column(at)}2“`))
      }
  })
})

/** What is read, with what is told beside it. */
async function readWhole(read: (bytes: Buffer) => Promise<unknown>, rows: readonly (readonly string[])[]) {
  const units = await readUnitsTable(book(rows))
  return [await read(book(rows)), units.kind === 'units' ? units.leftOut : []]
}

test('two people in one line are two, each with the own telephone and the unit of both', async () => {
  const rows = [
    ['序号', '单位', '负责人', '', '联络员', ''],
    ['', '', '姓名', '电话', '姓名', '电话'],
    ['1', '水务局', '林一', '000-1', '林二', '000-2'],
    ['2', '城管局', '林三', '000-3', '', ''],
  ]
  const merges = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1']
  expect(await readPeopleSheet(book(rows, { merges }))).toMatchObject({
    rows: [
      { row: 3, name: '林一', unit: '水务局', phone: '000-1' },
      { row: 3, name: '林二', unit: '水务局', phone: '000-2' },
      { row: 4, name: '林三', unit: '城管局', phone: '000-3' },
    ],
  })
})

test('names are those that people have: set wide, broken over lines, with marks; several in a cell are asked about', async () => {
  const rows = [
    ['姓　名', '手机号码'],
    ['林　一', wide('13800000001')],
    ['欧 阳 修文', '138 0000 0002'],
    ['林二（女）', '13800000003'],
    ['林三\n林四', '13800000004\n13900000005'],
    ['林五', '1.38E+10'],
  ]
  expect(await readPeopleSheet(book(rows))).toMatchObject({
    rows: [
      { name: '林一', phone: '13800000001', unreadable: [] },
      { name: '欧 阳 修文', phone: '13800000002' },
      { name: '林二', unreadable: [] },
      { unreadable: [expect.stringContaining('几个姓名'), expect.stringContaining('几个号码')] },
      { unreadable: [expect.stringContaining('科学计数法')] },
    ],
  })
})

test('columns that nobody reads and sheets beside the list are named', async () => {
  const rows = [
    ['姓名', '出生年月', '', '单位'],
    ['林一', '1990.1', '补', '水务局'],
  ]
  const book = madeUpWorkbook([
    { name: '人员', rows },
    { name: '封面', rows: [['人员名单']] },
    {
      name: '附表',
      rows: [
        ['指标', '数值'],
        ['其他', '1'],
      ],
    },
  ])
  expect(await readPeopleSheet(book)).toMatchObject({ ignored: ['出生年月', 'C 列'], unread: ['附表'] })
})

test.each([
  [
    'a list in a cell',
    [['单位名称'], ['县教育局、县财政局'], ['县统计局\n县税务局']],
    ['县教育局', '县财政局', '县统计局', '县税务局'],
  ],
  ['a name broken over lines', [['单位名称'], ['县住房和\n城乡建设局']], ['县住房和城乡建设局']],
  ['names that begin with digits', [['单位名称'], ['12345热线办'], ['①县教育局']], ['12345热线办', '县教育局']],
  [
    'headings of groups',
    [
      ['单位名称', '简称'],
      ['一、政府部门', ''],
      ['县教育局', ''],
      ['二、乡镇', ''],
      ['青禾镇', ''],
    ],
    ['县教育局', '青禾镇'],
  ],
])('units: %s', async (_, rows, names) => {
  const list = await readUnitsTable(book(rows))
  expect(list.kind === 'units' ? list.rows.map(({ name }) => name) : list).toEqual(names)
})

test('a unit named twice keeps both short names and says where two lines differ', async () => {
  const rows = [
    ['单位名称', '简称', '上级单位'],
    ['县教育局', '教育局', '县政府'],
    ['县教育局', '教体局', '县委'],
  ]
  expect(await readUnitsTable(book(rows))).toMatchObject({
    rows: [{ shortName: '教育局', aliases: ['教体局'], troubles: [expect.stringContaining('第 2 行和第 3 行')] }],
  })
})
