import type { MarkOf } from './mark.ts'
import type { Reading } from './reading.ts'

/** Adds a grade, unless it only says which things a number counts: `Ⅲ类以上断面⟦占比80%⟧`. */
export function takeGrade(reading: Reading, index: number, { from, said, clause }: MarkOf<'grade'>): void {
  const next = reading.marks[index + 1]
  if (next !== undefined && next.clause === clause && next.said.start - said.end < 24) return
  const start = reading.leadStart(from)
  const [name] = reading.named(start, said.start)
  if (name === undefined) return
  const metric = name.replace(/(全年)?(总体|综合)?评价$/, '')
  const set = { metric, op: 'grade', value: said.value, max: null, unit: null, change: false, of: null } as const
  reading.add({ ...set, span: [start, said.end] })
}
