import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { isLowerHeading } from './lower-headings.ts'

/**
 * The longest a sentence without a number may be to head its paragraph in this plan: twice what is usual among those
 * that could, at least 16 characters. What is much longer than its like is a measure that stands first by chance.
 */
export function longestLead(outline: Outline, from: number, to: number): number {
  const sizes: number[] = []
  for (let index = from; index < to; index++) {
    const unit = outline.units[index] as OutlineUnit
    if (unit.first && !unit.marker && isLowerHeading(outline, unit, to, 30)) sizes.push(unit.size)
  }
  if (sizes.length < 4) return 30
  sizes.sort((a, b) => a - b)
  return Math.max(16, 2 * (sizes[sizes.length >> 1] ?? 15))
}
