import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bigramTable } from '../../packages/report/src/compare/bigram-table.ts'
import { profileOf, dot } from '../../packages/report/src/compare/profile.ts'
import { bigramVectors, sentencesIn } from './bigram-vectors.mjs'
import { largestFactors } from './svd.mjs'

const folder = mkdtempSync(join(tmpdir(), 'bigram-vectors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// an invented place: words of one field stand together, those of two never do
const fields = [
  ['植树', '绿化', '山坡', '苗圃'],
  ['渔港', '码头', '鱼市', '海塘'],
]
const sentence = (words, i) => `今年云溪县在${words[i % 4]}${words[(i + 1) % 4]}方面做了第${i}件工作。`
for (let report = 0; report < 3; report++)
  writeFileSync(
    join(folder, `${report}.txt`),
    Array.from({ length: 24 }, (_, i) => sentence(fields[i % 2], i + report)).join('\n'),
  )

test('words that stand in the same sentences are near, others are not, and the same folder gives the same table', async () => {
  const { reports, sentences } = await sentencesIn(folder)
  expect(reports).toBe(3)
  const options = { dims: 8, least: 3 }
  const { head, numbers } = bigramVectors(sentences, reports, options)
  const table = bigramTable(head, new Uint8Array(numbers.buffer))
  const vector = (text) => profileOf(text, table, () => 1).vector
  expect(dot(vector('植树'), vector('苗圃'))).toBeGreaterThan(dot(vector('植树'), vector('码头')) + 0.15)
  expect(bigramVectors(sentences, reports, options).numbers).toEqual(numbers)
})

test('the factors of a matrix that has only so many give it back', () => {
  // symmetric, of rank 2: U √Σ times its transpose is the matrix
  const [a, b] = [[1, 2, 0, 1, 3], [0, 1, 1, -1, 0]]
  const matrix = a.map((_, i) => a.map((_, k) => a[i] * a[k] + b[i] * b[k]))
  const factors = largestFactors(matrix.map((row) => row.map((value, column) => [column, value])), 2)
  for (const [i, row] of matrix.entries())
    for (const [k, value] of row.entries())
      expect(factors[i][0] * factors[k][0] + factors[i][1] * factors[k][1]).toBeCloseTo(value, 6)
})
