import { type Context, Hono } from 'hono'
import { visibleText } from '../domain/visible-text.ts'
import type { PublishedYears } from '../record/published-year/published-years.ts'
import { type AnswerCache, answerCache } from '../web/answers/answer-cache.ts'
import { cachedPage, pageAnswer } from '../web/answers/page-answer.ts'
import { pageHeaders } from '../web/answers/page-headers.ts'
import { sendAnswer } from '../web/answers/send-answer.ts'
import { unavailable } from '../web/answers/unavailable.ts'
import { addresses, elderPath } from './addresses.ts'
import { layout, type Page, type Site } from './layout.ts'
import { pageText } from './markup.ts'
import type { PageContext } from './page-context.ts'
import { aboutPage } from './pages/about-page.ts'
import { accessibilityPage } from './pages/accessibility-page.ts'
import { methodPage } from './pages/method-page.ts'
import { placesPage } from './pages/places-page.ts'
import { problemPage } from './pages/problem-page.ts'
import type { SiteDependencies } from './site-dependencies.ts'
import { siteIcon } from './site-icon.ts'
import { sitemaps } from './site-maps.ts'
import { stylesheet } from './stylesheet.ts'
import { yearRoutes } from './year-routes.ts'

/**
 * The public site: every page of what is published, in an ordinary and an elder edition (under `/elder`), without
 * script. It answers everything that no other part of the server answers; what it does not have is a 404 page.
 */
export function site(deps: SiteDependencies): Hono {
  const sheet = stylesheet()
  const shell: Site = { origin: deps.origin?.replace(/\/$/, ''), stylesheetPath: sheet.path, searchable: !deps.asFiles }
  const making: PageContext = { deps, text: (page) => pageText(layout(shell, page)) }
  const cache = answerCache(deps.keepBytes)
  const app = new Hono()
  const root = deps.basePath ? app.basePath(deps.basePath) : app

  // no row has U+0000, and no query takes it
  app.use(async (c, next) => (/^[^?]*%00/.test(c.req.url) ? c.notFound() : next()))
  for (const elder of [false, true]) {
    const at = addresses(deps.basePath, elder, shell.origin)
    const mine = elder ? root.basePath(elderPath) : root
    const fixed = (path: string, page: Page) =>
      mine.get(path, async (c) => {
        const made = await cachedPage(cache, c.req.path, 'fixed', async () => ({ text: await making.text(page) }))
        return made ? sendAnswer(c, made) : c.notFound()
      })
    fixed('/about', aboutPage(at))
    fixed('/accessibility', accessibilityPage(at))
    mine.get('/method', async (c) => {
      const { rows, next } = await deps.jurisdictions({ limit: 20 })
      const ledgers =
        next === null
          ? await Promise.all(
              rows.map(async ({ code, name }) => ({
                code,
                name,
                head: await deps.headHash(code),
                rules: await deps.lightRules(code),
              })),
            )
          : []
      const standing = ledgers.flatMap(({ head, ...place }) => (head ? [{ ...place, ...head }] : []))
      return sendAnswer(c, pageAnswer({ text: await making.text(methodPage(at, standing)) }))
    })
    mine.get('/', async (c) => {
      const { name = '', after = '' } = c.req.query()
      const asked = { name: visibleText(name).trim().slice(0, 40), after: visibleText(after).slice(0, 20) }
      const list = await deps.jurisdictions({ ...asked, limit: deps.asFiles ? 10_000 : 50 })
      const [only, more] = list.rows
      if (!deps.asFiles && only && !more && !asked.name && !asked.after && only.years[0] && only.years.length === 1)
        return c.redirect(at.page(`/${only.code}/${only.years[0]}`), 302)
      return sendAnswer(
        c,
        pageAnswer({ text: await making.text(placesPage(at, list, deps.asFiles ? undefined : asked)) }),
      )
    })
    yearRoutes(mine, making, cache, at)
  }
  const asset = (body: string, mediaType: string) => (c: Context) =>
    c.body(body, 200, {
      ...pageHeaders,
      'Content-Type': mediaType,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  root.get(sheet.path, asset(sheet.text, 'text/css; charset=utf-8'))
  root.get('/assets/icon.svg', asset(siteIcon, 'image/svg+xml'))
  sitemaps(root, making)

  // a trailing slash is a slip, not another page; what begins with two slashes would lead to another host
  root.get('/:path{.+/}', (c) => c.redirect(c.req.path.replace(/\/+$/, '').replace(/^\/{2,}/, '/') || '/', 301))
  app.notFound(async (c) => {
    const at = addresses(deps.basePath, isElder(c, deps.basePath))
    return sendAnswer(c, pageAnswer({ text: await making.text(problemPage(at, '/', 'not-found')), status: 404 }))
  })
  app.onError(async (error, c) => {
    deps.onError?.(error, c.req.path)
    const passing = unavailable(error)
    const at = addresses(deps.basePath, isElder(c, deps.basePath))
    const page = problemPage(at, '/', passing ? 'unavailable' : 'failed')
    return c.body(await making.text(page), passing ? 503 : 500, {
      ...pageHeaders,
      ...(passing ? { 'Retry-After': String(passing.retryAfter) } : {}),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })
  return front(app, cache, deps.published)
}

/** A page kept and still true is sent at once, before any route is looked for: `inner` answers the rest. */
function front(inner: Hono, cache: AnswerCache, published: PublishedYears): Hono {
  const app = new Hono()
  // not async: what can be sent at once is sent within the same turn
  app.all('*', (c) => {
    const page = c.req.method === 'GET' ? cache.get(c.req.path) : undefined
    if (page && (page.code === null || published.known(page.code)?.version === page.stamp)) return sendAnswer(c, page)
    return inner.fetch(c.req.raw, c.env)
  })
  return app
}

function isElder(c: Context, basePath: string): boolean {
  return c.req.path.startsWith(`${basePath}${elderPath}/`)
}
