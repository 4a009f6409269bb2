import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { statedAreas } from './stated-counts.ts'

/**
 * Focus areas that one sentence lists, as many as it says: `重点抓好三个方面工作：⟦聚焦产业，…；⟧⟦聚焦城乡，…；⟧⟦聚焦民生，…。⟧`;
 * null where none does.
 */
export function statedList({ units }: Outline, from: number, to: number): number[] | null {
  for (let index = from; index < to; index++) {
    const { words } = at(units, index)
    if (!/[：:].{4,40}[；;]$/.test(words) || !words.includes('方面')) continue
    const count = statedAreas(words)
    if (count === null || count < 2 || index + count > to) continue
    const list = units.slice(index, index + count)
    if (list.every((unit, i) => ends(unit, i + 1 === count) && (i === 0 || isShort(unit))))
      return list.map((unit) => unit.index)
  }
  return null
}

function ends({ words }: OutlineUnit, last: boolean): boolean {
  return /[；;]$/.test(words) !== last
}

function isShort({ size, first, core }: OutlineUnit): boolean {
  return !first && size <= 36 && !/\d/.test(core)
}
