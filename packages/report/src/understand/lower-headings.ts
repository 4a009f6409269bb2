import type { Outline, OutlineLine, OutlineUnit } from '../outline/outline.ts'
import { hasFigure } from './cues.ts'

/**
 * Whether a unit inside a focus area is a heading of what follows, not a measure: alone on its line, or a short
 * sentence its paragraph begins with: `⟦补齐城市短板。⟧新建…`, `⟦一是上项目。⟧加快…`. `to` is where the area ends,
 * `lead` the longest a sentence without a number may be to head its paragraph.
 */
export function isLowerHeading({ units, lines }: Outline, unit: OutlineUnit, to: number, lead: number): boolean {
  const { words, core, size, marker, index } = unit
  if (size < 2 || size > 42 || /[；;]$/.test(words)) return false
  const line = lines[unit.line] as OutlineLine
  const next = index + 1 < to ? units[index + 1] : undefined
  if (!next) return false
  if (line.to - line.from === 1) return isAloneHeading(unit, next, lines)
  if (next.line !== unit.line) return false
  if (next.marker && marker && next.marker.kind === marker.kind) return false
  if (/[，,]$/.test(words)) return false
  if (hasFigure(core)) return /件.{0,6}(?:实事|工程|项目)/.test(core) && size <= 24
  if (marker) return size <= 30 && !(marker.kind === 'item' && size > 24)
  if (unit.first)
    return (
      size <= lead &&
      clauses(core) <= 2 &&
      (size <= 20 || clauses(core) === 2) &&
      !/等|、.*、/.test(core.length > 16 ? core : '')
    )
  const before = units[index - 1] as OutlineUnit
  return (
    size <= 8 &&
    /工作$|建设$|方面$/.test(core) &&
    core.length <= 8 &&
    /[。：:]$/.test(before.words) &&
    !/^(?:加|推|做|抓|完|强|深)/.test(core)
  )
}

function isAloneHeading(
  { words, core, size, marker }: OutlineUnit,
  next: OutlineUnit,
  lines: readonly OutlineLine[],
): boolean {
  if (marker && next.marker && next.marker.kind === marker.kind) return false
  if (/[：:]$/.test(words)) return size <= 30
  if (/[。！!？?]$/.test(words)) {
    const after = lines[next.line] as OutlineLine
    return (
      size <= 30 &&
      !hasFigure(core) &&
      (after.to - after.from > 1 || next.size > size * 1.5) &&
      (marker !== null ? !next.marker || next.marker.kind !== marker.kind : size <= 16)
    )
  }
  return size <= 42 && (marker !== null || !next.words.endsWith(words.slice(-2)))
}

function clauses(core: string): number {
  return core.split(/[，,]/).length
}
