import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import type { TaskRow } from '../../packages/server/src/api/desk/tasks/task-routes.ts'
import { browserPath, closeContexts, contextOfTest, keepScreenshot, sharedBrowser, waitForNotice } from '../browser.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

describe.runIf(browserPath)('the task table in a browser', { timeout: 120_000 }, () => {
  let running: ReportingDesk
  let browser: Browser
  let supervisor: SignedIn
  let colleague: SignedIn
  let units: { education: string; water: string }
  const opened: BrowserContext[] = []
  beforeAll(async () => {
    running = await reportingDesk()
    browser = await sharedBrowser()
    const { desk } = running
    units = { education: await desk.unit('教育局'), water: await desk.unit('水务局') }
    supervisor = await desk.person('supervisor')
    colleague = await desk.person('supervisor')
    // as the adoption left them
    await desk.record.db
      .updateTable('task')
      .set({ status: 'drafted' })
      .where('jurisdiction_id', '=', desk.jurisdictionId)
      .execute()
  }, 300_000)
  afterAll(async () => {
    await closeContexts(opened)
    await running?.end()
  }, 300_000)

  const open = async (address = 'tasks', width = 1440): Promise<Page> => {
    const context = await contextOfTest(browser, {
      viewport: { width, height: width < 500 ? 844 : 900 },
      extraHTTPHeaders: running.as(supervisor),
    })
    opened.push(context)
    const page = await context.newPage()
    await page.goto(`${running.address}/${address}`)
    await page.locator('.tasks-grid, .tasks-cards').first().waitFor()
    return page
  }
  const rows = async (): Promise<TaskRow[]> => (await running.desk.ask(supervisor, 'GET', '/tasks')).body.rows
  const row = async (number: number): Promise<TaskRow> => {
    const found = (await rows()).find((one) => one.number === number)
    if (!found) throw new Error(`no task ${number}`)
    return found
  }
  const cell = (page: Page, number: number, column: string) =>
    page
      .locator('.tasks-body tr')
      .filter({ has: page.locator(`td.tasks-number`, { hasText: new RegExp(`^${number}★?$`) }) })
      .locator(`td.tasks-${column}`)
  const saved = (page: Page, words: string) => page.getByText(`已保存：${words}`).waitFor()

  test('a cell is written by the keyboard alone, on to the next, and taken back', async () => {
    const page = await open()
    await page.locator('.tasks-grid').focus()
    await page.keyboard.press('Control+Home')
    // 序号, 任务内容, 牵头领导, 牵头单位
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '牵头单位' }).waitFor()
    await page.keyboard.type('水务')
    await page.keyboard.press('Tab')
    await saved(page, '第 1 项牵头单位')
    expect((await row(1)).leadIds).toEqual([units.water])
    // the next cell is open: 配合单位; left as it was
    await page.getByRole('combobox', { name: '配合单位' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await row(1)).leadIds, { timeout: 20_000 }).toEqual([])
    expect((await row(1)).partnerIds).toEqual([])
  })

  test('cells are pasted from a spreadsheet; what is no unit of the place is said and left', async () => {
    const page = await open()
    await cell(page, 2, 'leads').click()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '教育局\t水务局\n水务局\t没有的局\n')
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('.tasks-grid')?.dispatchEvent(event)
    })
    await page.getByText('1 格没有粘贴').waitFor()
    await expect.poll(async () => (await row(3)).leadIds, { timeout: 20_000 }).toEqual([units.water])
    const second = await row(2)
    expect([second.leadIds, second.partnerIds]).toEqual([[units.education], [units.water]])
    expect((await row(3)).partnerIds).toEqual([])
  })

  test('somebody else was quicker: what they changed stands beside what was typed, which is kept', async () => {
    const page = await open()
    const seen = await row(4)
    await running.desk.ask(colleague, 'POST', '/tasks/edit', {
      tasks: [{ taskId: seen.taskId, revision: seen.revision }],
      patch: { remark: '同事写的' },
    })
    await cell(page, 4, 'remark').click()
    await page.keyboard.press('F2')
    await page.keyboard.type('我写的')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('同事写的').waitFor()
    await dialog.getByText('我写的').waitFor()
    expect((await row(4)).remark).toBe('同事写的')
    await dialog.getByRole('button', { name: '改为我填写的' }).click()
    await expect.poll(async () => (await row(4)).remark, { timeout: 20_000 }).toBe('我写的')
  })

  test('many at once: a unit for all, handed out when nothing lacks', async () => {
    const page = await open('tasks?group=none')
    await cell(page, 5, 'number').click()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    const bar = page.getByRole('region', { name: '批量办理' })
    await bar.getByText('已选 2 项').waitFor()
    // nothing is chosen to set, so nothing can be emptied by the first button at hand
    expect(await bar.getByRole('button', { name: /^设置/ }).isDisabled()).toBe(true)
    await bar.getByRole('button', { name: /^下达 \d+ 项…$/ }).click()
    await page.getByRole('dialog').getByText('没有牵头单位 2 项').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /取\s?消/ })
      .click()
    await bar.getByRole('combobox', { name: '设为（牵头单位）' }).click()
    await page.keyboard.type('教育')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await bar.getByRole('button', { name: '设置' }).click()
    await expect.poll(async () => (await row(6)).leadIds, { timeout: 20_000 }).toEqual([units.education])
    await bar.getByRole('button', { name: '清空…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '清空 2 项' }).click()
    await expect.poll(async () => (await row(6)).leadIds, { timeout: 20_000 }).toEqual([])
    await bar.getByText('已保存：2 项任务的牵头单位（清空）').waitFor()
    await bar.getByRole('button', { name: '取消选择' }).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await row(6)).leadIds, { timeout: 20_000 }).toEqual([units.education])
    await cell(page, 1, 'number').click()
    await page.keyboard.press('Space')
    await bar.getByText('已选 3 项').waitFor()
    await keepScreenshot(page, 'desk-bulk-bar')
    await bar.getByRole('button', { name: /^下达 \d+ 项…$/ }).click()
    await page.getByRole('dialog').getByText('可以下达 2 项，1 项还不能下达').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '下达其余 2 项' }).click()
    await page.getByText('符合 1 项').waitFor()
    await expect.poll(async () => (await row(5)).status, { timeout: 20_000 }).toBe('assigned')
    expect((await row(6)).status).toBe('assigned')
  })

  test('the address filters, and the plan opens beside the table', async () => {
    const page = await open('tasks?status=assigned&group=none')
    await expect
      .poll(() => page.locator('.tasks-body td.tasks-number').allInnerTexts(), { timeout: 20_000 })
      .toEqual(['5', '6'])
    await cell(page, 5, 'number').click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').getByText('报告原文').waitFor()
    await keepScreenshot(page, 'desk-tasks-plan-1440')
    await page.keyboard.press('Escape')
    await keepScreenshot(await open(), 'desk-tasks-1440')
    await keepScreenshot(await open('tasks', 390), 'desk-tasks-390')
  })

  test('a change that waits is opened from the workbench and decided, on a phone too; the task’s page leads to it', async () => {
    const one = await row(1)
    const wanted = { field: 'wording', after: '另一种写法。', reason: '表述不准', revision: one.revision }
    expect((await running.desk.ask(colleague, 'POST', `/tasks/${one.taskId}/changes`, wanted)).status).toBe(200)
    for (const width of [1440, 390]) {
      const page = await open('tasks', width)
      await page.goto(`${running.address}/tasks/${one.taskId}`)
      await page.getByRole('link', { name: '任务分解与变更' }).click()
      await page.getByRole('dialog').getByText('表述不准').waitFor()
      await page.goto(running.address)
      await page.getByRole('region', { name: '待批的变更' }).locator('.bench-item').click()
      await page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).waitFor()
      if (width === 390) await page.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click()
    }
    await expect.poll(async () => (await row(1)).wording, { timeout: 20_000 }).toBe('另一种写法。')
  })

  test('what a unit sent back is opened with its reason, given to the unit it named and handed out in one dialog', async () => {
    const { desk } = running
    const taskId = await desk.task({ lead: units.education, status: 'assigned' })
    const officer = await desk.person('unit-officer', units.education)
    const said = { unitId: units.education, reason: '河道不归我局', suggestedUnitId: units.water }
    expect((await desk.ask(officer, 'POST', `/tasks/${taskId}/refusals`, said)).status).toBe(200)
    const page = await open()
    await page.goto(running.address)
    await page.getByRole('region', { name: '退签待重新下达' }).locator('.bench-item').click()
    await page.getByRole('button', { name: '重新下达…' }).click()
    const dialog = page.getByRole('dialog', { name: /^重新下达/ })
    await dialog.getByText('河道不归我局').waitFor()
    expect(await dialog.getByRole('button', { name: '仍由原单位办理，重新下达' }).isEnabled()).toBe(true)
    await dialog.getByRole('button', { name: '采用建议：水务局' }).click()
    await keepScreenshot(page, 'desk-tasks-reassign-1440')
    await dialog.getByRole('button', { name: '改交并下达' }).click()
    await waitForNotice(page, '已重新下达，等待签收。')
    const now = (await rows()).find((one) => one.taskId === taskId)
    expect([now?.status, now?.leadIds]).toEqual(['assigned', [units.water]])
  })

  test('another day than the report names is not typed twice: the change that is needed opens with it', async () => {
    const one = await row(2)
    await running.desk.record.db
      .updateTable('commitment')
      .set({ due_on: '2031-12-31' })
      .where('commitment_id', '=', one.commitmentId)
      .execute()
    const page = await open()
    await cell(page, 2, 'due').click()
    await page.keyboard.press('Enter')
    // a day typed by half, and left: nothing is changed
    await page.locator('.cell-day').fill('2031-1')
    await cell(page, 3, 'number').click()
    await page.locator('.cell-day').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    expect((await row(2)).dueOn).toBe('2031-12-31')
    await cell(page, 2, 'due').click()
    await page.keyboard.press('Enter')
    await page.locator('.cell-day').fill('2031年11月30日')
    await page.keyboard.press('Enter')
    await waitForNotice(page, '改期须按“变更”提出并经批准')
    const drawer = page.getByRole('dialog')
    await expect.poll(() => drawer.getByLabel('改为').inputValue(), { timeout: 20_000 }).toBe('2031-11-30')
    await drawer.getByLabel('变更理由').fill('提前完工')
    await drawer.getByRole('button', { name: '提出', exact: true }).click()
    await expect.poll(async () => (await row(2)).changes, { timeout: 20_000 }).toBe(1)
    expect((await row(2)).dueOn).toBe('2031-12-31')
  })
})
