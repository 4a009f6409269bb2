import { expect, test } from 'vitest'
import { answeredInspected, hasObjected } from './inspected-units.ts'

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
