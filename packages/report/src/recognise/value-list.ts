import type { Lead } from './lead.ts'
import type { Mark } from './mark.ts'
import type { Quantity } from './quantity.ts'

/** The values from `index` on that follow each other with nothing but 、 or 和 between: `⟦7%和8%⟧`. */
export function valueList(text: string, marks: readonly Mark[], index: number, lead: Lead): Quantity[] {
  const out: Quantity[] = []
  for (let i = index; i < marks.length; i++) {
    const mark = marks[i]
    if (mark?.kind !== 'quantity') break
    const before = out.at(-1)
    if (before !== undefined) {
      if (!joined(text, before.end, mark.said.start, lead.each === 'respectively')) break
      const same = before.unit === null || mark.said.unit === null || before.unit === mark.said.unit
      if (!same && before.kind !== mark.said.kind) break
    }
    out.push(mark.said)
  }
  return out
}

function joined(text: string, from: number, to: number, respectively: boolean): boolean {
  if (to - from < 1 || to - from > 3) return false
  for (let i = from; i < to; i++) {
    const char = text.charAt(i)
    if (!('、和与及以 '.includes(char) || (respectively && '，,'.includes(char)))) return false
  }
  return true
}

/**
 * Where the metric of a value ends that is only where something began: `低保⟦由⟧800元提高到900元`; -1 for other values.
 * `next` is where the next value begins, -1 where none does.
 */
export function originEnd(text: string, from: number, lead: Lead, end: number, next: number): number {
  if (lead.from) return lead.metricEnd
  if (next - end < 1 || next - end > 14 || !reaches(text, end, next)) return -1
  const stop = Math.max(from, lead.metricEnd - 16)
  for (let at = lead.metricEnd - 1; at >= stop; at--) if ('由从'.includes(text.charAt(at))) return at
  return -1
}

/** True where 到 or the like stands before the second value; a year may stand between. */
function reaches(text: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) if ('到至为'.includes(text.charAt(at))) return true
  return false
}
