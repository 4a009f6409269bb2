import type { Context, Hono } from 'hono'
import type { PublishedYear } from '../domain/published-year.ts'
import { shownVerdicts } from '../domain/settlement/settlement-words.ts'
import { snapshotsInFeed, yearFeed } from '../publication/year-feed.ts'
import { yearStratml } from '../publication/year-stratml.ts'
import type { Edition } from '../record/published-year/published-years.ts'
import type { AnswerCache } from '../web/answers/answer-cache.ts'
import { cachedPage, pageAnswer } from '../web/answers/page-answer.ts'
import { sendAnswer } from '../web/answers/send-answer.ts'
import type { Addresses } from './addresses.ts'
import type { Page } from './layout.ts'
import type { PageContext } from './page-context.ts'
import { areaPage } from './pages/area-page.ts'
import { changesPage, snapshotChangesPage, snapshotsOnPage } from './pages/changes-page.ts'
import { cityPage } from './pages/city-page.ts'
import { commitmentPage } from './pages/commitment-page.ts'
import { gonePage } from './pages/gone-page.ts'
import { livelihoodPage } from './pages/livelihood-page.ts'
import { receivedPage } from './pages/received-page.ts'
import { reportPage } from './pages/report-page.ts'
import { resultsPage } from './pages/results-page.ts'
import { searchPage } from './pages/search-page.ts'
import { settledItemPage } from './pages/settled-item-page.ts'
import { settlementPage } from './pages/settlement-page.ts'
import { withdrawnPage } from './pages/withdrawn-page.ts'
import { readLayout } from './read-layout.ts'
import { type YearView, yearView } from './year-view.ts'

type MakePage = (view: YearView, edition: Edition, c: Context) => Promise<Page | undefined> | Page | undefined

