import { samePlace } from '@luoshi/report/compare'
import type { Identity } from './settling-task.ts'

/** Two reports of one place in consecutive years. */
export interface Pair {
  readonly place: string
  /** The year that the first plans and the second reviews. */
  readonly year: number
  readonly last: string
  readonly next: string
}

/** All pairs among some documents, by place and year; of several copies of a report the one of which most was read. */
export function pairsAmong(identities: readonly Identity[]): Pair[] {
  const places: { name: string; years: Map<number, Identity> }[] = []
  for (const identity of identities) {
    const { place, planYear } = identity
    if (place === null || planYear === null) continue
    let found = places.find(({ name }) => samePlace(name, place))
    if (!found) {
      found = { name: place, years: new Map() }
      places.push(found)
    }
    // the fuller name tells two districts of one name apart for people
    if (place.length > found.name.length) found.name = place
    const known = found.years.get(planYear)
    if (!known || isFuller(identity, known)) found.years.set(planYear, identity)
  }
  return places
    .flatMap(({ name, years }) =>
      [...years].flatMap(([year, { file }]) => {
        const next = years.get(year + 1)
        return next ? [{ place: name, year, last: file, next: next.file }] : []
      }),
    )
    .sort((a, b) => (a.place === b.place ? a.year - b.year : a.place < b.place ? -1 : 1))
}

const isFuller = (a: Identity, b: Identity) => a.promises + a.results > b.promises + b.results
