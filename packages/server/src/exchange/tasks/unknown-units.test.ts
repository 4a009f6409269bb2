import { expect, test } from 'vitest'
import { findersOf } from './names-in-cell.ts'
import { unknownUnits } from './unknown-units.ts'

const unit = (unitId: string, name: string, shortName: string) => ({
  unitId,
  name,
  shortName,
  aliases: [],
  sounds: '',
  kind: 'department' as const,
  memberIds: [],
  suggested: false,
  current: true,
})
const { units } = findersOf(
  { units: [unit('u1', '青禾县商务局', '商务局'), unit('u2', '青禾县财政局', '财政局')], leaders: [], officers: [] },
  '青禾县',
)

test.each([
  ['every name of a cell is told, not the first alone', ['商务局、甲办、乙办'], ['甲办', '乙办']],
  ['names parted by a stroke', ['甲办/财政局/乙办'], ['甲办', '乙办']],
  ['one that stands twice in a cell counts once', ['甲办、甲办', '甲办'], ['甲办']],
  ['several units under one name are nobody’s other name', ['各乡镇、区直有关部门、甲办'], ['甲办']],
  ['known ones and empty cells tell nothing', ['财政局', '', '青禾县商务局'], []],
] as const)('%s', (_, cells, names) => expect(unknownUnits(cells, units).map(({ name }) => name)).toEqual(names))

test('what stands most often comes first, with the number of its cells', () =>
  expect(unknownUnits(['甲办', '乙办、甲办', '乙办', '乙办'], units)).toEqual([
    { name: '乙办', cells: 3 },
    { name: '甲办', cells: 2 },
  ]))
