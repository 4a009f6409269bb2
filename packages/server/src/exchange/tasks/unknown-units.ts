import type { Named } from './names-in-cell.ts'

/** A name in cells of units that no unit of the place has. */
export interface UnknownUnit {
  readonly name: string
  /** In how many cells it stands. */
  readonly cells: number
}

/** A collective name (各乡镇, 有关部门) is several units: it is set up as such and not taken for another name of one. */
const collective = /^[各有相]|(?:有关|相关|各)(?:单位|部门|乡镇|街道|方面)/

/** Names a cell is searched for at most; a cell with more says something else than units. */
const mostInCell = 30

/** The names in cells that no unit has, those that stand most often first. */
export function unknownUnits(cells: readonly string[], find: (text: string) => Named): readonly UnknownUnit[] {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const own = new Set<string>()
    let rest = cell
    // the finder tells the first it does not know: without it the cell is read on
    for (let step = 0; step < mostInCell; step++) {
      const found = find(rest)
      if (found.kind === 'found' || found.unknown === undefined) break
      own.add(found.unknown)
      rest = rest.replace(found.unknown, '、')
    }
    for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .filter(([name]) => name.length >= 2 && name.length <= 100 && !collective.test(name))
    .map(([name, times]) => ({ name, cells: times }))
    .toSorted((a, b) => b.cells - a.cells || a.name.localeCompare(b.name, 'zh'))
}
