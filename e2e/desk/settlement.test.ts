import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastText, nextText, reportOf } from '../../packages/report/src/compare/two-years.fixture.ts'
import { adoptReport } from '../../packages/server/src/commands/reports/adopt-report.ts'
import { browserPath, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

// 青禾县 does not exist; its two reports are made up
const place = { code: '990101', name: '青禾县', level: 'county', fictitious: true } as const
const wide = { viewport: { width: 1440, height: 900 } }
const narrow = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const runAxe = `axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations.map((one) => one.id + ' ' + one.nodes[0].html))`

let desk: RunningDesk
let browser: Browser

describe.runIf(browserPath)('a year settled in a browser', () => {
  let page: Page
  beforeAll(async () => {
    desk = await runningDesk(place, '2032-02-01T10:00:00+08:00')
    browser = await sharedBrowser()
    const reportId = await desk.take({ report: await reportOf(lastText), received: lastText })
    const adopted = await adoptReport(desk.db, desk.may, new Date(), reportId, { publish: true })
    if (adopted.kind === 'refused') throw new Error(adopted.message)
    const who = await desk.person({ userName: 'ducha', name: '周督查', role: 'supervisor' })
    page = await desk.page(browser, who, wide)
  }, 300_000)
  afterAll(async () => {
    await desk?.stop()
  }, 300_000)

  const at = (path: string) => `${desk.root}/desk/${place.code}${path}`
  const publicPage = async (path: string) => (await fetch(`${desk.root}/${place.code}/2031${path}`)).text()
  const saved = () => page.waitForFunction(() => !document.body.textContent?.includes('正在保存'))
  const publish = async () => {
    await page.goto(at('/administration/publication?year=2031'))
    const keys = byKeys(page)
    await keys.press(page.getByRole('button', { name: '公开', exact: true }))
    await keys.press(page.getByRole('dialog').getByRole('button', { name: /^公\s?开$/ }))
    await waitForNotice(page, /已公开第 \d+ 号快照/)
  }
  let acts = 0
  const press = async (key: string) => {
    acts++
    await page.keyboard.press(key)
  }
  const settlement = () => desk.db.selectFrom('settlement_item').selectAll().orderBy('ordinal').execute()

  test('from the second upload to a closed settlement, by keyboard, in one act a promise', async () => {
    await page.goto(at('/reports'))
    const keys = byKeys(page)
    await keys.press(page.getByRole('button', { name: '读入报告' }))
    await page.setInputFiles('input[type=file]', {
      ...{ name: '青禾县2032年政府工作报告.txt', mimeType: 'text/plain', buffer: Buffer.from(nextText) },
    })
    await keys.tick(page.getByRole('checkbox', { name: /我确认/ }))
    await keys.press(page.getByRole('dialog').getByRole('button', { name: '读入', exact: true }))
    await page.locator('.review-row').first().waitFor()
    // the review opens with the doubtful
    await page
      .locator('.review-filters')
      .getByText(/^全部 /)
      .click()
    await keys.tick(page.getByRole('checkbox', { name: /全选所列/ }))
    await page.keyboard.press('a')
    await page.getByText('工作回顾已审完').waitFor()
    await keepScreenshot(page, 'desk-settlement-offer-1440')
    await keys.press(page.getByRole('button', { name: '开始 2031 年对账' }))
    await page.locator('.settle-work').waitFor()
    await expectAccessible(page, 'the settlement')
    await keepScreenshot(page, 'desk-settlement-targets-1440')
    const promises = (await settlement()).length
    // another sentence, promised again or not, and taken back: each is one key
    await press('5')
    await saved()
    await press('u')
    await saved()
    expect((await settlement()).filter(({ verdict }) => verdict !== null)).toEqual([])
    for (let i = 0; i < promises; i++) {
      const work = page.locator('.settle-work')
      const words = (await work.locator('.settle-words').first().textContent()) ?? ''
      if (words.includes('自备井')) await keepScreenshot(page, 'desk-settlement-1440')
      const meant = await work
        .locator('.settle-chips .meant')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-keyshortcuts')))
      // of what is not named only reading parts: this reader finds nothing of it
      await press(meant.length === 1 ? 'Enter' : '5')
      await page.getByText(`已确认 ${i + 1} / ${promises}`).waitFor()
    }
    await saved()
    expect(acts / promises).toBeLessThanOrEqual(1.5)
    const items = await settlement()
    expect(items.every(({ verdict }) => verdict !== null)).toBe(true)
    const verdictOf = (words: string) => items.find(({ wording }) => wording.includes(words))?.verdict
    expect([verdictOf('自备井120眼'), verdictOf('社区食堂')]).toEqual(['short', 'silent'])
    await page.setViewportSize(narrow.viewport)
    await keepScreenshot(page, 'desk-settlement-1280')
    await page.setViewportSize(phone.viewport)
    await expectAccessible(page, 'the settlement')
    await keepScreenshot(page, 'desk-settlement-390')
    await page.setViewportSize(wide.viewport)
    await page.keyboard.press('w')
    await page.locator('.settle-text .seen').first().waitFor()
    await keepScreenshot(page, 'desk-settlement-text-1440')
    await page.keyboard.press('Escape')
  }, 300_000)

  test('the lead unit replies, the settlement is closed and published with both', async () => {
    const unitId = uuid()
    const ids = { jurisdiction_id: desk.may.jurisdictionId, unit_id: unitId }
    await desk.db
      .insertInto('unit')
      .values({
        ...{ ...ids, code: 'shuili', name: '青禾县水利局', short_name: '水利局', kind: 'department' },
        ...{ parent_id: null, valid_from: '2020-01-01', valid_to: null, note: null },
      })
      .execute()
    const { task_id } = await desk.db
      .selectFrom('task')
      .select('task_id')
      .where('wording', 'like', '%自备井%')
      .executeTakeFirstOrThrow()
    await desk.db
      .insertInto('task_unit')
      .values({ ...{ ...ids, task_id, part: 'lead', place: 1 }, ...{ valid_from: '2020-01-01', valid_to: null } })
      .execute()
    const head = await desk.page(
      browser,
      await desk.person({ userName: 'shuili', name: '许局长', role: 'unit-head', unitId }),
      phone,
    )
    await head.goto(at('/settlement-replies'))
    await head.getByText('关停自备井96眼').waitFor()
    await expectAccessible(head, 'the replies')
    const keys = byKeys(head)
    await keys.type(head.getByRole('textbox', { name: /^答复第/ }), '另有 24 眼因管网未通，延至 2032 年关停。')
    await keys.press(head.getByRole('button', { name: /^答\s?复$/ }))
    await waitForNotice(head, '已答复，将与结论一并公开。')
    await keepScreenshot(head, 'desk-settlement-replies-390')

    await byKeys(page).press(page.getByRole('button', { name: /^办\s?结$/ }))
    await byKeys(page).press(page.getByRole('dialog').getByRole('button', { name: /^办\s?结$/ }))
    await page.getByText(/已办结/).waitFor()
    expect((await fetch(`${desk.root}/${place.code}/2031/settlement`)).status).toBe(404)
    await publish()
    const sheet = await publicPage('/settlement')
    expect(sheet).toContain('未提及不等于未完成')
    expect(sheet).toMatch(/可以对账的承诺\d+项，已经人工确认\d+项，其中报告未提及\d+项/)
    expect(sheet).not.toMatch(/兑现率|完成率/)
    const { ordinal } = (await settlement()).find(({ wording }) => wording.includes('自备井')) ?? {}
    const item = await publicPage(`/settlement/${ordinal}`)
    expect(item).toContain('关停自备井96眼')
    expect(item).toContain('延至 2032 年关停')
    expect(await publicPage('/settlement/by/short')).toContain('自备井')
    const csv = await publicPage('/settlement.csv')
    expect(csv).toContain('未达到')

    const workbook = await fetch(`${desk.root}/${place.code}/2031/settlement.xlsx`)
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect(await publicPage('/stratml.xml')).toContain('对账结论：未达到')

    const scripted = await browser.newContext(wide)
    const checked = await scripted.newPage()
    for (const path of ['/settlement', '/settlement/by/silent', `/settlement/${ordinal}`])
      for (const size of [wide.viewport, phone.viewport]) {
        await checked.setViewportSize(size)
        await checked.goto(`${desk.root}/${place.code}/2031${path}`)
        await checked.evaluate(axe)
        expect([path, await checked.evaluate(runAxe)]).toEqual([path, []])
        expect(await checked.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      }
    await checked.setViewportSize(wide.viewport)
    await checked.goto(`${desk.root}/${place.code}/2031/settlement`)
    await checked.emulateMedia({ media: 'print' })
    await keepScreenshot(checked, 'site-settlement-print')
    await scripted.close()
    const reader = await browser.newContext({ ...phone, javaScriptEnabled: false })
    const open = await reader.newPage()
    for (const [name, size] of [
      ['390', phone.viewport],
      ['1440', wide.viewport],
    ] as const) {
      await open.setViewportSize(size)
      await open.goto(`${desk.root}/${place.code}/2031/settlement`)
      await keepScreenshot(open, `site-settlement-${name}`)
      await open.goto(`${desk.root}/${place.code}/2031/settlement/${ordinal}`)
      await keepScreenshot(open, `site-settlement-item-${name}`)
    }
    await reader.close()
  }, 300_000)

  test('a correction after publication shows what it was and why; a withdrawn settlement says so', async () => {
    const { settlement_id: settlementId } = await desk.db
      .selectFrom('settlement')
      .select('settlement_id')
      .executeTakeFirstOrThrow()
    await page.goto(at(`/settlements/${settlementId}`))
    await page.locator('.settle-work').waitFor()
    await page.locator('.settle-area', { hasText: '城市更新' }).press('Enter')
    await page.locator('.settle-queue button', { hasText: '老旧小区' }).press('Enter')
    await page.locator('body').press('3')
    const dialog = page.getByRole('dialog')
    await byKeys(page).type(dialog.getByRole('textbox', { name: '理由' }), '其中 3 个小区尚未验收')
    await byKeys(page).press(dialog.getByRole('button', { name: /^更\s?正$/ }))
    await dialog.waitFor({ state: 'detached' })
    await publish()
    const sheet = await publicPage('/settlement')
    expect(sheet).toMatch(/由“已完成”更正为“推进中”：其中 3 个小区尚未验收/)
    expect(await publicPage('/changes')).toContain('对账结论')

    await page.goto(at(`/settlements/${settlementId}`))
    await byKeys(page).take(page.getByRole('button', { name: /^更\s?多$/ }), '撤下这份对账')
    await byKeys(page).type(dialog.getByRole('textbox', { name: '理由' }), '所依据的报告文本不是定稿')
    await byKeys(page).press(dialog.getByRole('button', { name: /^撤\s?下$/ }))
    await page.getByText('已撤下：').waitFor()
    await publish()
    expect(await publicPage('/settlement')).toContain('撤下：所依据的报告文本不是定稿')
    // what was public before can still be looked up
    expect(await publicPage('/snapshots/2/settlement')).toContain('自备井')
    expect(desk.troubles).toEqual([])
  }, 300_000)
})
