import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportOf, yearText } from '../../packages/report/src/compare/two-years.fixture.ts'
import { adoptReport } from '../../packages/server/src/commands/reports/adopt-report.ts'
import { browserPath, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

// 青禾县 does not exist; 160 promises of two years of it, made up
const place = { code: '990101', name: '青禾县', level: 'county', fictitious: true } as const
const wide = { viewport: { width: 1440, height: 900 } }
const areas = ['产业升级', '项目建设', '乡村振兴', '城市更新', '生态治理', '改革开放', '民生保障', '社会安全']
const things = '冷链仓库 检测中心 蔬菜大棚 灌溉泵站 口袋公园 污水管网 便民窗口 村级诊所 消防站点 充电车位'.split(' ')
const villages = '东槐 西柳 南桐 北榆 上桦 下枫 前桑 后梓 大柏 小松'.split(' ')
/** Twenty promises of an area and what became of each: more, fewer, under way, not a word. */
const pairsOf = (a: number) =>
  Array.from({ length: 20 }, (_, i) => {
    const [thing, village] = [things[(a + i) % 10] ?? '', villages[(i * 3 + a) % 10] ?? '']
    const count = 3 + ((a * 7 + i) % 9)
    const promise = i % 4 === 2 ? `加快${village}${thing}建设。` : `建成${village}${thing}${count}处。`
    const said = [
      `${village}${thing}建成${count + 1}处。`,
      `${village}${thing}建成${count - 1}处。`,
      `${village}${thing}正在加快建设。`,
      '',
    ]
    return [promise, said[i % 4] ?? ''] as const
  })
const numeral = '一二三四五六七八'
const area = (name: string, a: number, lines: readonly string[]) =>
  `（${numeral[a]}）聚焦${name}，办好实事。\n${lines.join('')}`
const last = yearText(
  2031,
  '过去一年，地区生产总值完成200亿元，增长6%。',
  '地区生产总值增长6%。',
  areas
    .map((name, a) =>
      area(
        name,
        a,
        pairsOf(a).map(([promise]) => promise),
      ),
    )
    .join('\n'),
)
const next = yearText(
  2032,
  `过去一年，地区生产总值完成212亿元，增长6%。\n${areas
    .map((name, a) =>
      area(
        name,
        a,
        pairsOf(a).map(([, said]) => said),
      ),
    )
    .join('\n')}`,
  '地区生产总值增长6%。',
  area(
    '产业升级',
    0,
    pairsOf(0).map(([promise]) => promise),
  ),
)

let desk: RunningDesk
let browser: Browser

describe.runIf(browserPath)('a settlement of 160 promises that two people share', () => {
  let first: Page
  let second: Page
  beforeAll(async () => {
    desk = await runningDesk(place, '2032-02-01T10:00:00+08:00')
    browser = await sharedBrowser()
    const reportId = await desk.take({ report: await reportOf(last), received: last })
    const adopted = await adoptReport(desk.db, desk.may, new Date(), reportId, { publish: true })
    if (adopted.kind === 'refused') throw new Error(adopted.message)
    await desk.take({ report: await reportOf(next), received: next })
    await desk.db.updateTable('proposal').set({ state: 'accepted' }).where('kind', '=', 'result').execute()
    first = await desk.page(browser, await desk.person({ userName: 'zhou', name: '周督查', role: 'supervisor' }), wide)
    second = await desk.page(browser, await desk.person({ userName: 'wu', name: '吴督查', role: 'supervisor' }), wide)
  }, 300_000)
  afterAll(() => desk?.stop(), 300_000)

  const at = (path: string) => `${desk.root}/desk/${place.code}${path}`
  const items = () => desk.db.selectFrom('settlement_item').selectAll().orderBy('ordinal').execute()
  const confirmed = async () => (await items()).filter(({ verdict }) => verdict !== null)
  const words = (page: Page) => page.locator('.settle-work .settle-words').first().textContent()
  const saved = (page: Page) => page.waitForFunction(() => !document.body.textContent?.includes('正在保存'))
  const path = async () => {
    const { settlement_id } = await desk.db.selectFrom('settlement').select('settlement_id').executeTakeFirstOrThrow()
    return at(`/settlements/${settlement_id}`)
  }

  test('who works on which area is seen by the other, who begins elsewhere', async () => {
    await first.goto(at('/settlements'))
    await first
      .getByRole('button', { name: /开始|对账/ })
      .first()
      .press('Enter')
    await first.locator('.settle-work').waitFor()
    expect((await items()).length).toBeGreaterThan(150)
    // the area of the targets has one promise; the one after it is read next
    for (let i = 1; i <= 3; i++) {
      await first.keyboard.press('5')
      await first.getByText(`已确认 ${i} / `).waitFor()
    }
    await saved(first)
    await second.goto(await path())
    await second.locator('.settle-work').waitFor()
    expect(await second.locator('.settle-area', { hasText: '产业升级' }).textContent()).toContain('周督查')
    expect(await second.locator('.settle-area[aria-current=true]').textContent()).toContain('项目建设')
    await keepScreenshot(second, 'desk-settlement-shared-1440')
  }, 300_000)

  test('what both confirm stands as the first did, and the second is told', async () => {
    await second.locator('.settle-area', { hasText: '产业升级' }).press('Enter')
    await second.locator('.settle-area[aria-current=true]', { hasText: '产业升级' }).waitFor()
    const promise = await words(second)
    expect(await words(first)).toBe(promise)
    await first.locator('body').press('5')
    await saved(first)
    await second.locator('body').press('1')
    await waitForNotice(second, '这一项刚被他人改过')
    const row = (await items()).find(({ wording }) => wording === promise)
    expect(row?.verdict).toBe('silent')
    // and is led back to it, to see what stands
    await second
      .locator('.settle-work .settle-words', { hasText: promise ?? '' })
      .first()
      .waitFor()
    await keepScreenshot(second, 'desk-settlement-conflict-1440')
    // nobody takes back what somebody else confirmed
    const before = (await confirmed()).length
    await second.locator('body').press('u')
    await saved(second)
    expect((await confirmed()).length).toBe(before)
  }, 300_000)

  test('the rest is confirmed by keyboard alone in one act a promise, and a new page keeps the progress', async () => {
    await second.close()
    const before = (await confirmed()).length
    const all = (await items()).length
    let acts = 0
    for (let i = before; i < all; i++) {
      const meant = await first
        .locator('.settle-chips .meant')
        .evaluateAll((chips) => chips.map((one) => one.getAttribute('aria-keyshortcuts')))
      acts++
      await first.keyboard.press(meant.length === 1 ? 'Enter' : '5')
      await first.getByText(`已确认 ${i + 1} / ${all}`).waitFor()
      if (i === before + 60) {
        await saved(first)
        await first.reload()
        await first.getByText(`已确认 ${i + 1} / ${all}`).waitFor()
        await first.locator('.settle-work').waitFor()
        await keepScreenshot(first, 'desk-settlement-large-1440')
        await first.setViewportSize({ width: 390, height: 844 })
        await keepScreenshot(first, 'desk-settlement-large-390')
        await first.setViewportSize(wide.viewport)
      }
    }
    await saved(first)
    expect(acts).toBeLessThanOrEqual(1.5 * (all - before))
    expect((await confirmed()).length).toBe(all)
    // the browser notes the one refusal that was meant
    expect(desk.troubles.filter((words) => !words.includes('409 (Conflict)'))).toEqual([])
  }, 600_000)
})
