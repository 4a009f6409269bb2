import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { yunxi, yunxiReport } from '../fictitious/yunxi.ts'
import { expectAccessible } from './barriers.ts'
import { longReport } from './long-report.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

const wide = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

let desk: RunningDesk
let browser: Browser

describe.skipIf(!browserPath)('reviewing a report in a browser', () => {
  beforeAll(async () => {
    desk = await runningDesk(yunxi)
    browser = await sharedBrowser()
  }, 300_000)
  afterAll(async () => {
    await desk?.stop()
  }, 300_000)

  let numbered = 0
  const supervisor = async (options: typeof wide | typeof phone = wide, name = '周督查') => {
    const who = await desk.person({ userName: `supervisor${++numbered}`, name, role: 'supervisor' })
    return desk.page(browser, who, options)
  }
  const open = async (page: Page, reportId: string) => {
    await page.goto(`${desk.root}/desk/${yunxi.code}/reports/${reportId}`)
    await page.locator('.review-row').first().waitFor()
  }
  /** The review opens with the doubtful items where there are any. */
  const showAll = (page: Page) =>
    page
      .locator('.review-filters')
      .getByText(/^全部 /)
      .click()
  const row = (page: Page, words: string) => page.locator('.review-row', { hasText: words })
  const press = async (page: Page, ...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const fits = (page: Page) => page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)

  test('from a file to a plan the public sees', async () => {
    const page = await supervisor()
    await page.goto(`${desk.root}/desk/${yunxi.code}/reports`)
    await page.getByText('还没有报告').waitFor()
    await keepScreenshot(page, 'desk-reports-empty-1440')
    await page.getByRole('button', { name: '读入报告' }).first().click()
    const { received } = yunxiReport(2024)
    await page.setInputFiles('input[type=file]', {
      name: '云溪市2024年政府工作报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${received}\n内部资料\n`),
    })
    const send = page.getByRole('dialog').getByRole('button', { name: '读入', exact: true })
    expect(await send.isDisabled()).toBe(true)
    await page.getByText('我确认：文件不涉及国家秘密、工作秘密').click()
    await expectAccessible(page, 'the review')
    await keepScreenshot(page, 'desk-reports-upload-1440')
    await send.click()
    await page.getByText('出现“内部资料”字样').waitFor()
    await page.getByRole('button', { name: '已知悉，开始审核' }).click()

    await page.locator('.review-row').first().waitFor()
    await expectAccessible(page, 'the review')
    await keepScreenshot(page, 'desk-review-1440')
    // it opens with what is to be read closely, the one mark of secrecy among it
    expect(await row(page, '内部资料').count()).toBeGreaterThan(0)
    await showAll(page)
    // what was restored is dotted, and says what the file has
    expect(await page.locator('.review-text .fix').first().getAttribute('title')).toMatch(/原文件作/)

    // linked both ways
    await page.locator('.review-text').getByText('新增规上工业企业8户').click()
    expect(await row(page, '新增规上工业企业8户').getAttribute('aria-current')).toBe('true')
    await press(page, 'j')
    expect(await page.locator('.review-text .active').first().textContent()).not.toContain('规上工业')
    expect(await page.locator('.review-tie path').getAttribute('d')).toMatch(/^M/)

    // change, with a reason where the words depart
    await row(page, '新增规上工业企业8户').click()
    await press(page, 'e')
    const words = page.getByRole('textbox', { name: '文字' })
    await words.fill('新增规模以上工业企业8户；')
    const save = page.getByRole('button', { name: '保存改动' })
    expect(await save.isDisabled()).toBe(true)
    await page.locator('#review-reason').fill('写出全称')
    await expectAccessible(page, 'the review')
    await keepScreenshot(page, 'desk-review-edit-1440')
    await save.click()
    await row(page, '新增规模以上工业企业8户').getByText('已改动').waitFor()
    await row(page, '原读作：新增规上工业企业8户').waitFor()

    // split, take back, merge
    await row(page, '改造老旧小区12个').click()
    await press(page, 's')
    await page.getByText('拆分为 2 条').waitFor()
    await keepScreenshot(page, 'desk-review-split-1440')
    await page.getByRole('dialog').getByRole('button', { name: '拆分', exact: true }).click()
    await row(page, '惠及居民3000户以上').getByText('拆分').waitFor()
    await press(page, 'u')
    await row(page, '改造老旧小区12个，惠及居民').waitFor()
    await press(page, 'm')
    await row(page, '合并').getByText('打通桃溪路').waitFor()
    await press(page, 'u')
    await row(page, '改造老旧小区12个，惠及居民').waitFor()

    // reject with a reason by its number
    await row(page, '治理云溪河岸线9公里').click()
    // the number may come before the dialog has taken the focus
    await press(page, 'r', '2')
    await page.getByText('已驳回 1').waitFor()

    // move to another area
    await row(page, '营造林1.2万亩').click()
    await press(page, 'v')
    await page.locator('#review-area:focus').waitFor()
    await page.locator('#review-area').selectOption({ index: 1 })
    await expectAccessible(page, 'the review')
    await press(page, 'Enter')
    await row(page, '营造林1.2万亩').getByText(/提质/).waitFor()

    // add from a selection of the text
    await page.locator('.review-text p').first().click({ clickCount: 3 })
    await page.getByRole('button', { name: /选入为条目/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '选入' }).click()
    await row(page, '选入').getByText('云溪市2024年政府工作报告').waitFor()
    await press(page, 'u')

    // what the reading is sure of in one act, which says how many and is undone as one
    const surely = page.getByRole('button', { name: /^接受全部有把握的 \d+ 条$/ })
    const many = (await surely.textContent()) ?? ''
    await surely.click()
    await waitForNotice(page, `已接受有把握的 ${/\d+/.exec(many)?.[0]} 条`)
    await press(page, 'u')
    await page.getByRole('button', { name: many }).waitFor()

    // the rest at once, the warning settled, and adopted
    await page.getByText(/^待定/).click()
    await page.getByText(/^全选所列/).click()
    await press(page, 'a')
    const rejected = async () =>
      (await desk.db.selectFrom('proposal').select('wording').where('reason', '=', '与别的条目重复').execute()).length
    expect(await rejected()).toBe(1)
    const undecided = () => desk.db.selectFrom('proposal').select('proposal_id').where('state', '=', 'open').execute()
    await expect.poll(undecided, { timeout: 20_000 }).toEqual([])
    await page.getByRole('button', { name: '通过报告' }).waitFor()
    await keepScreenshot(page, 'desk-review-done-1440')
    await page.getByRole('button', { name: '通过报告' }).click()
    await page
      .getByRole('dialog')
      .getByText(/列为承诺事项/)
      .waitFor()
    await keepScreenshot(page, 'desk-review-adopt-1440')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^通\s?过$/ })
      .click()
    await page.waitForURL(/\/tasks/, { waitUntil: 'commit' })
    // adopted is not published: the public page comes by an act of its own
    expect((await fetch(`${desk.root}/${yunxi.code}/2024`)).status).toBe(404)
    const adopted = (await desk.db.selectFrom('commitment').select('wording').where('year', '=', 2024).execute())
      .map(({ wording }) => wording)
      .join('')
    expect(adopted).toContain('新增规模以上工业企业8户')
    expect(adopted).not.toContain('治理云溪河岸线9公里')
    expect(desk.troubles).toEqual([])
  }, 300_000)

  test('two people on one proposal: the second sees what changed, and keeps what they typed', async () => {
    const reportId = await desk.take(yunxiReport(2023))
    const [first, second] = [await supervisor(), await supervisor(wide, '吴督查')]
    await open(first, reportId)
    await open(second, reportId)
    await showAll(first)
    await showAll(second)
    const target = '完成'
    await row(second, target).first().click()
    const wording = (await row(second, target).first().locator('.review-wording').textContent()) ?? ''
    await press(second, 'e')
    await second.getByRole('textbox', { name: '文字' }).fill('我写的文字')
    await second.locator('#review-reason').fill('试改')
    await row(first, target).first().click()
    await press(first, 'a')
    await row(first, target).first().getByText('已接受').waitFor()
    await first.waitForFunction(() => !document.querySelector('.review-saving'))
    await second.getByRole('button', { name: '保存改动' }).click()
    await second.getByText('刚被他人改过').waitFor()
    expect(await second.getByRole('textbox', { name: '文字' }).inputValue()).toBe('我写的文字')
    await second.getByRole('button', { name: '保存改动' }).click()
    await row(second, '我写的文字').getByText('已改动').waitFor()
    expect(wording).not.toBe('')
    desk.troubles.length = 0
  }, 300_000)

  test('250 proposals by one key each', async () => {
    const { read, receive } = await import('@luoshi/report')
    const intake = await receive(Buffer.from(longReport(250)), { file: 'long.txt' })
    if (intake.kind === 'refused') throw new Error(intake.message)
    const reportId = await desk.take({ report: read(intake.received), received: longReport(250) })
    const page = await supervisor()
    await open(page, reportId)
    const all = await page.getByText(/已审 0 \/ \d+/).textContent()
    const count = Number(/\/ (\d+)/.exec(all ?? '')?.[1])
    expect(count).toBeGreaterThan(250)
    // the filter is the reviewer's: the keys do not leave it
    await showAll(page)
    for (let i = 0; i < count; i++) await page.keyboard.press('a')
    await page.getByRole('button', { name: '通过报告' }).waitFor()
    // each is saved by a request of its own
    await page.waitForFunction(() => !document.querySelector('.review-saving'), undefined, { timeout: 120_000 })
    await keepScreenshot(page, 'desk-review-long-1440')
    const left = await desk.db
      .selectFrom('proposal')
      .select('state')
      .where('report_id', '=', reportId)
      .where('state', '!=', 'accepted')
      .execute()
    expect(left).toEqual([])
    expect(desk.troubles).toEqual([])
  }, 300_000)

  test('on a phone it can be read and decided', async () => {
    const reportId = await desk.take(yunxiReport(2025))
    const page = await supervisor(phone)
    await open(page, reportId)
    expect(await fits(page)).toBe(0)
    await expectAccessible(page, 'the review')
    await keepScreenshot(page, 'desk-review-390')
    await showAll(page)
    await page.locator('.review-row.kind-measure').first().click()
    await page.getByRole('toolbar').getByRole('button', { name: '接受' }).click()
    await page.locator('.review-row', { hasText: '已接受' }).waitFor()
    await page.locator('.review-panes').getByText('正文').click()
    await page.locator('.review-text .told').first().waitFor()
    expect(await fits(page)).toBe(0)
    await expectAccessible(page, 'the review')
    await keepScreenshot(page, 'desk-review-text-390')
    expect(desk.troubles).toEqual([])
  }, 300_000)
})
