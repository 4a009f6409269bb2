import { expect, test } from 'vitest'
import { planAddress } from './plan-address.ts'

test('the plan opens beside the table of its year, narrowed to what it was opened from', () => {
  expect(planAddress('990101', 'a', 2031)).toBe('/990101/tasks?year=2031&open=a')
  expect(planAddress('990101', 'a', null, 'changes=proposed')).toBe('/990101/tasks?changes=proposed&open=a')
})
