// The table of bigram vectors that the reader's package ships.
import { readFileSync } from 'node:fs'
import { bigramTable } from '../../packages/report/src/compare/bigram-table.ts'
import { root } from '../runtime.mjs'

/** The table of packages/report/data. */
export function shippedTable() {
  const file = `${root}packages/report/data/bigram-vectors`
  return bigramTable(JSON.parse(readFileSync(`${file}.json`, 'utf8')), readFileSync(`${file}.bin`))
}
