import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import lighthouse from 'lighthouse'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, freePort, launch } from './browser.ts'
import { gujiao, type RunningSite, runningSite } from './fictitious/running-site.ts'
import { yunxi, yunxiReport } from './fictitious/yunxi.ts'

const gujiaoPlace = { code: '140181', name: '古交市', level: 'county' } as const
const year = '/990001/2025'

/** One page of every kind. */
const kinds = [
  '/',
  '/about',
  '/method',
  '/accessibility',
  '/nope',
  '/140181/2023',
  year,
  `${year}/areas/1`,
  `${year}/3`,
  `${year}/report`,
  `${year}/report/received`,
  `${year}/results`,
  `${year}/livelihood`,
  `${year}/changes`,
  `${year}/search?q=云溪`,
  `${year}/search?q=没有的词`,
  `${year}/snapshots/1`,
  `/elder${year}`,
  `/elder${year}/3`,
  `/elder${year}/report`,
]

describe.skipIf(!browserPath)('for everyone', () => {
  let site: RunningSite
  let browser: Browser
  let port: number

  beforeAll(async () => {
    site = await runningSite()
    await site.adopt(gujiaoPlace, await gujiao())
    for (const planned of [2023, 2024, 2025] as const) await site.adopt(yunxi, yunxiReport(planned))
    await site.publish(yunxi, 2025, '补充说明。')
    port = await freePort()
    browser = await launch(port)
  }, 300_000)

  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  test.each([
    ['light, 1440 wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
    ['dark, 390 wide', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
    ['high contrast at 200 %', { contrast: 'more', viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 }],
  ] as const)(
    'axe finds nothing, and nothing is wider than the window: %s',
    async (_, options) => {
      const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
      // only axe itself needs script
      const context = await browser.newContext({ ...options, bypassCSP: true })
      const look = async (paths: readonly string[]) => {
        const page = await context.newPage()
        for (const path of paths) {
          await page.goto(site.root + path)
          await page.evaluate(axe)
          const violations = await page.evaluate(
            `axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations.map((one) => one.id + ' ' + one.nodes[0].html))`,
          )
          expect(violations, path).toEqual([])
          expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0)
        }
      }
      // one page loads while the other is looked at
      await Promise.all([0, 1].map((half) => look(kinds.filter((_, index) => index % 2 === half))))
      await context.close()
    },
    120_000,
  )

  test('prints on A4 without what is only for the screen', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.root}${year}`)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.top', '.year nav', '.year form', '.bottom'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false)
    expect(await page.getByText('演示数据').first().isVisible()).toBe(true)
    // a reader of the sheet knows what it is and where it came from
    const printed = await page.locator('.printed').innerText()
    expect(printed).toMatch(/虚构.*\d{4}年政府工作报告落实情况，第\d+号快照/)
    expect(printed).toContain(year)
    const paper = await page.pdf({ preferCSSPageSize: true })
    expect(paper.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/)
    await page.close()
  })

  test.each([
    ['city', '/140181/2023'],
    ['area', '/140181/2023/areas/1'],
    ['promise', '/140181/2023/1'],
  ])(
    'Lighthouse gives the %s 95 or more for everything that is not read off a clock, and nothing shifts or blocks by script',
    async (_, path) => {
      const categories = ['accessibility', 'best-practices', 'seo']
      const result = await lighthouse(site.root + path, {
        port,
        output: 'json',
        logLevel: 'silent',
        onlyCategories: categories,
        // nothing comes after a page without script has loaded, and none of these is read off a clock or a picture
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 0,
        networkQuietThresholdMs: 0,
        cpuQuietThresholdMs: 0,
        disableFullPageScreenshot: true,
      })
      const scores = Object.entries(result?.lhr.categories ?? {})
      expect(scores.map(([name]) => name).sort()).toEqual([...categories].sort())
      for (const [name, { score }] of scores) expect(score, name).toBeGreaterThanOrEqual(0.95)
      // how fast a page is shown depends on what else the machine does; what makes it slow does not
      const page = await browser.newPage()
      await page.goto(site.root + path)
      expect(await page.locator('script').count()).toBe(0)
      const shifted = await page.evaluate(
        `new Promise((resolve) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => resolve(sum), 500) })`,
      )
      expect(shifted).toBeLessThan(0.05)
      await page.close()
    },
    90_000,
  )
})
