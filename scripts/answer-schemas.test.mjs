import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerSchemas, keptIn } from './answer-schemas.mjs'

test('the schemas of the desk’s answers are those of the types; `node scripts/answer-schemas.mjs` writes them', () => {
  expect(JSON.parse(readFileSync(keptIn, 'utf8'))).toEqual(answerSchemas())
})
