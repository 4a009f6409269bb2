import { createServer } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** How many contexts wait for their next use, at most, in each worker. */
const kept = 6

const waiting = new Map<string, BrowserContext[]>()

/**
 * A context as `browser.newContext` gives one, prepared by `prepare`; closing it keeps it for the next caller with like
 * options, emptied: a page that is used again has the desk's code compiled already, which halves its load. Its first
 * `newPage()` is the page that waited. A page that a test closes itself is not used again, nor is one with a clock or
 * scripts of its own: for those take a context of the browser.
 */
export async function pooledContext(
  browser: Browser,
  options: BrowserContextOptions,
  prepare: (context: BrowserContext) => Promise<void>,
): Promise<BrowserContext> {
  const { viewport, extraHTTPHeaders, ...kind } = options
  const key = JSON.stringify(Object.entries(kind).sort())
  const free = waiting.get(key) ?? []
  waiting.set(key, free)
  let found = free.pop()
  // those of a browser that is gone are gone with it
  while (found && found.browser() !== browser) found = free.pop()
  if (found) {
    await found.setExtraHTTPHeaders(extraHTTPHeaders ?? {})
    await found.pages()[0]?.setViewportSize(viewport ?? { width: 1280, height: 720 })
    return found
  }
  const context = await browser.newContext(options)
  await prepare(context)
  const [newPage, close] = [context.newPage.bind(context), context.close.bind(context)]
  let first: Page | undefined
  let isFree = false
  context.newPage = async () => {
    if (isFree && first && !first.isClosed()) {
      isFree = false
      return first
    }
    const page = await newPage()
    first ??= page
    return page
  }
  const release = async () => {
    if (isFree) return
    if (first && free.length < kept && (await isEmptied(context, first))) {
      isFree = true
      free.push(context)
    } else await close()
  }
  let releasing: Promise<void> | undefined
  context.close = () => {
    releasing ??= release().finally(() => {
      releasing = undefined
    })
    return releasing
  }
  return context
}

const heard = ['console', 'dialog', 'download', 'filechooser', 'pageerror', 'request', 'response'] as const

/** Takes from a context all that a test left in it; false where its page is gone or its server does not answer any more. */
async function isEmptied(context: BrowserContext, page: Page): Promise<boolean> {
  for (const other of context.pages()) if (other !== page) await other.close()
  if (page.isClosed() || page.url() === 'about:blank') return false
  for (const event of heard) page.removeAllListeners(event)
  await page.unrouteAll()
  await context.unrouteAll()
  await context.setOffline(false)
  const { origin } = new URL(page.url())
  try {
    // an answer without code, of the same origin: the process of the page stays, and no code of the desk runs in it
    await page.goto(`${origin}/desk/api/nothing`, { timeout: 10_000 })
    await page.evaluate(() => sessionStorage.clear())
    const steering = await context.newCDPSession(page)
    const storageTypes = 'cookies,local_storage,indexeddb,service_workers,cache_storage'
    await steering.send('Storage.clearDataForOrigin', { origin, storageTypes })
    await steering.detach()
  } catch {
    return false
  }
  await context.clearCookies()
  await context.clearPermissions()
  await context.setExtraHTTPHeaders({})
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null })
  await page.mouse.move(0, 0)
  return true
}

let own = 0

/**
 * The port for the server of a suite: the same for all suites of a worker, which follow one another, so that a page used
 * again meets an origin it knows; another where somebody listens there. Ask again only once the last one is listened at.
 */
export async function workerPort(): Promise<number> {
  if (own !== 0 && (await isFreePort(own))) return own
  // below the ports from which the system takes those of outgoing connections
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (!(await isFreePort(port))) continue
    if (own === 0) own = port
    return port
  }
}

const isFreePort = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
