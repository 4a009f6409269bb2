import type { Span } from '../source/span.ts'
import { bigramOf } from './bigrams.ts'
import type { Profile } from './profile.ts'

/** Bigrams more common than this (推进, 建设) are not worth marking. */
const leastRarity = 3

/** Where the words at `span` are words of the promise too, in the text's own positions, ascending and apart. */
export function sharedWords(text: string, [start, end]: Span, promise: Profile): Span[] {
  const found: [number, number][] = []
  for (let at = start; at + 1 < end; at++) {
    const weight = promise.weights.get(bigramOf(text.charCodeAt(at), text.charCodeAt(at + 1)))
    if (weight === undefined || weight < leastRarity) continue
    const before = found.at(-1)
    if (before && before[1] >= at) before[1] = at + 2
    else found.push([at, at + 2])
  }
  return found
}
