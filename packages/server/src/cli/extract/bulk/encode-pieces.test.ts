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

test('a room given back is written into, and left for a larger one where the text does not fit', () => {
  const first = encodePieces(['甲'.repeat(1000)])
  const second = encodePieces(['乙'], first.buffer)
  expect(second.buffer).toBe(first.buffer)
  expect(Buffer.from(second).toString('utf8')).toBe('乙')
  const third = encodePieces(['丙', '丁'.repeat(10)], new ArrayBuffer(4))
  expect(Buffer.from(third).toString('utf8')).toBe(`丙${'丁'.repeat(10)}`)
})
