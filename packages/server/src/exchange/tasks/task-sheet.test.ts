import { Zip } from '@luoshi/report/zip'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TaskRow } from '../../queries/tasks/task-table.ts'
import { findHead } from './find-head.ts'
import { noticeDocx, noticeOf } from './notice-docx.ts'
import { previewRows } from './preview-rows.ts'
import { type Grid, readGrids } from './read-grid.ts'
import { madeUpSource } from './sheet.fixture.ts'
import { sheetBody } from './sheet-body.ts'
import { type Grouping, type SheetSource, taskSheet } from './task-sheet.ts'
import { taskSheetDocx } from './task-sheet-docx.ts'
import { taskSheetXlsx } from './task-sheet-xlsx.ts'

const out = async (source: SheetSource, grouping: Grouping, columns: 'planning' | 'all' = 'all'): Promise<Grid> => {
  const bytes = await taskSheetXlsx(taskSheet(source, grouping), { paper: 'A3', columns })
  const grids = await readGrids(Buffer.from(bytes))
  if ('kind' in grids) throw new Error(grids.message)
  const [grid] = grids
  if (!grid) throw new Error('a workbook has a sheet')
  return grid
}

const back = (grid: Grid, source: SheetSource) => {
  const head = findHead(grid)
  if (!head) throw new Error('the table has a head')
  const choices = { units: source.units, leaders: [], officers: [] }
  return previewRows(sheetBody(grid, head, head.mapping), source, choices)
}

test('序号 goes on through the groups, and the parts of a commitment stand together', () => {
  const { groups } = taskSheet(madeUpSource(), 'area')
  expect(groups.map(({ heading }) => heading)).toEqual([
    '一、其他（1项）',
    '二、聚焦民生改善，增进群众福祉（3项）',
    '三、产业升级（2项）',
  ])
  expect(groups.flatMap(({ rows }) => rows.map(({ words }) => words.number))).toEqual([
    '1',
    '2',
    '2-2',
    '2-3',
    '3',
    '4',
  ])
  expect(groups[2]?.rows.map(({ words }) => [words.due, words.leads])).toEqual([
    ['6月底前', ''],
    ['持续推进', '农业农村局、发改局'],
  ])
})

test('the stages of a project stand in both files where a task has any, and in none where none has', async () => {
  const none = madeUpSource()
  const taskId = none.table.rows[4]?.taskId ?? ''
  const stages = '签约：金额 300亿元；开工：开工率 60%以上'
  const texts = {
    adoptedDue: null,
    milestones: '',
    stages,
    situation: '',
    problems: '',
    nextStep: '',
    coordination: '',
  }
  const some = { ...none, texts: new Map([[taskId, texts]]) }
  for (const columns of ['planning', 'all'] as const) {
    expect((await out(some, 'area', columns)).rows.flat()).toEqual(expect.arrayContaining(['项目阶段', stages]))
    expect((await out(none, 'area', columns)).rows.flat()).not.toContain('项目阶段')
  }
  // what only tells is no change when it comes back
  expect(back(await out(some, 'area'), some).every(({ state }) => state === 'unchanged')).toBe(true)
  const words = async (source: SheetSource) =>
    new Zip(await taskSheetDocx(taskSheet(source, 'area'), 'A4'), { most: 50_000_000 }).text('word/document.xml') ?? ''
  expect(await words(some)).toContain(stages)
  expect(await words(none)).not.toContain('项目阶段')
})

test('grouped by lead unit every task keeps its 序号, and what has no lead stands last', () => {
  const { groups } = taskSheet(madeUpSource(), 'lead-unit')
  expect(groups.at(-1)?.heading).toContain('尚未指定牵头单位')
  expect(groups.flatMap(({ rows }) => rows.map(({ words }) => words.number)).toSorted()).toEqual(
    ['1', '2', '2-2', '2-3', '3', '4'].toSorted(),
  )
})

