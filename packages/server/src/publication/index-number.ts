import type { PublishedYear } from '../domain/published-year.ts'

/** The 索引号 of a year or of one commitment of it, `SX140181/2023/0033`; null where the place has not set its prefix. */
export function indexNumber({ jurisdiction, year }: PublishedYear, number?: number): string | null {
  if (jurisdiction.indexPrefix === null) return null
  const root = `${jurisdiction.indexPrefix}/${year}`
  return number === undefined ? root : `${root}/${String(number).padStart(4, '0')}`
}
