import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { tellsPast } from './tense.ts'

/** Units `[from, to)` inside the plan that tell of the past year. */
export interface PastPassage {
  readonly from: number
  readonly to: number
}

/** How a passage on the past year begins where no label says so; it may lead to a list. */
const pastStart = /^(?:过去(?:的)?一年|去年|上年|刚刚过去的?一年|[一五]年来)(?:[，,]|.{2,30}[：:]$)/
const nowStart = /^(?:今年|新的一年|本年|20\d\d年|下一步|接下来)/
const bids = /(?<![主重需必首])要(?![求素点害义])|将(?!军)|力争|争取|确保(?!了)|务必|继续/

/**
 * The passages on the past year inside an area of the plan, in order: where review and plan are told field by field, each
 * field first says what was done. A label, `【去年】`, holds for its paragraph, up to another label; a sentence that begins with
 * the past year holds as long as those behind it in the paragraph tell of what is over; a lead-in, `去年答应的八件实事：`, holds for
 * its list.
 */
export function pastPassages(outline: Outline, from: number, to: number): PastPassage[] {
  const found: PastPassage[] = []
  for (let index = from; index < to; index++) {
    const unit = at(outline.units, index)
    const end = unit.time === 'past' ? endOfLabelled(outline, index, to) : endOfTold(outline, unit, to)
    if (end <= index) continue
    found.push({ from: index, to: end })
    index = end - 1
  }
  return found
}

function endOfLabelled({ units, lines }: Outline, from: number, to: number): number {
  const line = at(lines, at(units, from).line)
  const alone = line.to - line.from === 1 && at(units, from).size < 2
  let end = from + 1
  while (end < to && units[end]?.time === null && (at(units, end).line === line.index || alone)) end++
  return end
}

function endOfTold({ units, lines }: Outline, unit: OutlineUnit, to: number): number {
  const said = unit.core
  if (unit.time !== null || !pastStart.test(unit.words) || bids.test(said)) return unit.index
  if (/[：:]$/.test(unit.words)) return endOfList({ units }, unit.index, to)
  let end = unit.index + 1
  const last = Math.min(to, at(lines, unit.line).to)
  while (end < last && tellsPast(at(units, end)) && !nowStart.test(at(units, end).words)) end++
  return end
}

/** Where the list behind a lead-in ends: its numbers rise by one. */
function endOfList({ units }: Pick<Outline, 'units'>, lead: number, to: number): number {
  const kind = units[lead + 1]?.marker?.kind
  let end = lead + 1
  let number = 0
  while (kind !== undefined && end < to) {
    const marker = at(units, end).marker
    if (marker?.kind === kind && marker.number !== number + 1) break
    if (marker?.kind === kind) number = marker.number
    else if (at(units, end).first) break
    end++
  }
  return end
}
