import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import type { Frame } from './frame.ts'
import { type Marks, take } from './marks.ts'
import { promiseOfRow, statesGoal, type Table, tablesIn } from './tables.ts'
import { opensTargets } from './targets.ts'

/** As many lines above a table lead to it or name it. */
const reach = 4

/**
 * Takes the rows of a table that is the only statement of what it holds: the year's targets where no sentence states them,
 * livelihood items where none stand in the text. A table beside the sentences only repeats them.
 */
export function takeTables(outline: Outline, { from, to }: Frame, marks: Marks) {
  const { units } = outline
  const stated = units.some(({ index, core }) => marks.role[index] === 'target' && hasFigure(core))
  const listed = marks.role.includes('livelihood')
  for (const table of tablesIn(outline, from, to)) {
    const above = aboveOf(outline, table)
    if (!stated && above.some(opensTargets)) takeRows(table, marks, 'target')
    else if (!listed && above.some(({ words }) => /实事/.test(words)) && table.rows.every(promiseOfRow)) {
      const first = at(table.rows, 0).unit.index
      const area = marks.area[first - 1] ?? -1
      for (const { unit } of table.rows) marks.area[unit.index] = Math.max(area, marks.area[unit.index] ?? -1)
      takeRows(table, marks, 'livelihood')
    }
  }
}

function takeRows({ rows }: Table, marks: Marks, role: 'target' | 'livelihood') {
  for (const row of rows) if (role === 'livelihood' || statesGoal(row)) take(marks, row.unit, role)
}

function aboveOf({ units, lines }: Outline, { line }: Table): OutlineUnit[] {
  const first = at(lines, Math.max(0, line - reach)).from
  return units.slice(first, at(lines, line).from)
}
