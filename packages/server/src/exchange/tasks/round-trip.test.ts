import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { TaskChoices } from '../../queries/tasks/task-choices.ts'
import { findHead } from './find-head.ts'
import { type PreviewRow, previewRows } from './preview-rows.ts'
import { readGrids } from './read-grid.ts'
import { madeUpSource } from './sheet.fixture.ts'
import { sheetBody } from './sheet-body.ts'
import { sheetParts, storedArchive } from './sheet-parts.ts'
import { type Grouping, type SheetSource, taskSheet } from './task-sheet.ts'
import { taskSheetXlsx } from './task-sheet-xlsx.ts'

const choicesOf = (source: SheetSource): TaskChoices => ({
  units: source.units,
  leaders: [{ personId: 'p1', name: '林知远', post: '县长' }],
  officers: [{ personId: 'p2', name: '周一帆', post: null, unitId: 'u1' }],
})

async function previewOf(bytes: Uint8Array, source = madeUpSource()): Promise<PreviewRow[]> {
  const grids = await readGrids(Buffer.from(bytes))
  if ('kind' in grids) throw new Error(grids.message)
  const [grid] = grids
  const head = grid && findHead(grid)
  if (!grid || !head) throw new Error('no head')
  return previewRows(sheetBody(grid, head, head.mapping), source, choicesOf(source))
}

/** Write another text into the one cell that holds this one, as an office program would; the hidden cells stay. */
function edited(bytes: Uint8Array, from: string, to: string): Buffer {
  const parts = sheetParts(Buffer.from(bytes), 1e8)
  if (typeof parts === 'string') throw new Error(parts)
  let found = 0
  const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const changed = new Map(
    [...parts].map(([name, part]) => [
      name,
      Buffer.from(
        part
          .toString('utf8')
          .replace(/(<t(?:\s[^>]*)?>)([^<]*)(<\/t>)/g, (all, open: string, text: string, close: string) => {
            if (text !== inXml(from)) return all
            found++
            return `${open}${inXml(to)}${close}`
          }),
      ),
    ]),
  )
  expect(found).toBe(1)
  return storedArchive(changed)
}

const sources = fc
  .array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 6, maxLength: 6 })
  .map((remarks) => {
    const source = madeUpSource()
    const rows = source.table.rows.map((row, index) => ({ ...row, remark: `${index}${remarks[index] ?? ''}甲` }))
    return { ...source, table: { ...source.table, rows } }
  })
const groupings = fc.constantFrom<Grouping>('area', 'leader', 'lead-unit')
const columns = fc.constantFrom<'planning' | 'all'>('planning', 'all')

