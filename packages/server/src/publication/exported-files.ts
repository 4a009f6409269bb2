import type { PublishedYear } from '../domain/published-year.ts'
import { yearPaths } from './sitemaps.ts'

/** A file of the site as any web server can serve it. */
export interface ExportedFile {
  /** Relative to the folder that stands for the base path, `140181/2023/33/index.html`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Asks the running site for a path below its base path, `/140181/2023`. */
export type AskSite = (path: string) => Promise<Response>

const alone = ['/', '/about', '/method', '/accessibility']
const wholeSite = ['/assets/icon.svg', '/robots.txt', '/sitemap.xml']
const ofYear = [
  '/feed.atom',
  '/stratml.xml',
  '/sitemap.xml',
  '/table.csv',
  '/table.xlsx',
  '/settlement.csv',
  '/settlement.xlsx',
]

/** What is published of a year: the latest snapshot, and the older ones that stay to be looked up. */
export interface YearToExport {
  readonly latest: PublishedYear
  readonly older: readonly PublishedYear[]
}

/**
 * Every page of the given years, in both editions, and what they need, one after another; each as the site itself gives
 * it. A file of a year that the site does not have (a table nobody makes) is left out.
 * @throws when a page cannot be had
 */
export async function* exportedFiles(
  ask: AskSite,
  years: AsyncIterable<YearToExport> | Iterable<YearToExport>,
): AsyncGenerator<ExportedFile> {
  let sheet: string | undefined
  for await (const file of pages(ask, alone)) {
    sheet ??= /\/assets\/site-[0-9a-f]+\.css/.exec(new TextDecoder().decode(file.bytes))?.[0]
    yield file
  }
  for (const path of [...wholeSite, ...(sheet ? [sheet] : [])]) yield* asked(ask, path, path.slice(1))
  for await (const { latest, older } of years) {
    const root = `/${latest.jurisdiction.code}/${latest.year}`
    yield* pages(ask, yearPaths(latest))
    yield* pages(ask, [`${root}/report/received`], 'may be missing')
    for (const { snapshot } of [latest, ...older]) yield* pages(ask, [`${root}/changes/${snapshot}`], 'may be missing')
    yield* pagesOfOlderChanges(ask, `${root}/changes`)
    for (const sub of ofYear) yield* asked(ask, `${root}${sub}`, `${root}${sub}`.slice(1))
    for (const year of older) {
      const under = `${root}/snapshots/${year.snapshot}`
      yield* pages(
        ask,
        yearPaths(year)
          .filter((path) => path !== `${root}/changes`) // the pages of changes stand with the latest
          .map((path) => under + path.slice(root.length)),
      )
      yield* pages(ask, [`${under}/report/received`], 'may be missing')
    }
  }
}

/** Each page of the list of snapshots names the next one, which is on no other page. */
async function* pagesOfOlderChanges(ask: AskSite, changes: string): AsyncGenerator<ExportedFile> {
  for (let path: string | undefined = changes; path !== undefined; ) {
    const next: string | undefined = /\/changes\/older\/(\d+)"/.exec(await (await ask(path)).text())?.[1]
    path = next && `${changes}/older/${next}`
    if (path) yield* pages(ask, [path])
  }
}

async function* pages(
  ask: AskSite,
  paths: readonly string[],
  missing?: 'may be missing',
): AsyncGenerator<ExportedFile> {
  for (const path of paths)
    for (const edition of ['', '/elder']) {
      const address = `${edition}${path === '/' && edition ? '' : path}`
      let had = false
      for await (const file of asked(ask, address, `${address}/index.html`.replace(/^\/+/, ''))) {
        had = true
        yield file
      }
      if (!had && !missing) throw new Error(`the site has no page ${address}`)
    }
}

async function* asked(ask: AskSite, path: string, file: string): AsyncGenerator<ExportedFile> {
  const answer = await ask(path)
  if (answer.status === 404) return
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
  yield { path: file, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
