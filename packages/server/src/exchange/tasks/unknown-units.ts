import { isGroupName } from '../../domain/assignment/group-names.ts'
import { cellTrouble } from './cell-error.ts'
import type { Named } from './names-in-cell.ts'

/** A name in cells of units that no unit of the place has. */
export interface UnknownUnit {
  readonly name: string
  /** In how many cells it stands. */
  readonly cells: number
}

/** The most names that are read from a cell; a cell with more holds something else than units. */
const mostInCell = 30

/** The names in cells that no unit has, those that stand most often first; without those of groups (各乡镇), which are offered apart. */
export function unknownUnits(cells: readonly string[], find: (text: string) => Named): readonly UnknownUnit[] {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    if (cellTrouble(cell) !== null) continue
    const own = new Set<string>()
    let rest = cell
    // the finder returns only the first unknown name; remove it and search the cell again
    for (let step = 0; step < mostInCell; step++) {
      const found = find(rest)
      if (found.kind === 'found' || found.unknown === undefined) break
      own.add(found.unknown)
      rest = rest.replace(found.unknown, '、')
    }
    for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .filter(([name]) => name.length >= 2 && name.length <= 100 && !isGroupName(name))
    .map(([name, times]) => ({ name, cells: times }))
    .toSorted((a, b) => b.cells - a.cells || a.name.localeCompare(b.name, 'zh'))
}
