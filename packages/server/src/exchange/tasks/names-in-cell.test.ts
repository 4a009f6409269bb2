import { expect, test } from 'vitest'
import { findersOf } from './names-in-cell.ts'

const person = (personId: string, name: string, post: string | null = null) => ({ personId, name, post })
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
const finders = findersOf(
  {
    units: [unit('u1', '青禾县商务局', '商务局'), unit('u2', '青禾县招商中心', '招商中心')],
    leaders: [person('p1', '林知远', '县长'), person('p2', '任安澜', '常务副县长'), person('p5', '周平（大）')],
    officers: [
      { ...person('p3', '周一帆'), unitId: 'u1' },
      { ...person('p4', '周一帆'), unitId: 'u2' },
    ],
  },
  '青禾县',
)

test.each([
  ['任安澜', 'p2'],
  ['副县长 任安澜', 'p2'],
  ['常务副县长任安澜', 'p2'],
  ['任安澜副县长', 'p2'],
  ['任安澜（13800000000）', 'p2'],
  ['任安澜 0351-1234567', 'p2'],
  ['任　安　澜', 'p2'],
  ['周平（大）', 'p5'],
])('%s is one person', (text, id) => expect(finders.leaders(text)).toEqual({ kind: 'found', ids: [id] }))

test.each([
  ['任安澜明'],
  ['马任安澜'],
  ['任安澜、林知远'],
  ['任安澜（代王某某）'],
  ['王副县长'],
  ['任安澜 李四'],
  ['安澜'],
])('%s is nobody', (text) => expect(finders.leaders(text)).toMatchObject({ kind: 'trouble' }))

test('of two with one name the unit’s own is meant, and without a unit nobody', () => {
  expect(finders.officers('周一帆', ['u2'])).toEqual({ kind: 'found', ids: ['p4'] })
  expect(finders.officers('周一帆', [])).toMatchObject({ kind: 'trouble' })
})

test.each(['商务局/招商中心', '商务局／招商中心', '商务局 / 招商中心', '商务局、招商中心', '商务局\n招商中心'])(
  '%j are two units',
  (text) => expect(finders.units(text)).toEqual({ kind: 'found', ids: ['u1', 'u2'] }),
)

test('a unit whose own name bears a stroke is one', () => {
  const { units } = findersOf({ units: [unit('u3', '财政局/国资局', '')], leaders: [], officers: [] }, '青禾县')
  expect(units('财政局/国资局')).toEqual({ kind: 'found', ids: ['u3'] })
})

test('a unit in the brackets of another is not left out', () => {
  expect(finders.units('商务局（牵头）')).toEqual({ kind: 'found', ids: ['u1'] })
  expect(finders.units('商务局（招商中心）')).toMatchObject({ kind: 'trouble' })
})
