import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { TaskRow } from '../../packages/server/src/api/desk/tasks/task-routes.ts'
import { publishSnapshot } from '../../packages/server/src/commands/publication/publish-snapshot.ts'
import { madeUpReport } from '../../packages/server/src/commands/reports/report.fixture.ts'
import { listJurisdictions } from '../../packages/server/src/queries/places/list-jurisdictions.ts'
import { publishedYears } from '../../packages/server/src/record/published-year/published-years.ts'
import { site } from '../../packages/server/src/site/site.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

const words = '全年谋划项目120个、总投资800亿元，签约60个，开工40个、完成投资150亿元，投产20个。'

// a project's stages, from the words of the report to the public page, each for itself
describe.runIf(browserPath)('the stages of a project in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  test('suggested by the report, confirmed by the office, reported each for itself, shown to all', async () => {
    const { running, units, people, march, open, ask } = here()
    const { desk } = running
    const { db } = desk.record
    const { reportId } = await desk.record.importText(madeUpReport({ extra: words }))
    await db.updateTable('proposal').set({ state: 'accepted' }).where('report_id', '=', reportId).execute()
    const settled = { settled_at: new Date(), settled_by: 'console:test', settlement: '核对无误' }
    await db.updateTable('finding').set(settled).where('report_id', '=', reportId).execute()
    const page = await open(people.supervisor, `reports/${reportId}`)
    await press(page, '通过报告')
    await press(page.getByRole('dialog'), two('通过'))
    await waitForNotice(page, '预期目标 2 项列入任务表')
    const { rows } = (await ask(people.supervisor, '/tasks')) as { rows: TaskRow[] }
    const row = rows.find(({ wording }) => wording.includes('谋划项目120个'))
    if (!row) throw new Error('the sentence is no task')
    const { taskId } = row
    await desk.ask(people.supervisor, 'POST', '/tasks/edit', {
      tasks: [{ taskId, revision: row.revision }],
      patch: { leadIds: [units.lead], planRule: 'indicator' },
    })

    // the office takes what the report suggests
    await page.goto(`${running.address}/tasks?open=${taskId}`)
    await press(page, '全部加入（6）')
    expect(await page.getByLabel('指标 5 阶段').inputValue()).toBe('开工')
    expect(await page.getByLabel('指标 5 名称').inputValue()).toBe('完成投资')
    await keepScreenshot(page, 'stages-plan-1440')
    await press(page, two('保存'))
    await expect
      .poll(async () => (await ask(people.supervisor, `/tasks/${taskId}`)).indicators.length, { timeout: 15_000 })
      .toBe(6)

    // the unit reports each stage
    await db
      .updateTable('task')
      .set({ status: 'active', assigned_at: desk.clock.now })
      .where('task_id', '=', taskId)
      .execute()
    const form = await open(people.officer, `progress/${taskId}/${march}`, 390)
    const values = { 谋划项目: '50', '谋划：总投资': '260', 签约: '20', 开工: '8', '开工：完成投资': '30', 投产: '1' }
    for (const [name, value] of Object.entries(values)) await form.getByLabel(name, { exact: true }).fill(value)
    await form.getByLabel('进展情况').first().fill('按计划推进。')
    await keepScreenshot(form, 'stages-form-390')
    const address = `/tasks/${taskId}/progress/${march}`
    await expect
      .poll(async () => (await ask(people.officer, address)).report?.situation, { timeout: 20_000 })
      .toBe('按计划推进。')
    await expect
      .poll(async () => (await ask(people.officer, address)).report?.figures.length, { timeout: 20_000 })
      .toBe(6)
    const { report } = await ask(people.officer, address)
    let { revision } = report
    for (const [who, act] of [
      [people.head, 'send'],
      [people.supervisor, 'accept'],
    ] as const) {
      const items = [{ progressId: report.progressId, revision }]
      expect((await desk.ask(who, 'POST', '/progress/acts', { act, items })).status).toBe(200)
      revision++
    }

    // the task's page tells each stage by itself
    for (const width of [1440, 1280, 1920, 390]) {
      const shown = await open(people.officer, `tasks/${taskId}`, width)
      const table = shown.getByRole('region', { name: '指标进展' }).first()
      await table.waitFor()
      const said = await table.innerText()
      expect(said).toContain('各阶段的数量和金额分别评判，不相加。')
      if (width === 390) {
        expect(said).not.toMatch(/开工\s+开工/)
        expect(said).toContain('开工：完成投资')
      }
      expect(said).toMatch(/投产[\s\S]*▲ 仅达 5%，应达 25%/)
      expect(said).toMatch(/✓ 已达 41.7%，应达 25%/)
      await keepScreenshot(shown, `stages-task-${width}`)
    }

    // and so does the public page
    await db.updateTable('task').set({ disclosure: 'public' }).where('task_id', '=', taskId).execute()
    await publishSnapshot(db, desk.record.may, desk.clock.now, 2031, null)
    const app = site({
      published: publishedYears(db),
      jurisdictions: (search) => listJurisdictions(db, search),
      headHash: async () => undefined,
      lightRules: async () => Promise.reject(new Error('not asked')),
      basePath: '',
    })
    for (const width of [1440, 1280, 1920, 390]) {
      const read = await open(people.officer, 'tasks', width)
      await served(read, app)
      await read.goto(`http://public.test/990101/2031/${row.number}`)
      const table = read.getByRole('table', { name: '指标的目标和数值' })
      await table.waitFor()
      expect(await table.innerText()).toContain('150亿元')
      expect(await read.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      await keepScreenshot(read, `stages-public-${width}`)
    }
  })
})

/** Lets a page read the public site, as a host of its own. */
const served = (page: Page, app: ReturnType<typeof site>) =>
  page.route('http://public.test/**', async (route) => {
    const answer = await app.fetch(new Request(route.request().url()))
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
