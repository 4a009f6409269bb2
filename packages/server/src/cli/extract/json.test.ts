import fc from 'fast-check'
import { expect, test } from 'vitest'
import { json, jsonPieces } from './json.ts'

test('in pieces it is the same', () => {
  const many = Array.from({ length: 1300 }, (_, index) => ({ index }))
  for (const value of [
    {},
    { areas: [{ id: 1 }, { id: 2, measures: many }, null, [many], { measures: many, id: '3' }] },
    { none: [], many, last: `x${'𠮷"'.repeat(50_000)}`, void: '' },
  ])
    expect([...jsonPieces(value)].join('')).toBe(json(value))
})

test('no piece of a large report is large', () => {
  const measures = Array.from({ length: 5000 }, (_, index) => ({ id: `m${index}`, text: '建成投用'.repeat(10) }))
  for (const piece of jsonPieces({ areas: [{ id: 'a1', measures }] })) expect(piece.length).toBeLessThan(10_000)
})

test('what it writes reads back, and steers no terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = json({ text: `\u009b${text}` })
      expect(JSON.parse(written)).toEqual({ text: `\u009b${text}` })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
      expect(written).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
    }),
  )
})
