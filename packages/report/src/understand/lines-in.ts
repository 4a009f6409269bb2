import type { Outline, OutlineLine } from '../outline/outline.ts'

/** The lines that hold units of `[from, to)`; a text may have as many parts as lines, so none goes through them all. */
export function linesIn(
  { units, lines }: Pick<Outline, 'units' | 'lines'>,
  from: number,
  to: number,
): readonly OutlineLine[] {
  const first = units[from]
  const last = units[to - 1]
  return first && last && from < to ? lines.slice(first.line, last.line + 1) : []
}
