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

/** Why a document is in no pair, in Chinese and English. */
export interface LeftOut {
  readonly file: string
  readonly message: string
  readonly messageEn: string
}

/** The documents that are in none of the pairs, in their order, each with why: nothing is left out in silence. */
export function leftOutOf(identities: readonly Identity[], pairs: readonly Pair[]): LeftOut[] {
  const paired = new Set(pairs.flatMap(({ last, next }) => [last, next]))
  return identities
    .filter(({ file }) => !paired.has(file))
    .map(({ file, isReport, place, planYear }) => {
      if (!isReport) return { file, message: '不像政府工作报告，未参加配对', messageEn: 'no work report: left out' }
      if (place === null)
        return { file, message: '认不出是哪个地方的报告，未参加配对', messageEn: 'its place is unknown: left out' }
      if (planYear === null)
        return { file, message: '认不出是哪一年的报告，未参加配对', messageEn: 'its year is unknown: left out' }
      return {
        file,
        message: `${place}${planYear}年的报告没有配上对：没有相连年份的报告，或另有同一年的报告读出得更多`,
        messageEn: `no pair for ${place} ${planYear}: no report of the year beside it, or more was read of another copy`,
      }
    })
}

const isFuller = (a: Identity, b: Identity) => a.promises + a.results > b.promises + b.results
