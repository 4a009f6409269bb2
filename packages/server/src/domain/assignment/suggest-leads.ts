import { subjectLeads } from './subject-leads.ts'
import { functionsNamed, functionsOf } from './unit-functions.ts'

/** A unit of a place's catalogue by its names: full, short, former. */
export interface CatalogueUnit {
  readonly unitId: string
  readonly names: readonly string[]
}

/** A task of an earlier year and the unit that led it. */
export interface EarlierLead {
  readonly year: number
  readonly pairs: ReadonlySet<string>
  readonly unitId: string
}

/** A unit that may lead a task, and why. */
export interface LeadSuggestion {
  readonly unitId: string
  /** `原文提到`, `2030年同类任务`, `道路交通` */
  readonly reason: string
  /** True where little speaks for it: one short word, or a unit that leads the subject only at times. */
  readonly weak: boolean
}

/** At most so many are offered. */
const most = 3
/** What a unit gains: named by its own name, named at another level, a like task of an earlier year. */
const [named, namedElsewhere, sameTask] = [100, 60, 80]
/** Each function of a subject behind the first has so much of its weight. */
const second = 0.45
/** The subject that a task begins with weighs more than one it goes on to. */
const first = 1.3
/** Below this a suggestion is weak: one word of two or three characters. */
const leastSure = 3

/** Units that may lead a task, the likeliest first, at most three. A person decides. */
export function suggestLeads(
  wording: string,
  units: readonly CatalogueUnit[],
  earlier: readonly EarlierLead[],
): LeadSuggestion[] {
  const found = new Map<string, { score: number; reason: string; best: number }>()
  const add = (unitId: string, score: number, reason: string) => {
    const known = found.get(unitId)
    if (!known) found.set(unitId, { score, reason, best: score })
    else {
      known.score += score
      if (score > known.best) Object.assign(known, { reason, best: score })
    }
  }
  for (const { unitId, names } of units)
    if (names.some((name) => name.length >= 3 && wording.includes(name))) add(unitId, named, '原文提到')
  const like = likest(wording, earlier)
  if (like) add(like.unitId, sameTask, `${like.year}年同类任务`)
  const byFunction = unitsByFunction(units)
  for (const own of functionsNamed(wording))
    for (const unitId of byFunction.get(own) ?? []) add(unitId, namedElsewhere, '原文提到的部门在本级对应')
  for (const { name, weight, functions } of subjectsOf(wording)) {
    let share = 1
    for (const own of functions) {
      const unitId = byFunction.get(own)?.[0]
      if (unitId === undefined) continue
      add(unitId, weight * share, name)
      share *= second
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, most)
    .map(([unitId, { score, reason }]) => ({ unitId, reason, weak: score < leastSure }))
}

interface Subject {
  readonly name: string
  readonly weight: number
  readonly functions: readonly string[]
}

/** The subjects of a task, each with the letters that tell of it; a word told once counts once. */
function subjectsOf(wording: string): Subject[] {
  const told = subjectLeads.flatMap(({ name, subject, functions }) => {
    const matches = [...wording.matchAll(subject)]
    const at = matches[0]?.index
    if (at === undefined) return []
    const words = new Set(matches.map(([word]) => word))
    return [{ name, functions, at, weight: [...words].reduce((sum, word) => sum + Math.min(5, word.length), 0) }]
  })
  const earliest = Math.min(...told.map(({ at }) => at))
  return told.map((one) => ({ ...one, weight: one.at === earliest ? one.weight * first : one.weight }))
}

/** The units of each function; one that does only that stands before one that does more. */
function unitsByFunction(units: readonly CatalogueUnit[]): Map<string, string[]> {
  const lists = new Map<string, { unitId: string; many: number }[]>()
  for (const { unitId, names } of units) {
    const own = new Set(names.flatMap((name) => functionsOf(name)))
    for (const each of own) lists.set(each, [...(lists.get(each) ?? []), { unitId, many: own.size }])
  }
  return new Map(
    [...lists].map(([own, list]) => [own, list.sort((a, b) => a.many - b.many).map(({ unitId }) => unitId)]),
  )
}

/** Of the tasks of earlier years the one most alike, when half of its pairs of characters are the same. */
function likest(wording: string, earlier: readonly EarlierLead[]): EarlierLead | undefined {
  const own = pairsOf(wording)
  let best: { readonly like: number; readonly one: EarlierLead } | undefined
  for (const one of earlier) {
    let same = 0
    for (const pair of own) if (one.pairs.has(pair)) same++
    const like = (2 * same) / (own.size + one.pairs.size || 1)
    if (like >= 0.5 && like > (best?.like ?? 0)) best = { like, one }
  }
  return best?.one
}

/** The pairs of neighbouring letters of some words, by which two wordings are compared with each other. */
export function pairsOf(text: string): Set<string> {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2)))
}
