import type { OutlineUnit } from '../outline/outline.ts'

/**
 * Whether a unit has the shape of a part's title: short, no sentence; `inLine` is the number of units in its line.
 * `⟦二、2023年工作安排⟧`, `⟦三、加强政府自身建设。⟧`.
 */
export function isTitleShaped({ marker, core, size, words }: OutlineUnit, inLine: number): boolean {
  if (size < 2 || size > 48) return false
  if (/\t|^表\d/.test(words)) return false
  const last = words.charCodeAt(words.length - 1)
  if (last === 0xff1b || last === 0x3b) return false
  if (marker) return marker.kind !== 'dash' && marker.kind !== 'circle' && marker.kind !== 'item'
  return inLine === 1 && size <= 40 && !/[。！？!?：:，,]$/.test(words) && !/^(?:各位|——)/.test(core)
}