describe('out and in again', () => {
  test('a file that nobody edited changes nothing, however it is grouped', async () => {
    await fc.assert(
      fc.asyncProperty(sources, groupings, columns, async (source, grouping, columns) => {
        const file = await taskSheetXlsx(taskSheet(source, grouping), { paper: 'A3', columns })
        const rows = await previewOf(file, source)
        expect(rows.map(({ state }) => state)).toEqual(source.table.rows.map(() => 'unchanged'))
        expect(new Set(rows.map(({ taskId }) => taskId)).size).toBe(source.table.rows.length)
      }),
      { numRuns: 25 },
    )
  })

  test('one edited cell is exactly that change', async () => {
    const text = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() === text)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5 }), text, groupings, async (index, text, grouping) => {
        const plain = madeUpSource()
        const table = plain.table.rows.map((row, at) => ({ ...row, remark: `备注之${at}` }))
        const source = { ...plain, table: { ...plain.table, rows: table } }
        const task = table[index]
        const file = await taskSheetXlsx(taskSheet(source, grouping), { paper: 'A4', columns: 'planning' })
        const rows = await previewOf(edited(file, `备注之${index}`, text), source)
        const changed = rows.filter(({ state }) => state !== 'unchanged')
        expect(changed).toMatchObject([
          {
            taskId: task?.taskId,
            state: 'changed',
            changes: [{ field: 'remark', before: `备注之${index}`, after: text, conflict: false }],
          },
        ])
      }),
      { numRuns: 25 },
    )
  })

  test('what the record says otherwise by now is a conflict; what only the record changed is none', async () => {
    const plain = madeUpSource()
    const with_ = (remark: string) => ({
      ...plain,
      table: {
        ...plain.table,
        rows: plain.table.rows.map((row, at) => ({ ...row, remark: at === 0 ? remark : null })),
      },
    })
    const file = await taskSheetXlsx(taskSheet(with_('起初'), 'area'), { paper: 'A4', columns: 'planning' })
    const states = async (bytes: Uint8Array, now: string) =>
      (await previewOf(bytes, with_(now))).filter(({ state }) => state !== 'unchanged').map(({ state }) => state)
    expect(await states(file, '后来')).toEqual([])
    expect(await states(edited(file, '起初', '文件'), '起初')).toEqual(['changed'])
    expect(await states(edited(file, '起初', '文件'), '后来')).toEqual(['conflict'])
    expect(await states(edited(file, '起初', '文件'), '文件')).toEqual([])
  })

  test('an adopted limit and the words of a task become proposals; units are read by any of their names', async () => {
    const plain = madeUpSource()
    const last = plain.table.rows[4]
    const source = {
      ...plain,
      texts: new Map([
        [
          last?.taskId ?? '',
          {
            adoptedDue: '2031-06-30',
            milestones: '',
            stages: '',
            situation: '',
            problems: '',
            nextStep: '',
            coordination: '',
          },
        ],
      ]),
    }
    const sheet = taskSheet(source, 'area')
    const file = await taskSheetXlsx(sheet, { paper: 'A4', columns: 'planning' })
    const words = sheet.groups.flatMap(({ rows }) => rows).find(({ taskId }) => taskId === last?.taskId)?.words
    let rows = await previewOf(edited(file, words?.due ?? '', '9月底前'), source)
    expect(rows.flatMap(({ changes }) => changes.map(({ effect }) => effect))).toEqual([
      { kind: 'proposal', field: 'due', after: '2031-09-30' },
    ])
    rows = await previewOf(edited(file, '住建局', '建设局，县发改局'), source)
    expect(rows.flatMap(({ changes }) => changes.map(({ effect }) => effect))).toEqual([
      { kind: 'edit', patch: { leadIds: ['u3', 'u1'] } },
    ])
    rows = await previewOf(edited(file, '住建局', '水利局'), source)
    expect(rows.filter(({ state }) => state !== 'unchanged')).toMatchObject([
      { state: 'unmatched', reason: '牵头单位：没有找到单位“水利局”' },
    ])
  })
})

test('a group goes out with its members and with who reports, and who reports comes back', async () => {
  const plain = madeUpSource()
  const [group] = plain.units
  if (!group) throw new Error('there are units')
  const village = (unitId: string, shortName: string) => ({ ...group, unitId, shortName, name: `青禾县${shortName}` })
  const units = [
    ...plain.units,
    village('v1', '清溪镇'),
    village('v2', '云岭镇'),
    { ...group, unitId: 'g1', name: '各乡镇', shortName: '各乡镇', kind: 'group' as const, memberIds: ['v1', 'v2'] },
  ]
  const rows = plain.table.rows.map((row, at) => (at === 4 ? { ...row, leadIds: ['g1'] } : row))
  const source = { ...plain, units, table: { ...plain.table, rows } }
  const file = await taskSheetXlsx(taskSheet(source, 'area'), { paper: 'A4', columns: 'planning' })
  expect((await previewOf(file, source)).every(({ state }) => state === 'unchanged')).toBe(true)
  const changed = async (from: string, to: string) =>
    (await previewOf(edited(file, from, to), source)).filter(({ state }) => state !== 'unchanged')
  expect(await changed('各成员分别填报', '由云岭镇代表填报')).toMatchObject([
    { changes: [{ title: '填报方式', effect: { kind: 'edit', patch: { speakerId: 'v2' } } }] },
  ])
  expect(await changed('各成员分别填报', '由教育局代表填报')).toMatchObject([
    { reason: expect.stringContaining('填报方式：应为') },
  ])
  expect(await changed('清溪镇、云岭镇', '清溪镇')).toMatchObject([
    { reason: expect.stringContaining('集体单位的成员在“单位”中调整') },
  ])
  // where no group leads, there is no such column
  const without = taskSheet(plain, 'area')
  const grids = await readGrids(Buffer.from(await taskSheetXlsx(without, { paper: 'A4', columns: 'planning' })))
  expect(JSON.stringify(grids)).not.toContain('集体单位成员')
})