test('of a filtered table only its tasks stand there, each with the 序号 it has in the whole, and it says so', () => {
  const source = madeUpSource()
  const only = source.table.rows.filter((_, index) => index > 2).map(({ taskId }) => taskId)
  const { origin, groups } = taskSheet(source, 'area', [...only, 'of nobody'])
  expect(groups.map(({ heading }) => heading)).toEqual(['一、聚焦民生改善，增进群众福祉（1项）', '二、产业升级（2项）'])
  expect(groups.flatMap(({ rows }) => rows.map(({ words }) => words.number))).toEqual(['2-3', '3', '4'])
  expect(origin).toContain('共6项任务，按筛选条件列出3项')
})

/** Words as people type them, signs of formulas and line breaks among them. */
const words = fc
  .array(
    fc.constantFrom('环', '湖', '绿', '道', '15', '公里', '=', '+1', '@', '"', '<', '&', '，', '。', '\n', ' ', '①'),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join('').trim())
const task: fc.Arbitrary<Partial<TaskRow>> = fc.record({
  remark: fc.option(words, { nil: null }),
  requirement: fc.option(words, { nil: null }),
  leadIds: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3', 'u4'), { maxLength: 3 }),
  partnerIds: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3', 'u4'), { maxLength: 3 }),
  dueOn: fc.option(fc.constantFrom('2031-06-30', '2031-06-15', '2032-02-29', '2031-12-31'), { nil: null }),
  continuous: fc.boolean(),
  disclosure: fc.constantFrom('undecided' as const, 'public' as const, 'on-request' as const),
})
const groupings = fc.constantFrom<Grouping>('area', 'leader', 'lead-unit')

test('what goes out and comes back as it was changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(task, { minLength: 1, maxLength: 12 }),
      groupings,
      fc.constantFrom('planning' as const, 'all' as const),
      async (tasks, grouping, columns) => {
        const source = madeUpSource(tasks)
        const rows = back(await out(source, grouping, columns), source)
        expect(rows).toHaveLength(tasks.length)
        expect(rows.filter(({ state }) => state !== 'unchanged')).toEqual([])
      },
    ),
    { numRuns: 30 },
  )
})

test('one cell that is edited is the one change', async () => {
  const edited = words.filter((text) => /[\p{L}\p{N}]/u.test(text))
  await fc.assert(
    fc.asyncProperty(
      fc.array(task, { minLength: 1, maxLength: 8 }),
      groupings,
      fc.nat(),
      edited,
      async (tasks, grouping, which, text) => {
        const source = madeUpSource(tasks)
        const grid = await out(source, grouping)
        const head = findHead(grid)
        const remark = head?.mapping.indexOf('remark') ?? -1
        const mark = head?.mapping.indexOf('mark') ?? -1
        const chosen = source.table.rows[which % tasks.length]
        fc.pre(chosen?.remark !== text)
        const rows = grid.rows.map((row) =>
          row[mark] === chosen?.taskId ? row.map((cell, index) => (index === remark ? text : cell)) : row,
        )
        const changed = back({ ...grid, rows }, source).filter(({ state }) => state !== 'unchanged')
        expect(changed).toMatchObject([
          { state: 'changed', taskId: chosen?.taskId, changes: [{ field: 'remark', after: text, conflict: false }] },
        ])
      },
    ),
    { numRuns: 30 },
  )
})

test('table and notice come out as documents, with stand-ins for typefaces that are not there', async () => {
  const sheet = taskSheet(madeUpSource(), 'area')
  const notice = { ...noticeOf('青禾县', 2031, '2031-03-05'), letterhead: '青禾县人民政府办公室文件' }
  for (const bytes of [await taskSheetDocx(sheet, 'A4'), await noticeDocx(notice, { sheet, paper: 'A3' })]) {
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
    expect(Buffer.from(bytes).includes('word/fontTable.xml')).toBe(true)
  }
})
