import { expect, test } from 'vitest'
import { placeOf, placesOf } from './places.ts'
import type { Role } from './session.tsx'

const placesFor = (...own: readonly Role[]) => placesOf((...roles) => roles.some((role) => own.includes(role)))

test.each([
  ['', '工作台'],
  ['/', '工作台'],
  ['/reports/1', '报告审阅'],
  ['/settlements/1', '报告审阅'],
  ['/tasks/exchange', '任务分解'],
  ['/matters/orders', '督办事项'],
  ['/slips', '督办事项'],
  ['/inspections/1/print', '督办事项'],
  ['/bulletins/1', '督办事项'],
  ['/scores/1/units/2', '督办事项'],
  ['/burden', '督办事项'],
  ['/clues', '督办事项'],
  ['/instructions', '督办事项'],
  ['/wall', '督查总览'],
  ['/administration/rules', '管理'],
  // these are reached from the head of every screen, which marks them itself
  ['/manual', undefined],
  ['/messages', undefined],
  ['/search', undefined],
] as const)('the office finds %j in %j', (address, label) =>
  expect(placeOf(placesFor('supervisor'), address)?.label).toBe(label),
)

test('a place of one’s own comes before the one it is reached from', () => {
  expect(placeOf(placesFor('leader'), '/settlements')?.label).toBe('年度对账')
  expect(placeOf(placesFor('unit-head'), '/settlement-replies')?.label).toBe('对账答复')
  expect(placeOf(placesFor('unit-head', 'supervisor'), '/settlement-replies')?.label).toBe('工作台')
})

test.each([
  ['supervisor', 'unit-head', 'leader', 'system-administrator'],
  ['unit-head', 'unit-officer', 'leader'],
] as const)('nobody has more than seven places', (...roles) =>
  expect(placesFor(...roles).length).toBeLessThanOrEqual(7),
)
