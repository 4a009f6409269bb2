import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerSchemas, keptIn } from './answer-schemas.mjs'

/** A schema with its lists in one order: the compiler gives properties and members of unions in the order it met them. */
function ordered(schema) {
  if (Array.isArray(schema)) return schema.map(ordered)
  if (typeof schema !== 'object' || schema === null) return schema
  const text = (one) => JSON.stringify(one)
  return Object.fromEntries(
    Object.entries(schema)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => {
        const inner = ordered(value)
        const isList = ['required', 'enum', 'type', 'anyOf'].includes(key) && Array.isArray(inner)
        return [key, isList ? inner.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : inner]
      }),
  )
}

test('the schemas of the desk’s answers are those of the types; `node scripts/answer-schemas.mjs` writes them', () => {
  expect(ordered(JSON.parse(readFileSync(keptIn, 'utf8')))).toEqual(ordered(answerSchemas()))
})
