import type { z } from '@hono/zod-openapi'
import type { Edition, PublishedYears } from '../record/published-year/published-years.ts'
import type { Asked, Reading } from './define-get.ts'
import { notFound, problem } from './problem.ts'
import type * as schemas from './schemas.ts'

/** Template of the addresses of one year. */
export const base = '/v1/{code}/{year}'

/** A reading of one published year: `of` gives its body from the year. */
export type YearReading<Query extends z.ZodObject> = Omit<Reading<Query>, 'tag' | 'read'> & {
  readonly of: (edition: Edition, asked: Asked<Query>) => object | Response | Promise<object | Response>
}

/** Defines a {@link YearReading}: its year is found, and 404 answered where there is none. */
export type Define = <Query extends z.ZodObject>(reading: YearReading<Query>) => void

/** The latest edition of the year a path names, or why there is none; `stamp` holds until anything of the place is published. */
export async function editionOf(
  published: PublishedYears,
  { code = '', year = '' }: Readonly<Record<string, string>>,
): Promise<{ readonly edition: Edition; readonly stamp: string } | Response> {
  const found = await published.place(code)
  if (!found) return notFound(`行政区 ${code} 没有公开的内容。`, `Nothing is published of ${code}.`)
  if (!found.years.some((one) => one.year === Number(year)))
    return notFound(`${found.name}没有公开${year}年的内容。`, `Nothing is published of ${code} for ${year}.`)
  const edition = await published.latest(code, Number(year))
  return edition ? { edition, stamp: found.version } : purged()
}

/** Answers for a snapshot whose content two persons removed; status 410. */
export const purged = (): Response =>
  problem('purged', {
    detail: '这份快照的内容已按规定由两人清除，不再公开。',
    detailEn: 'The content of this snapshot was removed by two persons and is public no longer.',
  })

/** Which snapshot an answer speaks from. */
export function named({ year, version }: Edition): z.output<typeof schemas.edition> {
  const { jurisdiction, snapshot, cutOff, publishedAt } = year
  return { code: jurisdiction.code, name: jurisdiction.name, year: year.year, snapshot, cutOff, publishedAt, version }
}
