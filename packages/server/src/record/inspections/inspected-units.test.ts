import { expect, test } from 'vitest'
import { answeredInspected, hasObjected, itemUnits } from './inspected-units.ts'

// a was merged into b, which took its place; c was inspected too and has had d, which was inspected, merged into it
const inspected = [
  { unit_id: 'a', succeeds_id: null },
  { unit_id: 'b', succeeds_id: 'a' },
  { unit_id: 'c', succeeds_id: null },
  { unit_id: 'd', succeeds_id: null },
]

test('who has the place of another answers for it alone, who has another beside their own for both', () => {
  expect(answeredInspected(inspected, new Set(['b', 'a']))).toEqual(['b'])
  expect(answeredInspected(inspected, new Set(['c', 'd']))).toEqual(['c', 'd'])
  expect(answeredInspected(inspected, new Set(['x']))).toEqual([])
})

test('what was objected before a merger is not objected to again by who took the place', () => {
  expect(hasObjected(inspected, 'b', new Set(['a']))).toBe(true)
  expect(hasObjected(inspected, 'c', new Set(['d', 'a']))).toBe(false)
  expect(hasObjected(inspected, 'b', new Set())).toBe(false)
})

test('what was asked of a unit is lifted of who took its place; by name where that answers for another too', () => {
  const answering = new Map([
    ['a', 'b'],
    ['d', 'c'],
  ])
  expect(itemUnits(inspected, answering, 'a')).toEqual({ own: ['a', 'b'], shared: [] })
  expect(itemUnits(inspected, answering, 'b')).toEqual({ own: ['b'], shared: [] })
  expect(itemUnits(inspected, answering, 'd')).toEqual({ own: [], shared: ['d', 'c'] })
  expect(itemUnits(inspected, answering, 'c')).toEqual({ own: [], shared: ['c'] })
  // a second one merged into b, which has the place of the first alone
  const two = [...inspected, { unit_id: 'e', succeeds_id: null }]
  expect(itemUnits(two, new Map([...answering, ['e', 'b']]), 'a')).toEqual({ own: [], shared: ['a', 'b'] })
  expect(itemUnits(two, new Map([...answering, ['e', 'b']]), 'e')).toEqual({ own: [], shared: ['e', 'b'] })
})
