import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'

describe.runIf(browserPath)('an inspection in a browser, by keyboard', () => {
  const here = deskOfActs()

  test('from its plan to its closed rectification, with an objection', async () => {
    const { running, units, people, open } = here()
    const { desk, address } = running
    const taskId = await desk.task({ lead: units.lead })
    const saved = await here().save(taskId, { percent: '80', situation: '管网完成八成。' })
    for (const [who, act, more] of [
      [people.officer, 'send-to-head', 0],
      [people.head, 'send', 1],
    ] as const) {
      const { progressId, revision } = saved.body.report
      const items = [{ progressId, revision: revision + more }]
      expect((await desk.ask(who, 'POST', '/progress/acts', { act, items })).status).toBe(200)
    }
    const third = await desk.person('supervisor')
    const mayor = await desk.person('leader')
    const sit = async (who: SignedIn, at: string, width = 1440) => {
      const page = await open(who, at, width)
      return { page, keys: byKeys(page) }
    }
    type Seat = Awaited<ReturnType<typeof sit>>
    const act = async ({ page, keys }: Seat, words: string) => {
      await page.reload()
      await keys.press(page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: words, exact: true }))
      const dialog = page.getByRole('dialog').filter({ hasText: words })
      await keys.press(dialog.getByRole('button', { name: words, exact: true }))
      await waitForNotice(page, `已办理：${words}。`)
    }
    const answer = async ({ page, keys }: Seat, press: string, said: string, does = press) => {
      await page.reload()
      await keys.press(page.getByRole('button', { name: press, exact: true }).first())
      const dialog = page.getByRole('dialog', { name: press })
      await keys.type(dialog.getByLabel('理由'), said)
      await keys.press(dialog.getByRole('button', { name: does, exact: true }))
    }
    const day = async (page: Page, field: string, written: string) => {
      await byKeys(page).type(page.getByLabel(field, { exact: true }), written)
      await page.keyboard.press('Enter')
    }

    // one that was made days ago, of the same unit: the plan is warned of it
    const plan = {
      ...{
        kind: 'special',
        title: '上旬督查',
        content: '进度',
        scope: '全市',
        basis: '常务会议',
        leaderId: mayor.personId,
      },
      ...{ from: '2031-03-03', to: '2031-03-04', unitIds: [units.lead] },
    }
    await desk.ask(people.supervisor, 'POST', '/inspections', plan)

    const office = await sit(people.supervisor, `inspections?task=${taskId}`)
    await office.keys.press(office.page.getByRole('button', { name: '新建督查方案' }))
    await office.keys.type(office.page.getByLabel('督查名称'), '供水管网专项督查')
    await office.keys.type(office.page.getByLabel('督查依据'), '市政府常务会议部署')
    await day(office.page, '开始日期', '2031-03-10')
    await day(office.page, '结束日期', '2031-03-14')
    await office.keys.type(office.page.getByLabel('督查内容'), '管网改造的进度和质量。')
    await office.keys.choose(office.page.getByLabel('督查对象'), '交通运输局')
    await office.keys.type(office.page.getByLabel('督查范围'), '城区在建管网。')
    await office.keys.choose(office.page.getByLabel('组长', { exact: true }), people.supervisor.name)
    await office.keys.choose(office.page.getByLabel('回避人员'), people.colleague.name)
    await office.keys.press(office.page.getByRole('button', { name: '添加一位' }))
    await office.keys.type(office.page.getByLabel('第 1 位的姓名'), '代表甲')
    await office.page.getByText(/重复督查：交通运输局在 30 天内已有督查“上旬督查”/).waitFor()
    await office.keys.type(office.page.getByLabel('近期已查仍需开展的必要性'), '核查上旬发现的问题。')
    await keepScreenshot(office.page, 'inspection-form-1440')
    await expectAccessible(office.page, 'inspection form')
    await office.keys.press(office.page.getByRole('button', { name: '保存方案' }))
    await office.page.getByText('草拟方案', { exact: true }).waitFor()
    const at = office.page.url().replace(`${address}/`, '')
    await act(office, '提请审批')

    const leader = await sit(mayor, '', 390)
    await leader.keys.press(
      leader.page.getByRole('region', { name: '督查活动' }).getByRole('link', { name: '供水管网专项督查' }),
    )
    await leader.page.getByText('方案待审批', { exact: true }).waitFor()
    await act(leader, '批准方案')
    await act(office, '进场督查')

    // at the site, on a phone
    const site = await sit(people.supervisor, at, 390)
    await site.keys.press(site.page.getByRole('button', { name: '填写督查记录' }))
    const sheet = site.page.getByRole('dialog', { name: '督查记录' })
    await site.keys.type(sheet.getByLabel('地点或对象'), '城南泵站')
    await site.keys.type(sheet.getByLabel('查看到的情况'), '管沟未回填，现场无人施工。')
    await site.keys.choose(sheet.getByLabel('核对的任务'), '任务')
    await site.keys.tick(sheet.getByRole('radio', { name: '填报不实' }))
    await site.keys.type(sheet.getByLabel('核实为'), '完成 40%')
    await keepScreenshot(site.page, 'inspection-sheet-390')
    await expectAccessible(site.page, 'inspection sheet 390')
    await site.keys.press(sheet.getByRole('button', { name: '保存记录' }))
    await waitForNotice(site.page, '已保存督查记录。')
    await site.keys.hand(site.page.getByRole('button', { name: '添加照片或文件' }), {
      name: '现场.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('管沟未回填'),
    })
    await site.page.getByRole('link', { name: '现场.txt' }).waitFor()
    await site.page.goto(`${address}/${at}/print`)
    await site.page.getByRole('table').first().getByText('☑ 现场查看').waitFor()
    await keepScreenshot(site.page, 'inspection-print-390')
    await office.page.goto(`${address}/${at}/print`)
    await office.page.getByRole('table').first().waitFor()
    await keepScreenshot(office.page, 'inspection-print-1440')
    await expectAccessible(office.page, 'inspection print')

    await office.page.goto(`${address}/${at}`)
    await office.keys.press(office.page.getByRole('button', { name: '撰写督查结论' }))
    await office.keys.type(office.page.getByLabel('查明的事实'), '管沟未回填，填报的进度不实。')
    await office.keys.type(office.page.getByLabel('督查意见'), '限期回填，据实填报。')
    for (const [index, [words, due]] of [
      ['回填管沟。', '2031-03-20'],
      ['重新核报进度。', '2031-03-25'],
    ].entries()) {
      await office.keys.press(office.page.getByRole('button', { name: '添加整改事项' }))
      await office.keys.type(office.page.getByLabel(`整改 ${index + 1} 的要求`), words ?? '')
      await day(office.page, `整改 ${index + 1} 的期限`, due ?? '')
    }
    await office.keys.press(office.page.getByRole('button', { name: '保存结论' }))
    await waitForNotice(office.page, '已保存督查结论。')
    await act(office, '作出结论')
    await act(leader, '送达结论')

    const head = await sit(people.head, '', 390)
    await head.keys.press(head.page.getByRole('region', { name: '督查活动' }).getByRole('link').nth(1))
    await head.keys.press(head.page.getByRole('button', { name: '签收督查结论' }))
    await waitForNotice(head.page, '已签收督查结论。')
    await answer(head, '申请复核', '进度统计口径不同，第二项不应整改。')
    await waitForNotice(head.page, '已申请复核。')
    await answer(head, '报告整改', '已全部回填。')
    await waitForNotice(head.page, '已办理：报告整改。')
    await keepScreenshot(head.page, 'inspection-unit-390')
    await expectAccessible(head.page, 'inspection of a unit 390')
    expect(await head.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

    // neither who took part nor who recuses decides
    for (const who of [people.supervisor, people.colleague]) {
      const barred = await sit(who, at)
      await barred.page.getByText('待复核').waitFor()
      expect(await barred.page.getByRole('button', { name: '作出复核决定' }).count()).toBe(0)
    }
    const reviewer = await sit(third, at)
    await reviewer.keys.press(reviewer.page.getByRole('button', { name: '作出复核决定' }))
    const deciding = reviewer.page.getByRole('dialog', { name: '复核决定' })
    await reviewer.keys.reach(deciding.getByRole('radio').first())
    await reviewer.page.keyboard.press('ArrowRight')
    await reviewer.keys.choose(deciding.getByLabel('不再要求的整改'), '重新核报进度')
    await reviewer.keys.type(deciding.getByLabel('复核意见'), '第二项不再要求，其余维持。')
    await reviewer.keys.press(deciding.getByRole('button', { name: '作出决定' }))
    await waitForNotice(reviewer.page, '已作出复核决定。')

    await office.page.reload()
    await office.keys.press(office.page.getByRole('button', { name: '验收通过' }))
    await waitForNotice(office.page, '已办理：验收通过。')
    await act(office, '办结')
    await office.page.getByText('已办结', { exact: true }).waitFor()
    await keepScreenshot(office.page, 'inspection-1440')
    await expectAccessible(office.page, 'inspection')

    // beside the reported figure, not over it
    await head.page.goto(`${address}/tasks/${taskId}`)
    const report = head.page.getByRole('article').filter({ hasText: '管网完成八成。' })
    await report.getByText('督查核实：填报不实').waitFor()
    expect(await report.innerText()).toMatch(/80%[\s\S]*核实为 完成 40%/)
    await keepScreenshot(head.page, 'task-finding-390')
    await head.page.goto(`${address}/inspections`)
    await head.page.getByText('整改 2/2').waitFor()
    await keepScreenshot(head.page, 'inspections-390')
  }, 600_000)
})
