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
  while (end > start && characterClass(text.charCodeAt(end - 1)) === SPACE) end--
  for (;;) {
    while (start < end && characterClass(text.charCodeAt(start)) === SPACE) start++
    let words = 0
    for (let i = start; i < end && words < 2; i++) if (isWord(text.charCodeAt(i))) words++
    if (words < 2) return
    const behind = behindAssignment(text, start, end)
    units.push([start, behind < 0 ? end : behind])
    if (behind < 0) return
    start = behind
  }
}

/** Who is to do what stands before, in brackets behind its full stop: `…15个。⟦（责任单位：县招商局）⟧培育…`. */
const assignment = new RegExp(
  `^[（(【[〔［](?:${[
    // with a label, with a verb, or two offices at least and nothing else
    '[^（()）【】[\\]〔〕［］]{0,24}(?:单位|部门)[：:][^（()）【】[\\]〔〕［］]{1,160}',
    '[^（()）【】[\\]〔〕［］。；，]{2,80}(?:[局厅委办联处会院所队站社乡镇]|中心|政府|街道|集团|公司|部门|单位)(?:等)?(?:按职责分工|分别|共同|联合)?(?:牵头|负责|落实|承办|配合)',
    '(?:[县市省区州旗]?[\\u4e00-\\u9fff]{1,12}?(?:[局厅委办联]|政府|集团|公司)[、，, \\u3000和])+(?:各?[\\u4e00-\\u9fff]{1,14}?(?:[局厅委办联会院镇乡]|中心|政府|街道|办事处|集团|公司))(?:等)?',
  ].join('|')})[）)】\\]〕］]`,
)

/** Where a bracket that says who is to do what stands before ends, if a unit begins with one and goes on behind it; else -1. */
function behindAssignment(text: string, start: number, end: number): number {
  if (!'（(【[〔［'.includes(text.charAt(start))) return -1
  const length = assignment.exec(text.slice(start, Math.min(end, start + longestAssignment)))?.[0].length ?? 0
  return length > 0 && start + length < end ? start + length : -1
}

const longestAssignment = 200
