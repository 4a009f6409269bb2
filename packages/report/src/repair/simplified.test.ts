import { expect, test } from 'vitest'
import { isTraditionalOnly, simplifiedUnits, traditionalUnits } from './simplified.ts'

test('the Traditional characters are those with another Simplified form, without those that Simplified text has too', () => {
  const units = simplifiedUnits()
  const all = Array.from({ length: 0xa000 - 0x3400 }, (_, i) => 0x3400 + i)
  const shared = all.filter((unit) => units[unit] !== unit && !isTraditionalOnly(unit))
  expect(String.fromCharCode(...shared)).toContain('乾')
  expect(shared.length).toBeLessThan(30)
  expect(traditionalUnits().sort((a, b) => a - b)).toEqual(all.filter(isTraditionalOnly))
  expect([...'國發經'].every((character) => isTraditionalOnly(character.charCodeAt(0)))).toBe(true)
  expect([...'国发经'].some((character) => isTraditionalOnly(character.charCodeAt(0)))).toBe(false)
})
