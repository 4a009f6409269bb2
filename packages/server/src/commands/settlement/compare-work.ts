import type { Report } from '@luoshi/report'
import { type BigramTable, compare, type Settlement } from '@luoshi/report/compare'
import { comparisonTable } from './comparison-table.ts'

let table: BigramTable | undefined

/** What a worker process does for `compare-apart.ts`. */
export async function compareWork({
  last,
  next,
}: {
  readonly last: Report
  readonly next: Report
}): Promise<Settlement> {
  table ??= comparisonTable()
  return compare(last, next, table)
}
