import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodePieces } from './encode-pieces.ts'

test('pieces become the UTF-8 of their text, however they are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (pieces) => {
      expect(Buffer.from(encodePieces(pieces)).toString('utf8')).toBe(pieces.join(''))
    }),
  )
})

test('a pair of surrogates across the bound of a piece stays whole, and the bytes kept grow with the text', () => {
  const text = `${'字'.repeat(16_383)}𠮷${'野'.repeat(2_000_000)}`
  expect(Buffer.from(encodePieces([text])).toString('utf8')).toBe(text)
})

test('what comes out stays as it is when the next is encoded', () => {
  const first = encodePieces(['甲'])
  encodePieces(['乙'])
  expect(Buffer.from(first).toString('utf8')).toBe('甲')
})
