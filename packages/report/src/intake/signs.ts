import type { Place } from '../report.ts'

/** Noncharacters, which no text holds: `\ufdd0 3 \ufdd1` travels through the layout and shows where something stood. */
const [opens, shuts] = ['\ufdd0', '\ufdd1']
const signs = /\ufdd0(\d+)\ufdd1/g

/** The sign of the note with this number. */
export const signOf = (number: number): string => `${opens}${number}${shuts}`

/** The words without signs. */
export function withoutSigns(text: string): string {
  return text.includes(opens) ? text.replace(signs, '').trim() : text
}

/** The text without its signs, places moved with it, and where in it each sign stood. */
export function settleSigns(text: string, places: readonly Place[]) {
  const found: { readonly number: number; readonly at: number }[] = []
  const cuts: { readonly at: number; readonly gone: number }[] = []
  const pieces: string[] = []
  let from = 0
  let gone = 0
  for (const { 0: sign, 1: number, index } of text.matchAll(signs)) {
    pieces.push(text.slice(from, index))
    from = index + sign.length
    found.push({ number: Number(number), at: index - gone })
    gone += sign.length
    cuts.push({ at: index, gone })
  }
  pieces.push(text.slice(from))
  let next = 0
  let moved = 0
  const kept = places.map((place) => {
    while (next < cuts.length && (cuts[next]?.at ?? 0) < place.start) moved = cuts[next++]?.gone ?? moved
    return { ...place, start: place.start - moved }
  })
  return { text: pieces.join(''), places: kept, found }
}
