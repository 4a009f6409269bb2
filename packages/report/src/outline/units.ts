import type { Span } from '../source/span.ts'
import { characterClass, ENDS, isWord, OPENS, SHUTS, SPACE } from './characters.ts'

/**
 * The units of a line, in order: one a sentence or semicolon clause, never cut inside quotes, brackets or title marks:
 * `⟦建成“一区；两园”。⟧⟦开工3个项目；⟧⟦确保投产。⟧`. An opening bracket that is never shut holds nothing together.
 * Pieces with fewer than two characters of meaning are left out.
 */
export function cutUnits(text: string, [from, to]: Span): Span[] {
  return cut(text, from, to, undefined) ?? cut(text, from, to, unshut(text, from, to)) ?? []
}

/** One pass; undefined when the line ends inside a bracket that is not among the `ignored`. */
function cut(text: string, from: number, to: number, ignored: Set<number> | undefined): Span[] | undefined {
  const units: Span[] = []
  let depth = 0
  let start = from
  for (let i = from; i < to; i++) {
    const kind = characterClass(text.charCodeAt(i))
    if (kind === OPENS) {
      if (!ignored?.has(i)) depth++
    } else if (kind === SHUTS) {
      if (depth > 0) depth--
    } else if (kind === ENDS && depth === 0) {
      pushUnit(text, start, i + 1, units)
      start = i + 1
    }
  }
  if (depth > 0 && !ignored) return undefined
  pushUnit(text, start, to, units)
  return units
}

function unshut(text: string, from: number, to: number): Set<number> {
  const open: number[] = []
  for (let i = from; i < to; i++) {
    const kind = characterClass(text.charCodeAt(i))
    if (kind === OPENS) open.push(i)
    else if (kind === SHUTS) open.pop()
  }
  return new Set(open)
}

function pushUnit(text: string, start: number, end: number, units: Span[]) {
  while (start < end && characterClass(text.charCodeAt(start)) === SPACE) start++
  while (end > start && characterClass(text.charCodeAt(end - 1)) === SPACE) end--
  let words = 0
  for (let i = start; i < end && words < 2; i++) if (isWord(text.charCodeAt(i))) words++
  if (words >= 2) units.push([start, end])
}
