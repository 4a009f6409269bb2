import { expect, test } from 'vitest'
import { linesOf } from '../task-filter.ts'
import { namesOf } from '../task-names.ts'
import { invented } from '../task-row.fixture.ts'
import { copiedCells, pastedCells } from './grid-clipboard.ts'
import { columnOf } from './task-columns.ts'

const unit = (unitId: string, name: string) => ({
  unitId,
  name,
  shortName: name,
  aliases: [],
  sounds: '',
  kind: 'department' as const,
  suggested: false,
  memberIds: [],
  current: true,
})
const names = namesOf(2031, { units: [unit('u1', '水务局'), unit('u2', '教育局')], leaders: [], officers: [] }, [
  { areaId: 'a', ordinal: 1, heading: '一、产业', focus: null },
  { areaId: 'b', ordinal: 2, heading: '二、教育', focus: null },
])
const rows = [
  invented({ taskId: 't1', areaId: 'a', remark: '甲' }),
  invented({ taskId: 't2', areaId: 'b', remark: '两\n行' }),
  invented({ taskId: 't3', areaId: 'b' }),
]
const lines = linesOf(rows, 'area', names)
const columns = (['leads', 'remark'] as const).map(columnOf)
const range = (top: number, bottom: number, left = 0, right = 1) => ({ top, bottom, left, right })
const pasted = (text: string, where: ReturnType<typeof range>) => {
  const { edits, unread } = pastedCells(text, where, lines, columns, names)
  return {
    unread: unread.length,
    edits: edits.map(({ patch, rows: some, column }) => [column.key, patch, some.map(({ taskId }) => taskId)]),
  }
}

test('copied cells leave headings out and quote line breaks', () => {
  expect(copiedCells(range(0, 3), lines, columns, names)).toBe('\t甲\n\t"两\n行"')
})

test('what is copied pastes back without a change', () => {
  const text = copiedCells(range(0, 4), lines, columns, names)
  expect(pasted(text, range(0, 0))).toEqual({ edits: [], unread: 0 })
})

test('one cell fills the range, in one edit for all its tasks', () => {
  expect(pasted('乙', range(1, 4, 1, 1))).toEqual({
    edits: [['remark', { remark: '乙' }, ['t1', 't2', 't3']]],
    unread: 0,
  })
})

test('several cells go over headings, beyond the range, and not beyond the table', () => {
  const { edits, unread } = pasted('水务局\t一\n教育局\t二\n水务局\t三\n水务局\t四', range(1, 1))
  expect(unread).toBe(0)
  expect(edits).toContainEqual(['leads', { leadIds: ['u1'] }, ['t1', 't3']])
  expect(edits).toContainEqual(['leads', { leadIds: ['u2'] }, ['t2']])
  expect(edits.filter(([column]) => column === 'remark')).toHaveLength(3)
})

test('a unit the place does not have is named, and nothing is written in its cell', () => {
  const { edits, unread } = pastedCells('没有的局\t好', range(1, 1), lines, columns, names)
  expect(unread).toHaveLength(1)
  expect(unread[0]).toContain('没有的局')
  expect(edits.map(({ patch }) => patch)).toEqual([{ remark: '好' }])
})
