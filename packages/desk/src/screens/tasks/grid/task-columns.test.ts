import { expect, test } from 'vitest'
import { namesOf } from '../task-names.ts'
import { invented } from '../task-row.fixture.ts'
import { columnOf, readDay } from './task-columns.ts'

test.each([
  ['2031-12-31', '2031-12-31'],
  ['6月30日', '2031-06-30'],
  ['6月底前', '2031-06-30'],
  ['2月', '2031-02-28'],
  ['2032年2月底', '2032-02-29'],
  ['9/5', '2031-09-05'],
  ['年底前', '2031-12-31'],
  ['', null],
  ['2月30日', undefined],
  ['13月', undefined],
  ['尽快', undefined],
])('the day of “%s”', (words, day) => expect(readDay(words, 2031)).toBe(day))

const unit = (unitId: string, name: string, shortName: string) => ({
  unitId,
  name,
  shortName,
  aliases: [],
  sounds: '',
  kind: 'department' as const,
  suggested: false,
  memberIds: [],
  current: true,
})
const names = namesOf(2031, {
  units: [unit('a', '青禾县教育局', '教育局'), unit('b', '青禾县水务局', '水务局')],
  leaders: [],
  officers: [],
})

test('units that are pasted keep their order; one that is not there leaves the cell as it was', () => {
  expect(columnOf('leads').read?.('水务局、青禾县教育局', invented(), names)).toEqual({ leadIds: ['b', 'a'] })
  expect(columnOf('leads').read?.('水务局、林业局', invented(), names)).toBeUndefined()
  expect(columnOf('partners').read?.('', invented(), names)).toEqual({ partnerIds: [] })
})

test('an empty cell empties, words of a list are those of the list', () => {
  expect(columnOf('remark').read?.('  ', invented(), names)).toEqual({ remark: null })
  expect(columnOf('disclosure').read?.('主动公开', invented(), names)).toEqual({ disclosure: 'public' })
  expect(columnOf('disclosure').read?.('随便', invented(), names)).toBeUndefined()
  expect(columnOf('kind').read?.('项目 民生', invented(), names)).toEqual({ kind: 'project' })
  expect(columnOf('kind').read?.('', invented(), names)).toBeUndefined()
})
