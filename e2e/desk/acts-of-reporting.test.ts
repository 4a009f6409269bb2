import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

// every act here is pressed on the screen and then read from the API; one desk serves all
describe.runIf(browserPath)('acts of reporting in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()
  const form = (task: string) => `progress/${task}/${here().march}`
  const report = async (task: string) =>
    (await here().ask(here().people.officer, `/tasks/${task}/progress/${here().march}`)).report

  test('many tasks are signed for at once', async () => {
    const { running, units, people, open, ask } = here()
    const { desk } = running
    const tasks = [
      await desk.task({ lead: units.lead, status: 'assigned' }),
      await desk.task({ lead: units.lead, status: 'assigned' }),
    ]
    const page = await open(people.officer, 'progress?show=to-sign')
    await page.getByRole('checkbox', { name: '全选', exact: true }).check()
    await press(page, '批量签收 2')
    await press(page.getByRole('dialog', { name: '签收 2 项任务？' }), '签收 2 项')
    await waitForNotice(page, '已签收 2 项')
    const mine = (await ask(people.officer, '/my-tasks')).tasks as readonly { taskId: string; answer: string | null }[]
    expect(mine.filter(({ taskId }) => tasks.includes(taskId)).map(({ answer }) => answer)).toEqual([
      'signed',
      'signed',
    ])
  })

  test('evidence is removed with a reason; an upload that broke off goes on where it was', async () => {
    const { running, units, people, march, open, ask, save } = here()
    const task = await running.desk.task({ lead: units.lead })
    await save(task, { percent: '10', situation: '开工。' })
    const page = await open(people.officer, form(task))
    await page.getByText('所传材料不涉及国家秘密').click()
    const whole = Buffer.from('现场记录一行。\n'.repeat(200_000))
    let pieces = 0
    await page.route('**/uploads/*?offset=*', (route) =>
      ++pieces === 2
        ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: '{"title":"断了"}' })
        : route.continue(),
    )
    const file = { name: '现场记录.txt', mimeType: 'text/plain', buffer: whole }
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page, '继续上传')
    await page.getByRole('link', { name: '现场记录.txt' }).waitFor()
    // the first piece was not sent again
    expect(pieces).toBe(1 + Math.ceil(whole.length / 1024 / 1024))
    await press(page, '撤下 现场记录.txt')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('传错文件')
    await press(dialog, two('撤下'))
    await page.getByText('还没有材料').waitFor()
    expect((await ask(people.officer, `/tasks/${task}/progress/${march}`)).evidence).toEqual([])
  })

  test('a partner objects; the head sends a report back to the officer, who takes another back', async () => {
    const { running, units, people, open, save } = here()
    const task = await running.desk.task({ lead: units.lead, partners: [units.partner] })
    await save(task, { percent: '20', situation: '完成两成。' })
    const officer = await open(people.officer, form(task))
    await press(officer, '提交审签')
    await waitForNotice(officer, '已提交审签')
    const head = await open(people.head, form(task))
    await press(head, '退回承办人')
    await head.getByRole('dialog').getByLabel('理由').fill('数字不对')
    await press(head.getByRole('dialog'), two('退回'))
    await waitForNotice(head, '已退回承办人')
    await officer.goto(`${running.address}/${form(task)}`)
    await officer.getByText('数字不对').first().waitFor()
    await press(officer, '提交审签')
    await waitForNotice(officer, '已提交审签')
    await officer.goto(`${running.address}/${form(task)}`)
    await press(officer, '撤回修改')
    await waitForNotice(officer, '已撤回')
    expect((await report(task)).state).toBe('draft')
    await press(officer, '提交审签')
    await waitForNotice(officer, '已提交审签')
    await head.goto(`${running.address}/${form(task)}`)
    await press(head, '审签并报送')
    await waitForNotice(head, '已报送督查室')

    const partner = await open(people.partner, form(task))
    await press(partner, '提出不同意见')
    await partner.getByRole('dialog').getByLabel('理由').fill('资金没有到位')
    await press(partner.getByRole('dialog'), two('提出'))
    await partner.getByText('有不同意见：资金没有到位').first().waitFor()
  })

  test('what waits for somebody on a task is done on its page, and in the drawer of the table', async () => {
    const { running, units, people, march, open, ask, save } = here()
    const task = await running.desk.task({ lead: units.lead, status: 'assigned' })
    const officer = await open(people.officer, `tasks/${task}`, 390)
    await press(officer, two('签收'))
    await waitForNotice(officer, '已签收')
    await officer.getByRole('link', { name: '补填2月' }).waitFor()
    await save(task, { percent: '15', situation: '完成测量。', nextStep: '四月开工。' })
    const { progressId, revision } = await report(task)
    const sent = { act: 'send', items: [{ progressId, revision }] }
    expect((await running.desk.ask(people.head, 'POST', '/progress/acts', sent)).status).toBe(200)

    const office = await open(people.supervisor, `tasks/${task}`)
    await office.getByRole('region', { name: '最近一期' }).getByText('完成测量。').waitFor()
    await keepScreenshot(office, 'task-acts-1440')
    await press(office, two('退回'))
    await office.getByRole('dialog').getByLabel('理由').fill('没有附材料')
    await press(office.getByRole('dialog'), two('退回'))
    await waitForNotice(office, '已退回')
    await office.goto(`${running.address}/tasks?open=${task}`)
    const drawer = office.getByRole('dialog')
    await drawer.getByText('退回：没有附材料').waitFor()
    await drawer.getByText('2031-12-31 前完成').waitFor()
    await keepScreenshot(office, 'task-drawer-1440')

    await officer.goto(`${running.address}/tasks/${task}`)
    await officer.getByRole('link', { name: two('修改') }).waitFor()
    await keepScreenshot(officer, 'task-acts-390')
    await press(officer, '申请调整…')
    await officer.getByLabel('改为').fill('2032-01-31')
    await officer.getByLabel('改为').press('Tab')
    await officer.getByLabel('变更理由').fill('雨季停工')
    await press(officer.getByRole('dialog'), two('提出'))
    await waitForNotice(officer, '已提出')
    const { changes } = await ask(people.supervisor, `/tasks/${task}/record`)
    expect(changes).toMatchObject([{ field: 'due', after: '2032-01-31', state: 'proposed', reason: '雨季停工' }])
    // who only takes part has nothing to propose
    expect((await ask(people.partner, `/tasks/${task}/acts`)).mayPropose).toBeUndefined()
    expect(march).toBe((await report(task)).periodId)
  })

  test('the office urges by one press; the officer is at the sent report in four taps, and the office sees who read it', async () => {
    const { running, units, people, march, open, ask } = here()
    const task = await running.desk.task({ lead: units.lead, assignedAt: new Date('2031-03-02T04:00:00Z') })
    const office = await open(people.supervisor, `tasks/${task}`)
    await press(office, two('催报'))
    await waitForNotice(office, '已催报 1 个单位 1 项')
    await office.getByText('2 人中 0 人已读').waitFor()

    const page = await open(people.officer, '', 390)
    let taps = 0
    const tap = async (what: Locator) => {
      taps++
      await what.click()
    }
    await tap(page.getByRole('link', { name: /^消息，\d+ 条未读$/ }))
    await page.getByRole('heading', { name: '消息' }).waitFor()
    await keepScreenshot(page, 'messages-390')
    await tap(page.getByRole('link', { name: /^督查室催报/ }).first())
    await page.waitForURL(new RegExp(`${task}/${march}$`))
    await tap(page.getByLabel('进展情况'))
    await page.keyboard.type('完成招标，已进场。')
    await page.keyboard.press('Tab')
    await page.getByLabel('完成进度').fill('25')
    await tap(page.getByRole('button', { name: '提交审签' }))
    await waitForNotice(page, '已提交审签')
    expect(taps).toBe(4)
    expect((await report(task)).state).toBe('sent-to-head')
    expect((await ask(people.supervisor, `/tasks/${task}/acts`)).owed.owes).toBe('check')

    await office.goto(`${running.address}/progress?show=not-reported`)
    await office.getByText('2 人中 1 人已读').first().waitFor()
    await office.locator('summary').first().click()
    await office.getByText('已发出的催报').click()
    await keepScreenshot(office, 'urges-sent-1440')
    const head = await open(people.head, 'messages?show=all')
    await head.getByText('✓ 已办').first().waitFor()
    await head
      .getByRole('link', { name: /审签。$/ })
      .first()
      .waitFor()
    await keepScreenshot(head, 'messages-1440')
    await press(head, '全部标为已读')
    await head.getByRole('link', { name: '消息', exact: true }).waitFor()
  })

  test('two tabs on one field: "keep theirs" takes what the other one saved', async () => {
    const { running, units, people, open, save } = here()
    const task = await running.desk.task({ lead: units.lead })
    await save(task, { situation: '开始' })
    const page = await open(people.officer, form(task))
    await page.getByLabel('进展情况').waitFor()
    await save(task, { situation: '另一处写的' }, 1)
    await page.getByLabel('进展情况').fill('我写的')
    const choice = page.getByRole('alert', { name: '内容不一致' })
    await choice.waitFor()
    // Ctrl+S does not overwrite the other save while the choice is open
    await page.keyboard.press('Control+s')
    await press(choice, '用已保存的')
    await page.locator('.draft-state').getByText('✓ 已保存').waitFor()
    expect(await page.getByLabel('进展情况').inputValue()).toBe('另一处写的')
    expect((await report(task)).situation).toBe('另一处写的')
  })

  test('the office finds the reports that need a look, and comes back to them', async () => {
    const { running, units, people, open, save } = here()
    for (const coordination of ['', '资金未到位']) {
      const task = await running.desk.task({ lead: units.lead })
      await save(task, { percent: '30', situation: `在建${coordination}。`, coordination })
      const { progressId, revision } = await report(task)
      const sent = { act: 'send', items: [{ progressId, revision }] }
      expect((await running.desk.ask(people.head, 'POST', '/progress/acts', sent)).status).toBe(200)
    }
    const page = await open(people.supervisor, 'progress?show=to-judge')
    await page.getByText(/^需协调 1$/).click()
    await page.getByText('▲ 需协调：资金未到位').waitFor()
    await page.locator('.waiting-words', { hasText: '在建。' }).waitFor({ state: 'detached' })
    await keepScreenshot(page, 'to-judge-filtered-1440')
    await page.locator('.ant-table-row a').first().click()
    // the list has a button of that name too
    await page.locator('.ant-table-row').first().waitFor({ state: 'detached' })
    await press(page, two('通过'))
    await waitForNotice(page, '已通过')
    await page.waitForURL(/show=to-judge&only=coordination/)
    await page.getByText('没有符合条件的填报').waitFor()
    // a digit takes the filter away; what is left is sent back by its letter, last month's words beside this one's
    await page.locator('body').click({ position: { x: 1, y: 1 } })
    await page.keyboard.press('1')
    // other reports may wait longer: the reviewer goes to this one
    await page.locator('.ant-table-row').filter({ hasText: '在建。' }).first().locator('.waiting-words').click()
    await page.locator('.waiting-current').getByText('在建。').waitFor()
    await page.getByRole('region', { name: '计划和上期' }).getByText('本期应达 25%').waitFor()
    await keepScreenshot(page, 'to-judge-1440')
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog', { name: '退回 1 项填报' })
    await dialog.getByLabel('理由', { exact: true }).fill('请写明已完成的数量')
    await press(dialog, two('退回'))
    await waitForNotice(page, '已退回')
  })

  test('a period: its counts open their rows, its due day is moved, it is closed and opened again, each with a reason', async () => {
    const { running, units, people, march, open, ask } = here()
    await running.desk.task({ lead: units.lead })
    const page = await open(people.supervisor, 'progress?show=periods')
    const standing = async () =>
      (await ask(people.supervisor, '/periods/standing')).periods.find(
        ({ periodId }: { periodId: string }) => periodId === march,
      )
    const { unreported } = await standing()
    expect(unreported).toBeGreaterThan(0)
    await press(page, `2031年3月未报 ${unreported} 项`)
    await page.getByRole('dialog', { name: `2031年3月未报 · ${unreported} 项` }).waitFor()
    expect(await page.locator('.period-rows li').count()).toBe(unreported)
    await keepScreenshot(page, 'period-rows-1440')
    await page.keyboard.press('Escape')
    const row = page.getByRole('row', { name: /^2031年3月/ })
    await press(row, '调整截止日…')
    const moving = page.getByRole('dialog', { name: '调整2031年3月填报截止日' })
    await moving.getByLabel('新的截止日').fill('2031-04-02')
    await moving.getByLabel('新的截止日').press('Tab')
    await moving.getByLabel('理由', { exact: true }).fill('清明假期顺延')
    await press(moving, two('调整'))
    await waitForNotice(page, '截止日已调整为 2031-04-02')
    await row.getByText('原 2031-03-28，清明假期顺延').waitFor()
    await press(row, '关闭…')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('重新开启须写明理由').waitFor()
    // the question has come to rest: what Enter does at once is nothing
    await dialog
      .getByRole('button', { name: two('取消') })
      .and(page.locator(':focus'))
      .waitFor()
    await press(dialog, '关闭填报期')
    await waitForNotice(page, '2031年3月填报期已关闭')
    expect(await standing()).toMatchObject({ closed: true, dueOn: '2031-04-02' })
    await press(row, '重新开启…')
    await page.getByRole('dialog').getByLabel('理由').fill('三个乡镇补报')
    await press(page.getByRole('dialog'), '重新开启')
    await waitForNotice(page, '填报期已重新开启')
    await row.getByText('重新开启：三个乡镇补报').waitFor()
    await keepScreenshot(page, 'periods-1440')
    expect(await standing()).toMatchObject({ closed: false, reopened: { reason: '三个乡镇补报' } })
    // the day and why it is another stand where the unit reports
    const officer = await open(people.officer, '', 390)
    await officer.getByText('2031-04-02 截止（原 2031-03-28，清明假期顺延）').waitFor()
    await keepScreenshot(officer, 'workbench-moved-390')
  })

  test('on a phone a leader finds in three taps why a task of the field is red', async () => {
    const { running, units, people, open, save } = here()
    const leader = await running.desk.person('leader')
    const task = await running.desk.task({ lead: units.lead, leaderId: leader.personId })
    const { db } = running.desk.record
    await db.updateTable('task').set({ due_on: '2031-02-20' }).where('task_id', '=', task).execute()
    await save(task, { percent: '40', situation: '征地未完成。' })
    for (const [who, act] of [
      [people.head, 'send'],
      [people.supervisor, 'accept'],
    ] as const) {
      const { progressId, revision } = await report(task)
      const moved = await running.desk.ask(who, 'POST', '/progress/acts', { act, items: [{ progressId, revision }] })
      expect(moved.status).toBe(200)
    }
    // where a leader's first screen is
    const page = await open(leader, 'overview', 390)
    const field = page.getByRole('region', { name: '我分管的任务' })
    await field.getByRole('row', { name: /^我分管的/ }).waitFor()
    await field.getByText(/逾期|超过完成时限/).waitFor()
    expect(await field.locator(`a[href$="/tasks/${task}"]`).count()).toBe(1)
    await keepScreenshot(page, 'leader-first-390')
    await page
      .locator('.overview-sentence')
      .getByTitle(/严重滞后/)
      .click()
    const rows = page.getByRole('dialog', { name: /严重滞后 · \d+ 项/ })
    await rows
      .getByText(/逾期|超过完成时限/)
      .first()
      .waitFor()
    await keepScreenshot(page, 'leader-red-390')
    await rows.locator(`a[href$="/tasks/${task}"]`).click()
    await page
      .locator('.task-at-once')
      .getByText(/完成时限|逾期/)
      .waitFor()
    await keepScreenshot(page, 'leader-task-390')
  })
})
