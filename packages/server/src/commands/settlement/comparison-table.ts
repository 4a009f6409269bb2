import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BigramTable, bigramTable } from '@luoshi/report/compare'

/** The table of bigram vectors that `@luoshi/report` ships. */
export function comparisonTable(): BigramTable {
  const file = (name: string) => readFileSync(fileURLToPath(import.meta.resolve(`@luoshi/report/data/${name}`)))
  return bigramTable(JSON.parse(file('bigram-vectors.json').toString('utf8')), file('bigram-vectors.bin'))
}
