import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { linesIn } from './lines-in.ts'
import { leadsToTasks } from './principles.ts'

/** A label is no longer than this, in characters; as many of them at least make a row of areas. */
const [longestLabel, fewestLabels] = [14, 3]

/** Short labels with a colon, each alone on its line above what is done: `⟦科技兴县：⟧`. */
export function labelLines({ units, lines }: Outline, from: number, to: number): number[] | null {
  const heads: number[] = []
  for (const line of linesIn({ units, lines }, from, to)) {
    const unit = at(units, line.from)
    if (line.from < from || line.to >= to || line.to - line.from !== 1) continue
    if (unit.size <= longestLabel && /[：:]$/.test(unit.words) && !/\d/.test(unit.core) && !isCall(unit))
      heads.push(unit.index)
  }
  const alone = heads.every((head, i) => heads[i + 1] !== head + 1)
  return heads.length >= fewestLabels && alone ? heads : null
}

/** What calls upon somebody or leads to a list, and names no field: `各位代表：`, `重点抓好以下工作：`. */
function isCall({ words }: OutlineUnit): boolean {
  return /^各位|^同志|以下|如下|方面[：:]$/.test(words) || leadsToTasks(words)
}
