import { expect, test } from 'vitest'
import { ownPower } from './own-power.ts'

test('an act rests on one’s own power before one that is lent', () => {
  const [lent, own] = [{ onBehalfOf: 'somebody' }, { onBehalfOf: null }]
  expect(ownPower([lent, own])).toBe(own)
  expect(ownPower([lent])).toBe(lent)
  expect(ownPower([])).toBeNull()
})
