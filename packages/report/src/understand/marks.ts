import type { Outline, OutlineUnit } from '../outline/outline.ts'
import type { Role } from '../report.ts'

/** What each unit was taken as; one slot a unit, written by the steps that read the parts. */
export interface Marks {
  readonly role: Role[]
  readonly why: (string | undefined)[]
  /** Index of the focus area, -1 outside. */
  readonly area: number[]
  /** Units of the lower headings it stands under, outermost first. */
  readonly path: (readonly number[])[]
}

/** A sheet with every unit left out for `why`. */
export function blankMarks({ units }: Outline, why: string): Marks {
  const filled = <Mark>(mark: Mark) => new Array<Mark>(units.length).fill(mark)
  return { role: filled('other'), why: filled(why), area: filled(-1), path: filled([]) }
}

/** Take the unit as `role`. */
export function take(marks: Marks, { index }: OutlineUnit, role: Role) {
  marks.role[index] = role
  marks.why[index] = undefined
}

/** Leave the unit out, for `why`. */
export function leave(marks: Marks, { index }: OutlineUnit, why: string) {
  marks.role[index] = 'other'
  marks.why[index] = why
}