test('a sheet of chosen columns has those, in their order, and comes back', async () => {
  const source = madeUpSource()
  const columns = ['number', 'wording', 'status', 'leads', 'emphasised'] as const
  const file = await taskSheetXlsx(taskSheet(source, 'area'), { paper: 'A3', columns })
  const grids = await readGrids(Buffer.from(file))
  if ('kind' in grids) throw new Error(grids.message)
  expect(grids[0]?.rows[3]?.slice(0, 5)).toEqual(['序号', '任务内容', '任务状态', '牵头单位', '重点标记'])
  expect((await previewOf(file, source)).every(({ state }) => state === 'unchanged')).toBe(true)
})

test('a cell whose formula failed leaves what stands there, and says so', async () => {
  const source = madeUpSource()
  const file = await taskSheetXlsx(taskSheet(source, 'area'), { paper: 'A3', columns: 'planning' })
  const [row] = await previewOf(file, source)
  const known = source.table.rows.find(({ taskId }) => taskId === row?.taskId)
  if (!known) throw new Error('no task')
  const cells = {
    mark: known.taskId,
    leads: '#REF!',
    officer: '#N/A',
    due: '#未计算',
    disclosure: '#NAME?',
    remark: '####',
  }
  const read = previewRows([{ row: 3, group: null, cells: { ...cells, out: '{}' } }], source, choicesOf(source))
  expect(read).toMatchObject([{ state: 'unmatched', changes: [] }])
  expect(read[0]?.troubles.length).toBe(5)
})

test('what a cell was understood as stands beside its words', async () => {
  const source = madeUpSource()
  const known = source.table.rows.find(({ dueOn }) => dueOn === null) ?? source.table.rows[0]
  const cells = { mark: known?.taskId ?? '', due: '9月底前', out: '{"due":"x"}' }
  const [row] = previewRows([{ row: 3, group: null, cells }], source, choicesOf(source))
  expect(row?.changes[0]).toMatchObject({ after: '9月底前', read: `${source.table.year}-09-30` })
})

test('another kind of task comes back as a change; one that there is not is refused by its name', async () => {
  const plain = madeUpSource()
  // the only one of its kind in the table, promised as 民生实事 as well
  const table = plain.table.rows.map((row, at) => ({
    ...row,
    kind: at === 0 ? 'project' : 'work',
    livelihood: at === 0,
  }))
  const source = { ...plain, table: { ...plain.table, rows: table } } as SheetSource
  const file = await taskSheetXlsx(taskSheet(source, 'area'), { paper: 'A4', columns: 'planning' })
  const previewed = async (text: string) =>
    (await previewOf(edited(file, '项目、民生实事', text), source)).filter(({ state }) => state !== 'unchanged')
  expect(await previewed('指标、民生实事')).toMatchObject([
    {
      state: 'changed',
      changes: [{ title: '类型', before: '项目、民生实事', effect: { kind: 'edit', patch: { kind: 'indicator' } } }],
    },
  ])
  expect(await previewed('项目')).toEqual([])
  for (const [text, reason] of [
    ['重大专项', '类型：没有“重大专项”这个类型，应为 指标、项目、工作、民生实事、自身建设 之一'],
    ['指标、项目', '类型：只能填一种，应为 指标、项目、工作、民生实事、自身建设 之一'],
    ['', '类型：不能为空，应为 指标、项目、工作、民生实事、自身建设 之一'],
  ] as const)
    expect(await previewed(text)).toMatchObject([{ state: 'unmatched', reason }])
})

