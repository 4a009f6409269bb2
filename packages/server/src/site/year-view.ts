import type { PublishedYear } from '../domain/published-year.ts'
import type { Edition } from '../record/published-year/published-years.ts'
import type { Addresses } from './addresses.ts'

/** One edition of a year on its way to a page: what it says, where it stands among others, and how it is linked. */
export interface YearView {
  readonly edition: Edition
  readonly year: PublishedYear
  readonly at: Addresses
  /** Years of the place with something published, newest first. */
  readonly years: readonly number[]
  /** Number of the latest snapshot when this is an older one, else null. */
  readonly supersededBy: number | null
  /** A page of this edition of this year: `/33`, empty for the year itself. */
  readonly here: (sub?: string) => string
  /** The same as `here`, without base path or edition, for the shell. */
  readonly path: (sub?: string) => string
  /** A page of the latest edition of this year. */
  readonly latest: (sub?: string) => string
  /** A file of this year: feed or table. */
  readonly file: (sub: string) => string
}

/** The view of an edition; `latest` is the number of the year's latest snapshot. */
export function yearView(edition: Edition, years: readonly number[], latest: number, at: Addresses): YearView {
  const { year } = edition
  const root = `/${year.jurisdiction.code}/${year.year}`
  const own = year.snapshot === latest ? root : `${root}/snapshots/${year.snapshot}`
  return {
    edition,
    year,
    at,
    years,
    supersededBy: year.snapshot === latest ? null : latest,
    here: (sub = '') => at.page(own + sub),
    path: (sub = '') => own + sub,
    latest: (sub = '') => at.page(root + sub),
    file: (sub) => at.file(root + sub),
  }
}
