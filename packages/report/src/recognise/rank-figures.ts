import type { MarkOf } from './mark.ts'
import { rankLead } from './rank.ts'
import type { Reading } from './reading.ts'

/** Adds a place in an order, for each metric that holds it: `降尘量位居全市⟦前三名⟧`. */
export function takeRank(reading: Reading, { from, said }: MarkOf<'rank'>): void {
  const start = reading.leadStart(from)
  const { metricEnd, field } = rankLead(reading.text, start, said.start)
  for (const metric of reading.named(start, metricEnd)) {
    const set = { metric, op: 'rank<=', value: said.value, max: null, unit: '位', change: false, of: field } as const
    reading.add({ ...set, span: [start, said.end] })
  }
}
