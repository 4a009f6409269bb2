import { expect, test } from 'vitest'
import { shortNameOf, unitKindOf, usualUnits, withoutPlace } from './unit-names.ts'

test.each([
  ['青禾县发展和改革局', '发改局'],
  ['青禾县人民政府办公室', '政府办'],
  ['县人力资源和社会保障局', '人社局'],
  ['青禾县发展和改革委员会', '发改委'],
  ['青禾县城市管理综合行政执法局', '城管局'],
  ['柳湾镇人民政府', '柳湾镇'],
  ['东关街道办事处', '东关街道'],
  ['青禾县财政局', '财政局'],
  ['青禾县住房和城乡建设局（人防办）', '住建局'],
])('%s is %s in short', (name, short) => expect(shortNameOf(name, '青禾县')).toBe(short))

test('a district’s name is known with and without its city', () => {
  expect(withoutPlace('禾川区财政局', '云泽市禾川区')).toBe('财政局')
  expect(withoutPlace('云泽市禾川区财政局', '云泽市禾川区')).toBe('财政局')
})

test.each([
  ['柳湾镇', 'township'],
  ['东关街道办事处', 'township'],
  ['中共青禾县委宣传部', 'party'],
  ['青禾县城市建设投资有限公司', 'enterprise'],
  ['青禾县人民政府办公室', 'office'],
  ['青禾县信访局', 'department'],
] as const)('%s is of kind %s', (name, kind) => expect(unitKindOf(name)).toBe(kind))

test('no usual unit stands twice, nor do two of them have one short name', () => {
  for (const level of ['county', 'township'] as const) {
    const short = usualUnits(level).map((name) => shortNameOf(name, '青禾县'))
    expect(new Set(short).size).toBe(short.length)
  }
})
