import { extend, type Numbers } from './numbers.ts'

/** A change made by a repair, by the range of the text as received that it replaced. */
export interface Change {
  readonly rule: string
  /** Half-open range of the text as received, which stays true whatever later repairs do. */
  readonly start: number
  readonly end: number
  /** False where the damage only narrowed the words down: a proposal, which a person settles. */
  readonly certain: boolean
}

/**
 * What one repair changed, in the order of the text: three numbers a change, its start, its end and 1 where it is certain.
 * A damaged text has as many changes as characters; an object for each would take most of the time to read one.
 */
export interface Changes {
  readonly rule: string
  readonly places: Int32Array
}

/** The changes one by one, in the order they were made. */
export function changesOf(made: readonly Changes[]): Change[] {
  return made.flatMap((changes) => Array.from({ length: countOf(changes) }, (_, i) => changeAt(changes, i)))
}

/** The number of places that were changed. */
export const countOf = ({ places }: Changes): number => places.length / 3

/** The change of index `i`, from 0; its range is half-open in the text before the change. */
export function changeAt({ rule, places }: Changes, i: number): Change {
  const at = i * 3
  return { rule, start: places[at] as number, end: places[at + 1] as number, certain: places[at + 2] === 1 }
}

/** Those that a person settles. */
export function proposalsOf(changes: Changes): Change[] {
  const proposals: Change[] = []
  for (let i = 0; i < countOf(changes); i++) if (changes.places[i * 3 + 2] === 0) proposals.push(changeAt(changes, i))
  return proposals
}

/** Adds a change of the half-open range `[start, end)`; ranges must ascend. */
export function addChange(gathered: Numbers, start: number, end: number, certain: boolean) {
  const at = extend(gathered, 3)
  gathered.values[at] = start
  gathered.values[at + 1] = end
  gathered.values[at + 2] = certain ? 1 : 0
}