describe('an office’s own sheet', () => {
  const text = (value: string, more: object = {}) => ({ value, type: String, ...more })
  const officeSheet = async () => {
    const file = writeExcelFile([
      [text('青禾县2031年重点工作任务清单', { columnSpan: 6 }), null, null, null, null, null],
      [text('（征求意见稿）', { columnSpan: 6 }), null, null, null, null, null],
      [
        text('序号', { rowSpan: 2 }),
        text('重点工作任务', { rowSpan: 2 }),
        text('责任分工', { columnSpan: 3 }),
        null,
        null,
        text('时限', { rowSpan: 2 }),
      ],
      [null, null, text('牵头县领导'), text('牵头单位'), text('配合单位'), null],
      [text('一、产业升级', { columnSpan: 6 }), null, null, null, null, null],
      [
        text('1'),
        text('建成青禾食品产业园二期'),
        text('县长 林知远'),
        text('发改局\n农业局'),
        text('住建局、教育局等'),
        text('上半年'),
      ],
      [text('2'), text('建成高标准农田2万亩'), text(''), text('农业农村局', { rowSpan: 2 }), text(''), text('长期')],
      [text('3'), text('为群众放映电影一千场'), text(''), null, text(''), text('年底')],
      [text('4'), text('改造老旧小区20个'), text(''), text('无此局'), text(''), text('')],
      [text('备注：以上任务由督查室调度。', { columnSpan: 6 }), null, null, null, null, null],
    ])
    return file.toBuffer()
  }

  test('is read under titles and a head of two rows, its groups known, merged cells filled down', async () => {
    const rows = await previewOf(await officeSheet())
    expect(rows.map(({ row, state, number, group }) => ({ row, state, number, group }))).toEqual([
      { row: 6, state: 'changed', number: '3', group: '一、产业升级' },
      { row: 7, state: 'changed', number: '4', group: '一、产业升级' },
      { row: 8, state: 'new', number: '3', group: '一、产业升级' },
      { row: 9, state: 'changed', number: '2-2', group: '一、产业升级' },
    ])
    expect(rows[0]?.changes.map(({ effect }) => effect)).toEqual([
      { kind: 'edit', patch: { leaderId: 'p1' } },
      { kind: 'edit', patch: { leadIds: ['u1', 'u2'] } },
      { kind: 'edit', patch: { partnerIds: ['u3', 'u4'] } },
    ])
    expect(rows[3]?.troubles).toEqual(['牵头单位：没有找到单位“无此局”'])
    // a day that is the same in other words is no change
    expect(rows[1]?.changes.map(({ field }) => field)).toEqual(['leads'])
    expect(rows[2]?.changes.map(({ effect }) => effect)).toContainEqual({ kind: 'edit', patch: { leadIds: ['u2'] } })
  })

  test('a new row is taken for a part of the commitment that it cites or numbers, not of one with a number alone', async () => {
    const adopted = madeUpSource().table.rows[1]?.adopted ?? ''
    const file = writeExcelFile([
      [text('序号'), text('报告原文'), text('任务内容')],
      [text('9'), text(adopted), text('组织放映露天电影')],
      [text('2-7'), text(''), text('开展消防演练')],
      [text('2'), text(''), text('评选优秀摄影作品')],
    ])
    const rows = await previewOf(await file.toBuffer())
    expect(rows.map(({ state, commitmentId }) => [state, commitmentId])).toEqual([
      ['new', 'c2'],
      ['new', 'c2'],
      ['new', null],
    ])
  })

  test('words that could be either of two tasks are not matched', async () => {
    const plain = madeUpSource()
    const rows = plain.table.rows.map((row, index) =>
      index < 2 ? { ...row, wording: '新建公办幼儿园3所', adopted: '新建公办幼儿园3所', parts: 1 } : row,
    )
    const file = writeExcelFile([
      [text('任务'), text('责任单位')],
      [text('新建公办幼儿园3所'), text('教育局')],
    ])
    const source = { ...plain, table: { ...plain.table, rows } }
    expect(await previewOf(await file.toBuffer(), source)).toMatchObject([{ state: 'unmatched', taskId: null }])
  })

  test('comes as .csv too, in UTF-8 or GB 18030', async () => {
    const csv = '序号,任务内容,备注\r\n3,建成青禾食品产业园二期。,"含逗号,和\n换行"\r\n'
    expect(await previewOf(Buffer.from(`\ufeff${csv}`))).toMatchObject([
      { number: '3', changes: [{ after: '含逗号,和\n换行' }] },
    ])
    // 序号,任务内容 in GB 18030
    const bytes = Buffer.from('d0f2bac52cc8cecef1c4dac8dd0a332cbda8b3c90a', 'hex')
    expect(await previewOf(bytes)).toMatchObject([{ row: 2 }])
  })
})

describe('what is no table is refused', () => {
  const kind = async (bytes: Buffer) => {
    const read = await readGrids(bytes)
    return 'kind' in read ? read.reason : 'read'
  }
  test.each([
    ['a text without columns', Buffer.from('没有表格'), 'not-a-sheet'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['an archive of something else', storedArchive(new Map([['a.txt', Buffer.from('a')]])), 'not-a-sheet'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'old-format'],
    [
      'one with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024), 'too-large'],
  ])('%s', async (_, bytes, reason) => expect(await kind(bytes)).toBe(reason))

  test('a workbook that unpacks to more than it says', async () => {
    const sheet = await taskSheetXlsx(taskSheet(madeUpSource(), 'area'), { paper: 'A4', columns: 'planning' })
    expect(sheetParts(Buffer.from(sheet), 2000)).toBe('too-large')
  })
})
