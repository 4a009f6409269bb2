import { at } from '../outline/at.ts'
import type { Outline, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'
import { endsTargets, givesReasons, opensTargets } from './targets.ts'

/** The longest a line of a list of targets is, in characters; what is longer is a task with its figures. */
const longest = 90
const compared = /同步|不低于|不高于|高于|快于|持平|下达|任务|以内|以上|左右|清零|达标|达到/

/**
 * Where the list of targets ends to which a sentence leads, `⟦主要预期目标：⟧` above lines of one target each, numbered, with bullets or
 * bare; its own index where it leads to none. The lines are of one form, and each bounds a figure.
 */
export function targetListEnd({ units, lines }: Outline, lead: number, to: number): number {
  const unit = at(units, lead)
  if (!opensTargets(unit) || !/[：:]$/.test(unit.words)) return lead
  const line = at(lines, unit.line)
  const first = units[lead + 1]
  if (!first || first.line === line.index) return lead
  const kind = first.marker?.kind ?? null
  let end = lead
  for (let next = line.index + 1; next < lines.length; next++) {
    const { from, to: after } = at(lines, next)
    if (from >= to || (at(units, from).marker?.kind ?? null) !== kind) break
    if (!units.slice(from, Math.min(after, to)).every(isTarget)) break
    end = Math.min(after, to) - 1
  }
  return end
}

function isTarget(unit: OutlineUnit): boolean {
  const { core, size } = unit
  return size <= longest && (hasFigure(core) || compared.test(core)) && !endsTargets(unit) && !givesReasons(unit)
}
