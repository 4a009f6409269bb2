import { at } from '../outline/at.ts'
import type { Outline } from '../outline/outline.ts'
import type { AreaRange } from './areas.ts'
import { type Frame, isChrome, isSignature } from './frame.ts'
import { partKind } from './part-titles.ts'

/** A list of livelihood items attached behind the report, `附：⟦2023年十件民生实事⟧`; null when there is none. */
export function findAnnex({ units, lines }: Outline, frame: Frame): AreaRange | null {
  let searched = 0
  for (const line of lines) {
    const head = at(units, line.from)
    // what holds no list from one heading on holds none from a later one
    if (head.index < Math.max(frame.to, searched) || line.to - line.from > 1 || head.size > 40) continue
    if (partKind(head.core, 0) !== 'livelihood') continue
    let to = line.to
    let items = 0
    while (to < units.length) {
      const unit = at(units, to)
      if (unit.first && (isChrome(unit.words) || isSignature(unit) || partKind(unit.core, 0) === 'glossary')) break
      if (unit.first && !unit.marker && unit.size < 6) break
      if (unit.marker) items++
      to++
    }
    searched = to
    if (items >= 2) return { head: head.index, to }
  }
  return null
}
