import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { browserPath, deskContext, keepScreenshot, sharedBrowser } from '../browser.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

describe.runIf(browserPath)('a session that ends while somebody types', { timeout: 120_000 }, () => {
  let running: ReportingDesk
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let supervisor: SignedIn
  beforeAll(async () => {
    running = await reportingDesk()
    browser = await sharedBrowser()
    const unit = await running.desk.unit('教育局')
    const taskId = await running.desk.task({ lead: unit })
    supervisor = await running.desk.person('supervisor')
    context = await deskContext(browser, { extraHTTPHeaders: running.as(supervisor) })
    page = await context.newPage()
    await page.clock.install()
    await page.goto(`${running.address}/tasks?open=${taskId}`)
    await page.getByRole('button', { name: '申请调整…' }).click()
    await page.getByLabel('变更的栏目').click()
    await page.locator('.ant-select-item-option', { hasText: '任务内容' }).click()
    await page.getByLabel('改为').fill('另一种写法。')
    await page.getByLabel('变更理由').fill('表述不准')
  }, 300_000)
  afterAll(async () => {
    // a page with a clock of its own is not used again
    await page?.close()
    await context?.close()
    await running?.end()
  }, 300_000)

  /** Away for longer than a session lasts, and back at the window: everything is asked for again. */
  const comeBack = async (answered: Promise<unknown>) => {
    await page.clock.fastForward(31 * 60_000)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await answered
  }
  const typed = async () => [await page.getByLabel('改为').inputValue(), await page.getByLabel('变更理由').inputValue()]

  test('the screen and what was typed stand under the request to sign in; they go on after it', async () => {
    await context.setExtraHTTPHeaders({})
    await comeBack(page.waitForResponse((response) => response.url().includes('/tasks') && response.status() === 401))
    const dialog = page.getByRole('dialog', { name: '登录已超时' })
    await dialog.waitFor()
    expect(await typed()).toEqual(['另一种写法。', '表述不准'])
    await dialog.getByLabel('用户名').waitFor()
    await keepScreenshot(page, 'desk-session-ended-1440')
    // asked once: what the screen goes on wanting is not sent again, and stands in no log
    let more = 0
    page.on('request', (request) => {
      if (request.url().includes('/desk/api/990101/')) more++
    })
    await comeBack(Promise.resolve())
    await page.clock.fastForward(60_000)
    expect(more).toBe(0)
    await dialog.getByRole('button', { name: '我已重新登录，继续' }).click()
    await dialog.getByText('还没有登录').waitFor()
    await context.setExtraHTTPHeaders(running.as(supervisor))
    await dialog.getByRole('button', { name: '我已重新登录，继续' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await typed()).toEqual(['另一种写法。', '表述不准'])
  })

  test('a server that is away takes nothing from the screen either', async () => {
    await running.stop()
    await comeBack(page.waitForEvent('requestfailed'))
    // tried twice more before it is given up
    await page.clock.fastForward(30_000)
    expect(await typed()).toEqual(['另一种写法。', '表述不准'])
    await running.start()
    await page.getByRole('button', { name: '提出', exact: true }).click()
    await page.getByText('待批准').first().waitFor()
  })

  test('somebody else who signs in instead does not get the screen', async () => {
    const other = await running.desk.person('supervisor')
    await context.setExtraHTTPHeaders({})
    await comeBack(page.waitForResponse((response) => response.status() === 401))
    await context.setExtraHTTPHeaders(running.as(other))
    const dialog = page.getByRole('dialog', { name: '登录已超时' })
    await dialog.getByRole('button', { name: '我已重新登录，继续' }).click()
    await page.getByRole('heading', { name: '我的工作台' }).waitFor()
  })
})
