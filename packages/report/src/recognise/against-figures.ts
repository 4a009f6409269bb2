import { readLead } from './lead.ts'
import type { MarkOf } from './mark.ts'
import type { Reading } from './reading.ts'

/** Adds a comparison without a number, for each metric compared: `税收、出口均⟦高于全市平均水平⟧`. */
export function takeAgainst(reading: Reading, { from, said }: MarkOf<'against'>): void {
  const start = reading.leadStart(from)
  const change = readLead(reading.text, start, said.start).change || /增长|增速|增幅/.test(said.of)
  for (const metric of reading.named(start, said.start)) {
    const set = { metric, op: said.op, value: null, max: null, unit: null, change, of: said.of } as const
    reading.add({ ...set, span: [start, said.end] })
  }
}
