import { dayOf } from '../domain/day.ts'
import type { PublishedSettlement } from '../domain/published-settlement.ts'
import type { PublishedYear } from '../domain/published-year.ts'
import { xmlText } from './xml.ts'

const opening = '<?xml version="1.0" encoding="utf-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The list of sitemaps, one a published year; addresses are whole, as the protocol asks. */
export function sitemapIndex(addresses: readonly string[]): string {
  return `${opening}<sitemapindex ${namespace}>${addresses.map((one) => `<sitemap><loc>${xmlText(one)}</loc></sitemap>`).join('')}</sitemapindex>\n`
}

/** The sitemap of one year: every page of its latest snapshot. */
export function yearSitemap(year: PublishedYear, address: (path: string) => string): string {
  const on = dayOf(new Date(year.publishedAt))
  const pages = yearPaths(year).map((path) => `<url><loc>${xmlText(address(path))}</loc><lastmod>${on}</lastmod></url>`)
  return `${opening}<urlset ${namespace}>${pages.join('')}</urlset>\n`
}

/** The paths of every page a year has, the year itself first. */
export function yearPaths({ jurisdiction, year, areas, commitments, settlement }: PublishedYear): readonly string[] {
  const root = `/${jurisdiction.code}/${year}`
  return [
    root,
    `${root}/report`,
    `${root}/results`,
    ...(commitments.some((one) => one.livelihood) ? [`${root}/livelihood`] : []),
    `${root}/changes`,
    ...areas.map((area) => `${root}/areas/${area.ordinal}`),
    ...commitments.map((one) => `${root}/${one.number}`),
    ...settlementPaths(settlement).map((path) => `${root}/settlement${path}`),
  ]
}

function settlementPaths(settlement: PublishedSettlement | undefined): readonly string[] {
  if (!settlement) return []
  if (settlement.state === 'withdrawn') return ['']
  const verdicts = new Set(settlement.items.map(({ verdict }) => verdict))
  return [
    '',
    ...[...verdicts].map((verdict) => `/by/${verdict}`),
    ...settlement.items.map(({ ordinal }) => `/${ordinal}`),
  ]
}
