import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, two } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'

describe.runIf(browserPath)('scores and burden', () => {
  const acts = deskOfActs()

  test('from switching scores on to a unit’s objection and its answer, by keyboard', async () => {
    const { running, units, people, open } = acts()
    const { desk } = running
    const [paved, dry] = [await desk.task({ lead: units.lead }), await desk.task({ lead: units.lead })]
    await desk.task({ lead: units.partner })
    await sql`insert into progress (jurisdiction_id, progress_id, task_id, period_id, unit_id, state, percent, written_by,
        written_at, sent_at, decided_at)
      select ${desk.jurisdictionId}, gen_random_uuid(), ${paved}, period_id, ${units.lead}, 'accepted', 10, 'test',
        ${desk.clock.now}, ${desk.clock.now}, ${desk.clock.now}
        from period where jurisdiction_id = ${desk.jurisdictionId} and year = 2031 and ordinal = 2`.execute(
      desk.record.owner,
    )

    const office = await open(people.supervisor, 'matters')
    const keys = byKeys(office)
    await keys.press(office.getByRole('link', { name: '考评' }))
    await office.getByText('本地区没有启用考评').waitFor()
    await keepScreenshot(office, 'scores-off-1440')
    await expectAccessible(office, 'scores that are off')
    await keys.press(office.getByRole('button', { name: '计分表设置' }))
    const settings = office.getByRole('region', { name: '计分表设置' })
    await keys.tick(settings.getByLabel('启用考评'))
    await keepScreenshot(office, 'score-settings-1440')
    await expectAccessible(office, 'the table of scores')
    await keys.press(settings.getByRole('button', { name: '保存为新的一版' }))
    await waitForNotice(office, '已保存为新的一版')
    await office.getByText('还没有考评结果').waitFor()

    await keys.press(office.getByRole('button', { name: '计算得分' }))
    await keys.press(office.getByRole('dialog', { name: '计算得分' }).getByRole('button', { name: two('计算') }))
    await office.getByRole('heading', { name: '2031年2月考评' }).waitFor()
    await keepScreenshot(office, 'score-1440')
    await expectAccessible(office, 'scores by unit')
    await keys.press(office.getByRole('link', { name: '交通运输局的 2 行依据' }))
    await office.getByText('完成10%，应完成16.7%').waitFor()
    await keepScreenshot(office, 'score-unit-1440')
    await expectAccessible(office, 'the rows of a unit')
    expect(await office.locator(`a[href$="/tasks/${paved}"]`).count()).toBe(1)
    const dryRow = office.getByRole('row').filter({ has: office.locator(`a[href$="/tasks/${dry}"]`) })
    await keys.press(dryRow.getByRole('button', { name: '有充分理由，不计…' }))
    const excusing = office.getByRole('dialog', { name: '有充分理由，不计' })
    await keys.type(excusing.getByLabel('理由'), '冬季禁工，3月开工。')
    await keys.press(excusing.getByRole('button', { name: two('记入') }))
    await waitForNotice(office, '已记入，重新计算后生效。')

    await keys.press(office.getByRole('link', { name: '全部单位' }))
    await keys.press(office.getByRole('button', { name: '重新计算' }))
    await keys.press(office.getByRole('dialog', { name: '重新计算' }).getByRole('button', { name: two('计算') }))
    await office.getByText('第 2 版 · 草稿').waitFor()
    const lead = office.getByRole('row', { name: /交通运输局/ })
    // of 10 of 16.7 per cent; before, a second task that was not begun halved it
    await lead.getByText('60.0', { exact: true }).waitFor()
    await lead.getByText('30.0（+30.0）').waitFor()
    await keys.press(office.getByRole('button', { name: '提请审批' }))
    await waitForNotice(office, '已办理：提请审批。')
    expect(await office.getByRole('button', { name: '批准并内部公布' }).count()).toBe(0)
    const address = new URL(office.url()).pathname.split('/').slice(-2).join('/')

    const second = await open(people.colleague, '')
    const secondKeys = byKeys(second)
    await secondKeys.press(second.getByRole('region', { name: '考评' }).getByRole('link', { name: '2031年2月考评' }))
    await secondKeys.press(second.getByRole('button', { name: '批准并内部公布' }))
    await secondKeys.press(second.getByRole('dialog').getByRole('button', { name: '批准并公布' }))
    await waitForNotice(second, '已办理：批准并内部公布。')

    const phone = await open(people.head, address, 390)
    const phoneKeys = byKeys(phone)
    await phone.getByText('总分 60.0').waitFor()
    await keepScreenshot(phone, 'score-unit-390')
    await expectAccessible(phone, 'own rows 390')
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await phone.getByText('财政局').count()).toBe(0)
    await phoneKeys.press(phone.getByRole('button', { name: '提出异议' }))
    const objecting = phone.getByRole('dialog', { name: /异议/ })
    await phoneKeys.type(objecting.getByLabel('理由'), '2月已完成15%，请核对。')
    await phoneKeys.press(objecting.getByRole('button', { name: '提出异议' }))
    await waitForNotice(phone, '已提出异议，督查室将书面答复。')

    await office.goto(running.address)
    const waiting = office.getByRole('region', { name: '考评' })
    await waiting.getByText('异议待答复 1').waitFor()
    await keepScreenshot(office, 'bench-scores-1440')
    await keys.press(waiting.getByRole('link', { name: '2031年2月考评' }))
    await keys.press(office.getByRole('button', { name: '答复异议' }))
    const replying = office.getByRole('dialog', { name: '答复异议' })
    await keys.type(replying.getByLabel('理由'), '经核对，2月已核定的进展为10%。')
    await keys.press(replying.getByRole('button', { name: two('答复') }))
    await waitForNotice(office, '已答复。')
    await keepScreenshot(office, 'score-published-1440')
    await phone.reload()
    await phone.getByText('经核对，2月已核定的进展为10%。').waitFor()
  })

  test('the burden of a month opens its rows, and the office’s own limit warns before the next urge', async () => {
    const { units, people, open } = acts()
    const office = await open(people.supervisor, 'burden')
    const keys = byKeys(office)
    await keepScreenshot(office, 'burden-1440')
    await expectAccessible(office, 'burden')
    await keys.press(office.getByRole('button', { name: '设定上限' }))
    const settings = office.getByRole('region', { name: '设定上限' })
    await keys.type(settings.getByLabel('催报催办'), '0')
    await keys.press(settings.getByRole('button', { name: '保存为新的一版' }))
    await waitForNotice(office, '已保存为新的一版')
    await office.getByText('催报催办每月0次').waitFor()
    await expectAccessible(office, 'limits')

    await office.goto(office.url().replace('/burden', '/progress?show=not-reported'))
    await keys.press(office.getByRole('button', { name: /催报全部/ }))
    await keys.press(office.getByRole('dialog').getByRole('button', { name: two('催报') }))
    const warning = office.getByRole('dialog', { name: '本月已要求较多' })
    await warning.getByText('交通运输局：本月已收到催报催办0次，再发将超过设定的每月0次。').waitFor()
    await keepScreenshot(office, 'burden-warning-1440')
    await keys.press(warning.getByRole('button', { name: '仍要催报' }))
    await waitForNotice(office, /已催报/)

    const phone = await open(people.officer, 'burden', 390)
    await phone.getByText('超过上限：催报催办').waitFor()
    expect(await phone.getByText('财政局').count()).toBe(0)
    await keepScreenshot(phone, 'burden-390')
    await expectAccessible(phone, 'own burden 390')
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await byKeys(phone).press(phone.getByRole('button', { name: /交通运输局催报 1/ }))
    await phone
      .getByRole('dialog')
      .getByText(/催报\d+项/)
      .waitFor()
    expect(units.lead).toBeDefined()
  })
})
