import { expect, test } from 'vitest'
import { filterRows, linesOf, nextSort, readFilter, writeFilter } from './task-filter.ts'
import { namesOf } from './task-names.ts'
import { invented } from './task-row.fixture.ts'

const rows = [
  invented({ taskId: 'a', number: 1, areaId: 'x', leadIds: ['u'], emphasised: true }),
  invented({ taskId: 'b', number: 2, areaId: 'y', wording: '修建农村公路15公里。', dueOn: '2031-06-30' }),
  invented({
    taskId: 'c',
    number: 3,
    areaId: 'x',
    status: 'active',
    light: { light: 'red', pace: 'behind', deviation: '-40', month: 3, words: '落后 40 个百分点', ofReport: false },
  }),
]
const unit = {
  unitId: 'u',
  name: '青禾县教育局',
  shortName: '教育局',
  aliases: [],
  sounds: '',
  kind: 'department' as const,
  suggested: false,
  memberIds: [],
  current: true,
}
const areas = ['x', 'y'].map((areaId, index) => ({ areaId, ordinal: index + 1, heading: `方面${areaId}`, focus: null }))
const names = namesOf(2031, { units: [unit], leaders: [], officers: [] }, areas)
const shown = (address: string) =>
  filterRows(rows, readFilter(new URLSearchParams(address)), names, '2031-07-01').map(({ taskId }) => taskId)

test.each([
  ['', 'abc'],
  ['q=公路', 'b'],
  ['q=教育局 幼儿园', 'a'],
  ['q=3', 'c'],
  ['area=x', 'ac'],
  ['status=active,closed', 'c'],
  ['light=none', 'ab'],
  ['light=red', 'c'],
  ['missing=leads', 'bc'],
  ['late=1', 'b'],
  ['starred=1', 'a'],
  ['unit=u&area=y', ''],
  ['sort=due', 'bac'],
  ['sort=light', 'cab'],
  ['sort=-due', 'acb'],
  ['sort=-number', 'cba'],
  ['sort=no-such-column', 'abc'],
])('an address “%s” shows %s', (address, ids) => expect(shown(address).join('')).toBe(ids))

test('a column’s title orders by it, then backwards, then no more', () => {
  expect(['', 'due', '-due', 'light'].map((sort) => nextSort(sort, 'due'))).toEqual(['due', '-due', '', 'due'])
})

test('an address is read back as it was written', () => {
  const address = 'q=公路&area=x&group=lead&status=drafted%2Cactive'
  expect(writeFilter(readFilter(new URLSearchParams(address))).toString()).toBe(new URLSearchParams(address).toString())
})

test('rows keep their numbers under the headings of a group', () => {
  const lines = linesOf(rows, 'area', names)
  expect(lines.map((line) => (line.kind === 'group' ? `${line.title} ${line.count}` : line.row.number))).toEqual([
    '方面x 2',
    1,
    3,
    '方面y 1',
    2,
  ])
})
