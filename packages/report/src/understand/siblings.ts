import type { Outline, OutlineUnit } from '../outline/outline.ts'

/** As many units an item's neighbours in its list are looked for, either way. */
const reach = 40

/** The items before and behind a numbered one in the same list, those there are. */
export function siblingsOf({ units }: Outline, unit: OutlineUnit): OutlineUnit[] {
  return [neighbour(units, unit, -1), neighbour(units, unit, 1)].filter((found) => found !== null)
}

function neighbour(units: readonly OutlineUnit[], { index, marker }: OutlineUnit, step: 1 | -1): OutlineUnit | null {
  if (!marker) return null
  for (let at = index + step; Math.abs(at - index) <= reach; at += step) {
    const other = units[at]
    if (!other) return null
    if (other.marker?.kind === marker.kind) return other.marker.number === marker.number + step ? other : null
  }
  return null
}
