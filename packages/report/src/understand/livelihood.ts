import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { isLivelihoodHeading } from './part-titles.ts'

const count =
  /(\d{1,3}|[一二三四五六七八九十]{1,3})(?:大|个)?(?:方面|[件项类个])(?:.{0,6})(?:实事|好事|工程|项目|事项|任务|工作|实项)/

/** Whether a unit opens a list of livelihood items of the year: `⟦今年要办好12件民生实事：⟧`. */
export function opensLivelihood({ words, core }: OutlineUnit): boolean {
  return (
    /实事|民生工程|民心工程|惠民工程|民生项目/.test(words) &&
    isLivelihoodHeading(core) &&
    count.test(words) &&
    !/已|完成了|圆满|落实省|省定|市定|超额/.test(words)
  )
}

/**
 * Where the list ends that a unit opens: the items follow as `一是…十五是…`, `1.…`, `（1）…`, in the same paragraph or on
 * lines of their own. Returns the opening's own index where no list follows.
 */
export function livelihoodEnd({ units, lines }: Outline, opening: number, to: number): number {
  const first = units[opening + 1]
  if (!first || opening + 1 >= to) return opening
  const kind = first.marker?.kind
  if (!kind) return opening
  let last = opening
  let number = 0
  for (let index = opening + 1; index < to; index++) {
    const unit = units[index] as OutlineUnit
    if (unit.marker?.kind === kind && (unit.marker.number === number + 1 || kind === 'dash')) {
      number = unit.marker.number
      last = index
    } else if (unit.marker && unit.marker.kind !== kind && unit.first) break
    else if (unit.line !== (units[last] as OutlineUnit).line) break
  }
  if (last === opening) return opening
  const end = lines[(units[last] as OutlineUnit).line]?.to ?? last + 1
  if ((units[opening] as OutlineUnit).line === (units[last] as OutlineUnit).line) return lastItem(units, last, end)
  return Math.min(end, to) - 1
}

/** In one paragraph with its list, what stands behind the last item is the item's only while it goes on with figures. */
function lastItem(units: readonly OutlineUnit[], last: number, end: number): number {
  let index = last
  while (index + 1 < end && /^(?:同时|并|其中)/.test((units[index + 1] as OutlineUnit).words)) index++
  return index
}
