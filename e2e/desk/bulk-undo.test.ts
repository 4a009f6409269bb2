import { describe, expect, test } from 'vitest'
import { browserPath, waitForNotice } from '../browser.ts'
import { deskOfActs, press } from './acts.fixture.ts'

describe.runIf(browserPath)('bulk acts are taken back by one key in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  test('a handing out by Ctrl+Z, an urge by the button beside what was done', async () => {
    const { running, open, people, units, ask } = here()
    const task = await running.desk.task({ lead: units.lead, status: 'drafted' })
    const late = await running.desk.task({ lead: units.partner })
    const status = async () => (await ask(people.supervisor, `/tasks/${task}/record`)).task.status as string
    const page = await open(people.supervisor, `tasks?status=drafted`)
    await page.locator('.tasks-grid').waitFor()
    await page
      .getByRole('checkbox', { name: /^选择第/ })
      .first()
      .check()
    await press(page, '下达 1 项…')
    await press(page.getByRole('dialog'), /^下\s?达$/)
    await waitForNotice(page, '已下达 1 项，等待签收。')
    expect(await status()).toBe('assigned')
    await page.getByText('已下达 1 项', { exact: true }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+z')
    await waitForNotice(page, '已撤回下达 1 项')
    expect(await status()).toBe('drafted')

    const panel = await open(people.supervisor, 'progress?show=not-reported')
    const block = panel.locator('details').filter({ hasText: '财政局' }).first()
    await block.locator('summary').click()
    await press(block, '催报本单位')
    await waitForNotice(panel, /^已催报 1 个单位/)
    await press(panel, '撤回（Ctrl+Z）')
    await waitForNotice(panel, '已撤回 1 个单位的催报')
    const { urges } = await ask(people.supervisor, `/urges/sent?taskId=${late}`)
    expect(urges).toMatchObject([{ withdrawnAt: expect.any(String) }])
  })

  test('reports are accepted many at once, and wait again by Ctrl+Z, also where the list is empty by then', async () => {
    const { running, open, people, units, march, ask, save } = here()
    const tasks = [await running.desk.task({ lead: units.lead }), await running.desk.task({ lead: units.lead })]
    const report = async (task: string) => (await ask(people.supervisor, `/tasks/${task}/progress/${march}`)).report
    for (const task of tasks) {
      await save(task, { percent: '30', situation: '在建。' })
      const { progressId, revision } = (await ask(people.officer, `/tasks/${task}/progress/${march}`)).report
      const sent = { act: 'send', items: [{ progressId, revision }] }
      expect((await running.desk.ask(people.head, 'POST', '/progress/acts', sent)).status).toBe(200)
    }
    const page = await open(people.supervisor, 'progress?show=to-judge')
    await page.getByRole('checkbox', { name: '全选', exact: true }).check()
    await press(page, '批量通过 2')
    await waitForNotice(page, '已通过 2 项')
    await page.getByText('没有等待办理的填报').waitFor()
    expect(await Promise.all(tasks.map(report))).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }])
    await page.keyboard.press('Control+z')
    await waitForNotice(page, '已撤回 2 项')
    await page.locator('.ant-table-row').nth(1).waitFor()
    expect(await Promise.all(tasks.map(report))).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  })
})
