import type { Context, Hono } from 'hono'
import { sitemapIndex, yearSitemap } from '../publication/sitemaps.ts'
import { pageHeaders } from '../web/answers/page-headers.ts'
import type { PageContext } from './page-context.ts'

/** At most so many years are named: what the protocol allows in one file. */
const most = 50_000

/**
 * `/robots.txt`, `/sitemap.xml` with one sitemap a year behind it. Sitemaps hold whole addresses: without a public address
 * there are none, for the host that a request names may be anybody's.
 */
export function sitemaps(root: Hono, { deps }: PageContext): void {
  const whole = deps.origin === undefined ? null : `${deps.origin.replace(/\/$/, '')}${deps.basePath}`
  const send = (c: Context, text: string, mediaType: string) =>
    c.body(text, 200, { ...pageHeaders, 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=3600' })

  root.get('/robots.txt', (c) =>
    send(
      c,
      `User-agent: *\nDisallow: ${deps.basePath}/api/\nDisallow: ${deps.basePath}/elder/\nDisallow: ${deps.basePath}/*/search\n${whole === null ? '' : `Sitemap: ${whole}/sitemap.xml\n`}`,
      'text/plain; charset=utf-8',
    ),
  )
  if (whole === null) return
  root.get('/sitemap.xml', async (c) => {
    const found: string[] = []
    let after: string | null = ''
    while (after !== null && found.length < most) {
      const page: Awaited<ReturnType<typeof deps.jurisdictions>> = await deps.jurisdictions({ after, limit: 500 })
      for (const { code, years } of page.rows)
        for (const year of years) found.push(`${whole}/${code}/${year}/sitemap.xml`)
      after = page.next
    }
    return send(c, sitemapIndex(found.slice(0, most)), 'application/xml; charset=utf-8')
  })
  root.get('/:code{[0-9]{2,12}}/:year{[0-9]{4}}/sitemap.xml', async (c) => {
    const edition = await deps.published.latest(c.req.param('code'), Number(c.req.param('year')))
    if (!edition) return c.notFound()
    return send(
      c,
      yearSitemap(edition.year, (path) => whole + path),
      'application/xml; charset=utf-8',
    )
  })
}
