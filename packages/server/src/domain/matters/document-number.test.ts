import { expect, test } from 'vitest'
import { documentNumber } from './document-number.ts'

test('a number has its year in hexagonal brackets and no leading zeros', () => {
  expect(documentNumber(2031, 7)).toBe('〔2031〕7号')
})