/** The pages of a place's years, of the latest snapshot and of older ones, in one edition (ordinary or elder). */
export function yearRoutes(root: Hono, { deps, text }: PageContext, cache: AnswerCache, at: Addresses): void {
  const { published } = deps
  const place = '/:code{[0-9]{2,12}}'

  /** The view that a request asks for; undefined where nothing of the kind is published. */
  const viewOf = async (c: Context): Promise<{ view: YearView; edition: Edition } | undefined> => {
    const { code = '', year = '', snapshot } = c.req.param() as Record<string, string | undefined>
    const found = await published.place(code)
    const newest = found?.years.find((one) => one.year === Number(year))
    if (!found || !newest) return undefined
    const edition = await (snapshot === undefined || Number(snapshot) === newest.snapshot
      ? published.latest(code, Number(year))
      : published.numbered(code, Number(year), Number(snapshot)))
    const years = found.years.map((one) => one.year)
    return edition && { view: yearView(edition, years, newest.snapshot, at), edition }
  }
  const shown = (make: MakePage) => async (c: Context) => {
    const found = await published.place(c.req.param('code') ?? '')
    if (!found) return withdrawn(c)
    const page = await cachedPage(cache, c.req.path, found.version, async () => {
      const asked = await viewOf(c)
      const made = asked && (await make(asked.view, asked.edition, c))
      return made && { text: await text(made), code: found.code }
    })
    return page ? sendAnswer(c, page) : withdrawn(c)
  }
  /** What a year that was purged answers in place of its pages; of any other address there is no page. */
  const withdrawn = async (c: Context) => {
    const { code = '', year = '' } = c.req.param() as Record<string, string | undefined>
    const name = await published.withdrawn(code, Number(year))
    return name === undefined
      ? c.notFound()
      : sendAnswer(c, pageAnswer({ text: await text(withdrawnPage(at, name, Number(year))), status: 410 }))
  }

  root.get(place, async (c) => {
    const newest = (await published.place(c.req.param('code') ?? ''))?.years[0]
    return newest ? c.redirect(at.page(`/${c.req.param('code')}/${newest.year}`), 302) : c.notFound()
  })
  for (const year of [`${place}/:year{[0-9]{4}}`, `${place}/:year{[0-9]{4}}/snapshots/:snapshot{[0-9]{1,6}}`]) {
    root.get(
      year,
      shown((view) => cityPage(view)),
    )
    root.get(
      `${year}/areas/:ordinal{[0-9]{1,4}}`,
      shown((view, _, c) => areaPage(view, Number(c.req.param('ordinal')))),
    )
    root.get(
      `${year}/report`,
      shown(async (view, edition) => reportPage(view, await readLayout(published, edition))),
    )
    root.get(
      `${year}/report/received`,
      shown(async (view, edition) => receivedPage(view, await readLayout(published, edition))),
    )
    root.get(
      `${year}/results`,
      shown((view) => resultsPage(view)),
    )
    root.get(
      `${year}/livelihood`,
      shown((view) => livelihoodPage(view)),
    )
    root.get(
      `${year}/settlement`,
      shown((view) => settlementPage(view)),
    )
    root.get(
      `${year}/settlement/by/:verdict{[a-z-]{1,12}}`,
      shown((view, _, c) => {
        const verdict = shownVerdicts.find((one) => one === c.req.param('verdict'))
        return verdict && settlementPage(view, verdict)
      }),
    )
    root.get(
      `${year}/settlement/:ordinal{[0-9]{1,5}}`,
      shown((view, _, c) => settledItemPage(view, Number(c.req.param('ordinal')))),
    )
    root.get(
      `${year}/:number{[0-9]{1,5}}`,
      shown(async (view, edition, c) => {
        const number = Number(c.req.param('number'))
        const one = view.year.commitments.find((commitment) => commitment.number === number)
        return one ? commitmentPage(view, one, await readLayout(published, edition)) : lastSeen(view, number)
      }),
    )
  }
  const year = `${place}/:year{[0-9]{4}}`
  /** Snapshots from a number down with what they say: those of a page and one more to compare with. */
  const listedFrom = async ({ jurisdiction, year, snapshot }: PublishedYear, from: number, count: number) => {
    const rows = await published.snapshots(jurisdiction.code, year, snapshot)
    const listed = rows
      .filter((row) => row.snapshot <= from)
      .slice(0, count + 1)
      .map(async (row) => ({
        row,
        content: (await published.numbered(jurisdiction.code, year, row.snapshot))?.year,
      }))
    return Promise.all(listed)
  }
  root.get(
    `${year}/changes`,
    shown(async (view) => changesPage(view, await listedFrom(view.year, view.year.snapshot, snapshotsOnPage))),
  )
  root.get(
    `${year}/changes/older/:from{[0-9]{1,6}}`,
    shown(async (view, _, c) => {
      const listed = await listedFrom(view.year, Number(c.req.param('from')), snapshotsOnPage)
      return listed.length === 0 ? undefined : changesPage(view, listed)
    }),
  )
  root.get(
    `${year}/changes/:of{[0-9]{1,6}}`,
    shown(async (view, _, c) => {
      const [one, before] = await listedFrom(view.year, Number(c.req.param('of')), 1)
      return one?.row.snapshot === Number(c.req.param('of')) ? snapshotChangesPage(view, one, before) : undefined
    }),
  )
  root.get(`${year}/search`, async (c) => {
    const found = await viewOf(c)
    if (!found) return c.notFound()
    const { q: words = '', state, unit } = c.req.query()
    const layout = await readLayout(published, found.edition)
    const said = layout?.paragraphs.flatMap(({ sentences }) =>
      sentences.flatMap(({ anchor, start, end }) =>
        anchor === null ? [] : [{ start: anchor, text: layout.text.slice(start, end) }],
      ),
    )
    return sendAnswer(c, pageAnswer({ text: await text(searchPage(found.view, { words, state, unit }, said)) }))
  })
  root.get(`${year}/feed.atom`, async (c) => {
    const found = await published.place(c.req.param('code') ?? '')
    const edition = await published.latest(c.req.param('code') ?? '', Number(c.req.param('year')))
    if (!found || !edition) return c.notFound()
    const page = await cachedPage(cache, c.req.path, found.version, async () => ({
      text: yearFeed(
        edition.year,
        await listedFrom(edition.year, edition.year.snapshot, snapshotsInFeed),
        (path) => (deps.origin?.replace(/\/$/, '') ?? '') + at.file(path),
      ),
      mediaType: 'application/atom+xml; charset=utf-8',
      code: found.code,
    }))
    return page ? sendAnswer(c, page) : c.notFound()
  })

  root.get(`${year}/stratml.xml`, async (c) => {
    const found = await published.place(c.req.param('code') ?? '')
    const edition = await published.latest(c.req.param('code') ?? '', Number(c.req.param('year')))
    if (!found || !edition) return c.notFound()
    const page = await cachedPage(cache, c.req.path, found.version, async () => ({
      text: yearStratml(edition.year, (path) => at.whole(path)),
      mediaType: 'application/xml; charset=utf-8',
      code: found.code,
    }))
    return page ? sendAnswer(c, page) : c.notFound()
  })

  /** The page of a number that only older snapshots have. */
  const lastSeen = async (view: YearView, number: number): Promise<Page | undefined> => {
    const { jurisdiction, year, snapshot } = view.year
    if (view.supersededBy !== null) return undefined
    for (const row of await published.snapshots(jurisdiction.code, year)) {
      if (row.snapshot >= snapshot) continue
      const old = (await published.numbered(jurisdiction.code, year, row.snapshot))?.year
      const one = old?.commitments.find((commitment) => commitment.number === number)
      if (one) return gonePage(view, one, row.snapshot)
    }
    return undefined
  }
}
