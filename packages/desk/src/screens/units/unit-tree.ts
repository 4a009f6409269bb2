import type { UnitListed } from '@luoshi/server/desk/units/unit-routes.ts'

/** A unit with the units below it. */
export interface UnitNode extends UnitListed {
  readonly children?: readonly UnitNode[]
}

/** Units as a tree; one whose parent is not among them stands at the top. */
export function unitTree(units: readonly UnitListed[]): readonly UnitNode[] {
  const known = new Set(units.map(({ unitId }) => unitId))
  const below = new Map<string | null, UnitListed[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  const grown = (parent: string | null): readonly UnitNode[] =>
    (below.get(parent) ?? []).map((unit) => {
      const children = grown(unit.unitId)
      return children.length > 0 ? { ...unit, children } : unit
    })
  return grown(null)
}
