import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished, TestRunner } from 'vitest'
import { pooledContext } from './page-pool.ts'

/** The path of the browser that `scripts/test-browser.mjs` found; undefined where there is none, of which it has spoken. */
export const browserPath: string | undefined = process.env.LUOSHI_TEST_BROWSER

/** A browser without a window, of the caller's own; with a port, other tools can steer it too. */
export function launch(port?: number): Promise<Browser> {
  const steered = port === undefined ? [] : [`--remote-debugging-port=${port}`]
  // pictures are made by the processor here anyway: without the detour over a graphics processor that there is none
  return chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox', '--disable-gpu', ...steered] })
}

let shared: Promise<Browser> | undefined

/**
 * The browser that the suites of one worker share: started once, ended with the worker. A suite keeps to contexts of its
 * own and closes those, never the browser.
 */
export async function sharedBrowser(): Promise<Browser> {
  const running = await shared?.catch(() => undefined)
  if (running?.isConnected()) return running
  shared = launch()
  return shared
}

/** Closes what a suite opened in the shared browser. */
export async function closeContexts(opened: readonly BrowserContext[]): Promise<void> {
  for (const context of opened) await context.close()
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Keeps what the page looks like, whole, in `.build/screenshots/`, where `LUOSHI_SCREENSHOTS` asks for pictures. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (!process.env.LUOSHI_SCREENSHOTS) return
  const folder = `${import.meta.dirname}/../.build/screenshots`
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** What a page of {@link deskContext} has told and nobody has waited for yet. */
interface Remembering {
  noticesTold?: string[]
}

/** A context for pages of the desk, which keep what they tell ({@link waitForNotice}); the test that opens it closes it. */
export function deskContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return pooledContext(browser, { locale: 'zh-CN', ...options }, async (context) => {
    // a file that is read by a process of its own, which begins with it, takes its time beside busy loops
    context.setDefaultTimeout(60_000)
    await rememberNotices(context)
  })
}

/** {@link deskContext}, which ends with the test that opens it; where no test runs, its caller closes it. */
export async function contextOfTest(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await deskContext(browser, options)
  if (TestRunner.getCurrentTest()) onTestFinished(() => context.close())
  return context
}

/** Lets the pages of a context keep what they tell at their top: it is gone after three seconds, which a busy machine may miss. */
async function rememberNotices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told: string[] = []
    const seen = new WeakSet<Element>()
    Object.assign(window, { noticesTold: told })
    new MutationObserver(() => {
      for (const notice of document.querySelectorAll('.ant-message-notice')) {
        const words = notice.textContent ?? ''
        if (words === '' || seen.has(notice)) continue
        seen.add(notice)
        told.push(words)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/**
 * Waits for what the desk tells at the top of the page after an act; a page may well say the same in its text. Each notice is
 * waited for once: told again it is another.
 */
export async function waitForNotice(page: Page, words: string | RegExp): Promise<void> {
  const wanted =
    typeof words === 'string'
      ? { pattern: words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags: '' }
      : { pattern: words.source, flags: words.flags }
  await page.waitForFunction(({ pattern, flags }) => {
    const { noticesTold } = window as Remembering
    if (!noticesTold) throw new Error('the context of this page does not remember what it tells')
    const index = noticesTold.findIndex((told) => new RegExp(pattern, flags).test(told))
    if (index >= 0) noticesTold.splice(index, 1)
    return index >= 0
  }, wanted)
}
