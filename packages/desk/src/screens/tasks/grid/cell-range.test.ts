import { expect, test } from 'vitest'
import { linesOf } from '../task-filter.ts'
import { namesOf } from '../task-names.ts'
import { invented } from '../task-row.fixture.ts'
import { cellsOf, clampCell, editableColumn, movedCell, rangeOf, taskLineFrom, tasksBetween } from './cell-range.ts'
import { columnOf } from './task-columns.ts'
import { checkedAfter } from './use-checked-rows.ts'

const names = namesOf(2031, undefined, [
  { areaId: 'a', ordinal: 1, heading: '一、产业', focus: null },
  { areaId: 'b', ordinal: 2, heading: '二、教育', focus: null },
])
const row = (taskId: string, areaId: string) => invented({ taskId, areaId })
// 0 heading, 1 t1, 2 t2, 3 heading, 4 t3
const lines = linesOf([row('t1', 'a'), row('t2', 'a'), row('t3', 'b')], 'area', names)
const columns = (['number', 'wording', 'leads', 'remark'] as const).map(columnOf)

test('a range has the same corners whichever cell came first', () => {
  const range = { top: 1, bottom: 4, left: 0, right: 2 }
  expect(rangeOf({ line: 4, column: 0 }, { line: 1, column: 2 })).toEqual(range)
  expect(rangeOf({ line: 1, column: 2 }, { line: 4, column: 0 })).toEqual(range)
})

test('the cells of a range leave the headings out, column by column', () => {
  const cells = cellsOf({ top: 0, bottom: 4, left: 2, right: 3 }, lines, columns)
  expect(cells.map(({ column, rows }) => [column.key, rows.map(({ taskId }) => taskId)])).toEqual([
    ['leads', ['t1', 't2', 't3']],
    ['remark', ['t1', 't2', 't3']],
  ])
})

test.each([
  ['down over a heading', { line: 2, column: 1 }, { lines: 1, columns: 0 }, { line: 4, column: 1 }],
  ['up over a heading', { line: 4, column: 1 }, { lines: -1, columns: 0 }, { line: 2, column: 1 }],
  ['up from the first task: stays', { line: 1, column: 1 }, { lines: -1, columns: 0 }, { line: 1, column: 1 }],
  ['a page down: to the last', { line: 1, column: 1 }, { lines: 20, columns: 0 }, { line: 4, column: 1 }],
  ['right at the edge: stays', { line: 1, column: 3 }, { lines: 0, columns: 1 }, { line: 1, column: 3 }],
  ['left at the edge: stays', { line: 1, column: 0 }, { lines: 0, columns: -1 }, { line: 1, column: 0 }],
])('moves %s', (_, from, by, to) => expect(movedCell(from, by, lines, columns.length)).toEqual(to))

test('no task line is found among headings alone, nor in an empty table', () => {
  expect(taskLineFrom(lines.slice(0, 1), 0, 1)).toBeNull()
  expect(taskLineFrom([], 0, 1)).toBeNull()
  expect(movedCell({ line: 0, column: 1 }, { lines: 1, columns: 0 }, [], 4)).toEqual({ line: 0, column: 1 })
})

test('a cell of a table that became shorter is kept inside it', () => {
  expect(clampCell({ line: 9, column: 9 }, 3, 2)).toEqual({ line: 2, column: 1 })
  expect(clampCell({ line: 9, column: 1 }, 0, 2)).toEqual({ line: 0, column: 1 })
})

test('Tab goes to the next column that can be edited, in both directions, and nowhere at the ends', () => {
  expect(editableColumn(columns, 1, 1)).toBe(2)
  expect(editableColumn(columns, 3, 1)).toBeNull()
  expect(editableColumn(columns, 0, -1)).toBeNull()
})

test('tasks between two lines come without headings, in either order', () => {
  expect(tasksBetween(lines, 4, 2).map(({ taskId }) => taskId)).toEqual(['t2', 't3'])
})

test('a tick toggles one task; with an anchor it ticks every task between and unticks none', () => {
  expect([...checkedAfter(new Set(), lines, 1, null)]).toEqual(['t1'])
  expect([...checkedAfter(new Set(['t1']), lines, 1, null)]).toEqual([])
  expect([...checkedAfter(new Set(['t2']), lines, 4, 1)].toSorted()).toEqual(['t1', 't2', 't3'])
  expect([...checkedAfter(new Set(['t1']), lines, 0, null)]).toEqual(['t1'])
})
