import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteByClock } from '../../packages/server/src/access/clock.ts'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { openPeriods } from '../../packages/server/src/commands/reporting/open-periods.ts'
import { browserPath, closeContexts, deskContext, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { expectAccessible } from './barriers.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

describe.runIf(browserPath)('reporting in a browser', () => {
  let running: ReportingDesk
  let browser: Browser
  let people: { officer: SignedIn; head: SignedIn; supervisor: SignedIn; partner: SignedIn }
  let units: { lead: string; partner: string }
  let march: string
  const opened: BrowserContext[] = []
  beforeAll(async () => {
    running = await reportingDesk()
    browser = await sharedBrowser()
    const { desk } = running
    units = { lead: await desk.unit('交通运输局'), partner: await desk.unit('财政局') }
    people = {
      officer: await desk.person('unit-officer', units.lead),
      head: await desk.person('unit-head', units.lead),
      supervisor: await desk.person('supervisor'),
      partner: await desk.person('unit-officer', units.partner),
    }
    await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
    march = (await desk.ask(people.officer, 'GET', '/periods')).body.periods[0].periodId
  }, 300_000)
  afterAll(async () => {
    await closeContexts(opened)
    await running?.end()
  })

  const browse = async (who: SignedIn, width = 1440) => {
    const context = await deskContext(browser, {
      viewport: { width, height: width < 500 ? 844 : 900 },
      extraHTTPHeaders: running.as(who),
    })
    opened.push(context)
    return context
  }
  const form = (task: string) => `${running.address}/progress/${task}/${march}`
  const kept = async (task: string) =>
    (await running.desk.ask(people.officer, 'GET', `/tasks/${task}/progress/${march}`)).body.report
  const situation = (page: Page) => page.getByLabel('进展情况')
  const state = (page: Page) => page.locator('.draft-state')

  test('a server stopped in the middle of the form: nothing typed is lost, even when the page is closed', async () => {
    const task = await running.desk.task({ lead: units.lead })
    const context = await browse(people.officer)
    const page = await context.newPage()
    await page.goto(form(task))
    await situation(page).fill('路基已经完成。')
    await state(page).getByText('已保存').waitFor()
    await running.stop()
    await situation(page).fill('路基已经完成，正在铺设路面。')
    await state(page).getByText('已存在本机').waitFor()
    await keepScreenshot(page, 'reporting-server-away')
    await situation(page).fill('路基已经完成，正在铺设路面，预计月底通车。')
    await page.close()
    await running.start()
    expect((await kept(task)).situation).toBe('路基已经完成。')

    const again = await context.newPage()
    await again.goto(form(task))
    await state(again).getByText('已恢复').waitFor()
    await state(again).getByText('✓ 已保存').waitFor()
    expect(await situation(again).inputValue()).toBe('路基已经完成，正在铺设路面，预计月底通车。')
    expect((await kept(task)).situation).toBe('路基已经完成，正在铺设路面，预计月底通车。')

    // and where the page stays open it goes on by itself
    await running.stop()
    await situation(again).fill('已经通车。')
    await state(again).getByText('已存在本机').waitFor()
    await running.start()
    await state(again).getByText('✓ 已保存').waitFor({ timeout: 15_000 })
    expect((await kept(task)).situation).toBe('已经通车。')
  }, 300_000)

  test('two tabs: what each wrote in another field comes together, for the same field the person chooses', async () => {
    const task = await running.desk.task({ lead: units.lead })
    const context = await browse(people.officer)
    const [first, second] = [await context.newPage(), await context.newPage()]
    await first.goto(form(task))
    await second.goto(form(task))
    await situation(first).fill('甲页写的')
    await state(first).getByText('✓ 已保存').waitFor()
    await second.getByLabel('存在问题').fill('乙页写的问题')
    await state(second).getByText('✓ 已保存').waitFor()
    expect(await situation(second).inputValue()).toBe('甲页写的')
    expect(await kept(task)).toMatchObject({ situation: '甲页写的', problems: '乙页写的问题' })

    await situation(second).fill('乙页改的')
    await state(second).getByText('✓ 已保存').waitFor()
    await situation(first).fill('甲页又改的')
    const choice = first.getByRole('alert', { name: '内容不一致' })
    await choice.waitFor()
    await keepScreenshot(first, 'reporting-two-tabs')
    expect(await choice.textContent()).toContain('乙页改的')
    expect(await situation(first).inputValue()).toBe('甲页又改的')
    expect((await kept(task)).situation).toBe('乙页改的')
    await choice.getByRole('button', { name: '用我填写的' }).click()
    await state(first).getByText('✓ 已保存').waitFor()
    expect(await kept(task)).toMatchObject({ situation: '甲页又改的', problems: '乙页写的问题' })
  }, 300_000)

  test('the way of a report through three people’s screens, with a file', async () => {
    const { desk } = running
    const task = await desk.task({ lead: units.lead, partners: [units.partner], status: 'assigned' })
    const officer = await (await browse(people.officer, 390)).newPage()
    await officer.goto(`${running.address}/progress?show=to-sign`)
    await officer.getByRole('button', { name: '签收', exact: true }).click()
    await waitForNotice(officer, '已签收 1 项')
    await officer.goto(`${running.address}/progress`)
    await officer.getByRole('link', { name: '填报' }).first().waitFor()
    await keepScreenshot(officer, 'my-tasks-390')
    await officer.goto(form(task))
    await officer.getByLabel('完成进度').fill('35')
    await situation(officer).fill('完成路基工程，开工率 100%。')
    await officer.getByText('所传材料不涉及国家秘密').click()
    await officer.locator('input[type=file]').setInputFiles({
      name: '现场说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('现场进度说明：路基工程完成。'),
    })
    await officer.getByRole('link', { name: '现场说明.txt' }).waitFor()
    await keepScreenshot(officer, 'progress-form-390')
    await officer.getByRole('button', { name: '提交审签' }).click()
    await waitForNotice(officer, '已提交审签')

    const head = await (await browse(people.head)).newPage()
    await head.goto(`${running.address}/progress?show=to-check`)
    await head.getByText('完成路基工程').waitFor()
    await keepScreenshot(head, 'approvals-1440')
    await head.getByRole('button', { name: '审签并报送', exact: true }).click()
    await waitForNotice(head, '已报送 1 项')

    const supervisor = await (await browse(people.supervisor)).newPage()
    await supervisor.goto(`${running.address}/progress`)
    await supervisor.getByText('材料 1 份').waitFor()
    await keepScreenshot(supervisor, 'acceptance-1440')
    await supervisor.getByRole('button', { name: '退回', exact: true }).click()
    await supervisor.getByLabel('理由').fill('请补充路面工程的计划。')
    await supervisor.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await waitForNotice(supervisor, '已退回 1 项')

    await officer.goto(`${running.address}/progress?show=returned`)
    await officer.getByText('请补充路面工程的计划。').waitFor()
    await officer.goto(form(task))
    await officer.getByLabel('下步措施').fill('四月开始铺设路面。')
    await officer.getByRole('button', { name: '提交审签' }).click()
    await waitForNotice(officer, '已提交审签')
    await head.goto(form(task))
    await head.getByRole('button', { name: '审签并报送' }).waitFor()
    await keepScreenshot(head, 'progress-form-1440')
    await head.getByRole('button', { name: '审签并报送' }).click()
    await waitForNotice(head, '已报送督查室。')
    await supervisor.goto(`${running.address}/progress`)
    await supervisor.getByRole('button', { name: '通过', exact: true }).click()
    await waitForNotice(supervisor, '已通过 1 项')
    expect(await kept(task)).toMatchObject({ state: 'accepted', percent: '35', nextStep: '四月开始铺设路面。' })

    await supervisor.goto(`${running.address}/tasks/${task}`)
    await supervisor.getByText('完成路基工程').waitFor()
    await keepScreenshot(supervisor, 'task-page-1440')
    await supervisor.goto(`${running.address}/progress?show=not-reported`)
    await supervisor.getByText('打印催报单').waitFor()
    await supervisor.locator('summary').first().click()
    await keepScreenshot(supervisor, 'urge-list-1440')
    const partner = await (await browse(people.partner, 390)).newPage()
    await partner.goto(form(task))
    await partner.getByRole('button', { name: '确认', exact: true }).click()
    await partner.getByText('✓ 已确认').waitFor()
    await keepScreenshot(partner, 'opinion-390')
  }, 300_000)

  test('a day that will not be kept goes from the form of the report to the form of the change, and what was written stays', async () => {
    const task = await running.desk.task({ lead: units.lead })
    const head = await (await browse(people.head)).newPage()
    await head.goto(form(task))
    await situation(head).fill('雨季停工两周。')
    await head.getByLabel('申请调整完成时限', { exact: false }).fill('2032-01-31')
    await keepScreenshot(head, 'progress-form-due-1440')
    await head.getByRole('button', { name: '申请调整…' }).click()
    const drawer = head.getByRole('dialog')
    expect(await drawer.getByLabel('改为').inputValue()).toBe('2032-01-31')
    await drawer.getByLabel('变更理由').fill('雨季停工')
    await drawer.getByRole('button', { name: '提出', exact: true }).click()
    await drawer.getByText('待批准').first().waitFor()
    await head.goto(form(task))
    await expect.poll(() => situation(head).inputValue(), { timeout: 20_000 }).toBe('雨季停工两周。')
  }, 300_000)

  test('nothing serious stands in the way of anybody, and nothing is wider than a phone', async () => {
    const { desk } = running
    const task = await desk.task({ lead: units.lead, partners: [units.partner] })
    await desk.task({ lead: units.lead, status: 'assigned' })
    for (const [who, width, paths] of [
      [people.officer, 390, ['', '/progress', `/progress/${task}/${march}`, `/tasks/${task}`]],
      [people.supervisor, 1440, ['/progress', '/progress?show=not-reported', `/tasks/${task}`]],
      [people.head, 390, ['/progress?show=to-check', `/progress/${task}/${march}`]],
    ] as const) {
      const page = await (await browse(who, width)).newPage()
      for (const path of paths) {
        await page.goto(running.address + path, { waitUntil: 'networkidle' })
        await page.locator('h1').waitFor()
        if (path === '/progress' || path === '') await keepScreenshot(page, `axe-${width}${path.replace('/', '-')}`)
        await expectAccessible(page, `${width} ${path}`)
      }
    }
  }, 300_000)
})
