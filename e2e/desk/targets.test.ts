import { describe, expect, test } from 'vitest'
import type { TaskRow } from '../../packages/server/src/api/desk/tasks/task-routes.ts'
import { madeUpReport } from '../../packages/server/src/commands/reports/report.fixture.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

// expected targets as tasks: from the adoption of a report to the monthly figure that turns a light
describe.runIf(browserPath)('targets as tasks in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  test('adopted, led as suggested, handed out, reported by its figure, lit; and a task outside the report beside them', async () => {
    const { running, people, open, ask } = here()
    const { desk } = running
    const { db } = desk.record
    const unit = await desk.unit('发展和改革局')
    const [officer, head] = [await desk.person('unit-officer', unit), await desk.person('unit-head', unit)]
    const { reportId } = await desk.record.importText(madeUpReport({ extra: '新建停车位500个。' }))
    await db.updateTable('proposal').set({ state: 'accepted' }).where('report_id', '=', reportId).execute()
    const settled = { settled_at: new Date(), settled_by: 'console:test', settlement: '核对无误' }
    await db.updateTable('finding').set(settled).where('report_id', '=', reportId).execute()
    const gdp = async (): Promise<TaskRow> => {
      const { rows } = (await ask(people.supervisor, '/tasks')) as { rows: TaskRow[] }
      const found = rows.find(({ origin, wording }) => origin === 'target' && wording.includes('地区生产总值'))
      if (!found) throw new Error('the target is not in the table')
      return found
    }

    const page = await open(people.supervisor, `reports/${reportId}`)
    await press(page, '通过报告')
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('checkbox', { name: /预期目标也列入任务表（2 个数字/ }).isChecked()).toBe(true)
    await keepScreenshot(page, 'targets-adopt')
    await dialog.getByRole('button', { name: two('通过') }).click()
    await waitForNotice(page, '预期目标 2 项列入任务表')

    // the first block of the table, each led as its indicator suggests
    const taskId = (await gdp()).taskId
    await page.locator('.tasks-body td.tasks-number', { hasText: '目标1' }).waitFor()
    expect((await page.locator('.tasks-body td.tasks-number').allInnerTexts()).slice(0, 2)).toEqual(['目标1', '目标2'])
    expect(await page.locator('.tasks-body').innerText()).toMatch(/预期目标\s*2\s*项/)
    await page.locator(`[data-take="${unit}"]`).first().click()
    await expect.poll(async () => (await gdp()).leadIds, { timeout: 15_000 }).toEqual([unit])
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await keepScreenshot(page, `targets-table-${width}`)
    }
    await page.locator('.tasks-body td.tasks-number', { hasText: '目标1' }).click()
    await page.keyboard.press('Space')
    const bar = page.getByRole('region', { name: '批量办理' })
    await bar.getByText('已选 1 项').waitFor()
    await press(bar, /^下达/)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^下\s?达/ })
      .click()
    await expect.poll(async () => (await gdp()).status, { timeout: 15_000 }).toBe('assigned')

    // a task of a meeting
    await page.goto(page.url())
    await press(page, '新增任务')
    await page.getByLabel('任务内容').fill('办好全县项目观摩会。')
    await page.locator('#outside-source').fill('第3次常务会议')
    await keepScreenshot(page, 'targets-outside-dialog')
    await press(page.getByRole('dialog'), two('新增'))
    await page.getByText('会议：第3次常务会议').first().waitFor()

    // the unit's figure of the month
    await db.updateTable('task').set({ status: 'active' }).where('task_id', '=', taskId).execute()
    const { periodId } = (await ask(officer, '/periods')).periods[0]
    const form = await open(officer, `progress/${taskId}/${periodId}`, 390)
    await form.getByLabel('地区生产总值', { exact: true }).fill('4.2')
    await form.getByLabel('进展情况').first().fill('上半月低于预期。')
    await keepScreenshot(form, 'targets-form-390')
    const kept = async () => (await ask(officer, `/tasks/${taskId}/progress/${periodId}`)).report
    // figure and words may be saved one after the other
    await expect.poll(async () => (await kept())?.situation, { timeout: 20_000 }).toBe('上半月低于预期。')
    const report = await kept()
    expect(report.figures[0].value).toBe('4.2')
    let { revision } = report
    for (const [who, act] of [
      [head, 'send'],
      [people.supervisor, 'accept'],
    ] as const) {
      const items = [{ progressId: report.progressId, revision }]
      expect((await desk.ask(who, 'POST', '/progress/acts', { act, items })).status).toBe(200)
      revision++
    }
    await page.goto(`${running.address}/tasks`)
    const row = page.getByRole('row').filter({ hasText: '目标1' })
    await row.getByText('欠进度 1.8 个百分点').waitFor()
    await keepScreenshot(page, 'targets-lit-1440')
    const phone = await open(people.supervisor, 'tasks', 390)
    await phone.getByText('目标1', { exact: true }).waitFor()
    await keepScreenshot(phone, 'targets-table-390')
    const series = await db.selectFrom('reading').select('value').where('task_id', '=', taskId).execute()
    expect(series.map(({ value }) => Number(value))).toEqual([4.2])
  })
})
