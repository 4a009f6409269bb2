import type { Figure } from '../report.ts'
import { takeAgainst } from './against-figures.ts'
import { takeCompletion } from './completion-figures.ts'
import { takeGrade } from './grade-figures.ts'
import type { Mark } from './mark.ts'
import { takeQuantities } from './quantity-figures.ts'
import { takeRank } from './rank-figures.ts'
import { Reading } from './reading.ts'

/** The figures that the marks of a unit make, each with the metric its clause, or an earlier one, names. */
export function assembleFigures(text: string, start: number, end: number, marks: readonly Mark[]): Figure[] {
  const reading = new Reading(text, start, end, marks)
  for (let at = 0; at < marks.length; ) {
    const mark = marks[at]
    if (mark?.kind === 'quantity') {
      at = takeQuantities(reading, at, mark)
      continue
    }
    switch (mark?.kind) {
      case 'rank':
        takeRank(reading, mark)
        break
      case 'grade':
        takeGrade(reading, at, mark)
        break
      case 'done':
        takeCompletion(reading, at, mark)
        break
      case 'against':
        takeAgainst(reading, mark)
    }
    at++
  }
  // no longer than its figures: what a list keeps ready to grow would be most of a large report
  return reading.figures.slice()
}
