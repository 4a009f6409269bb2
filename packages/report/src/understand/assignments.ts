import type { Outline } from '../outline/outline.ts'
import { isAssignment, readAssignments } from '../recognise/assigned-units.ts'
import { leave, type Marks } from './marks.ts'

/**
 * Units of the text that only say who is to do what stands before them, `（责任单位：市教育局）`, are no measures: left out, and
 * what they say told of the promises of the same paragraph (of the one above where they have a line of their own) since
 * the last such unit. By the index of the measure.
 */
export function assignUnits({ text, units }: Outline, marks: Marks): ReadonlyMap<number, readonly string[]> {
  const assigned = new Map<number, readonly string[]>()
  // one list for all promises since the last such unit: a line of thousands costs no more for each
  let open: number[] = []
  let names: string[] = []
  let told = false
  const close = () => {
    open = []
    names = []
    told = false
  }
  let line = -1
  for (const unit of units) {
    const role = marks.role[unit.index]
    const alone = unit.size <= 240 && /[（(【[〔［：:]/.test(unit.words) && isAssignment(text, unit.span)
    if (alone) {
      for (const each of readAssignments(text, unit.span)) names.push(...each.units)
      if (!told) for (const index of open) assigned.set(index, names)
      told = true
      // a second line may name who helps
      if (role === 'measure' || role === 'livelihood' || role === 'heading' || open.length > 0)
        leave(marks, unit, 'responsible-units')
      continue
    }
    if (unit.line !== line) close()
    line = unit.line
    if (role === 'measure' || role === 'livelihood') {
      if (told) close()
      open.push(unit.index)
    }
  }
  return assigned
}
