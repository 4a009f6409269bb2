import { at } from '../outline/at.ts'
import type { OutlineLine, OutlineUnit } from '../outline/outline.ts'

/** Put a heading on the stack below those of a higher kind. */
export function place(stack: OutlineUnit[], unit: OutlineUnit, lines: readonly OutlineLine[]) {
  while (stack.length > 0 && rank(at(stack, stack.length - 1), lines) >= rank(unit, lines)) stack.pop()
  stack.push(unit)
}

const ranks = {
  part: 0,
  han: 1,
  'han-bracket': 2,
  digit: 3,
  'digit-bracket': 5,
  circle: 6,
  letter: 6,
  decimal: 3,
  named: 2.5,
  ordinal: 4,
  item: 4,
  dash: 4,
} as const

function rank(unit: OutlineUnit, lines: readonly OutlineLine[]): number {
  if (unit.marker) return ranks[unit.marker.kind]
  const line = at(lines, unit.line)
  return line.to - line.from === 1 ? 3.5 : unit.first ? 4.5 : 7
}

/** A new paragraph without a heading is not under a heading that was run in to the paragraph before. */
export function stale(stack: readonly OutlineUnit[], unit: OutlineUnit, lines: readonly OutlineLine[]): boolean {
  const last = at(stack, stack.length - 1)
  const line = at(lines, last.line)
  return line.to - line.from > 1 && last.line < unit.line
}
