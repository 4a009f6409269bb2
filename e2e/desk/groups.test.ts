import { describe, expect, test } from 'vitest'
import type { TaskRow } from '../../packages/server/src/api/desk/tasks/task-routes.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

// collective units: from a table that says 各乡镇 to what each town has reported
describe.runIf(browserPath)('groups of units in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()

  test('named once in the preview, handed out, reported by each member; then by one for all', async () => {
    const { running, people, open, ask, march } = here()
    const { desk } = running
    const towns = []
    for (const name of ['东河镇', '西坪乡', '南岭乡']) {
      const unitId = await desk.unit(name)
      towns.push({ unitId, name, head: await desk.person('unit-head', unitId) })
    }
    const [first, second] = towns
    if (!first || !second) throw new Error('no towns')
    const { db } = desk.record
    await db
      .updateTable('unit')
      .set({ kind: 'township' })
      .where(
        'unit_id',
        'in',
        towns.map(({ unitId }) => unitId),
      )
      .execute()
    const taskId = await desk.task({ lead: here().units.lead, status: 'drafted' })
    const row = async (): Promise<TaskRow> => {
      const { rows } = (await ask(people.supervisor, '/tasks')) as { rows: TaskRow[] }
      const found = rows.find((one) => one.taskId === taskId)
      if (!found) throw new Error('the task is not in the table')
      return found
    }
    const { wording } = await row()

    // the table of the office names a group nobody has set up
    const page = await open(people.supervisor, 'tasks/exchange')
    const csv = `序号,任务内容,牵头单位\n1,${wording},各乡镇\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '分解表.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('“各乡镇”是几个单位的合称', { exact: false }).waitFor()
    await keepScreenshot(page, 'groups-preview-1440')
    await page.setViewportSize({ width: 390, height: 844 })
    await keepScreenshot(page, 'groups-preview-390')
    await page.setViewportSize({ width: 1440, height: 900 })
    // the towns are offered as they stand in the list of units
    await page.getByRole('button', { name: '登记“各乡镇”（3 个成员）' }).click()
    await page.locator('.row-changes ins', { hasText: '各乡镇' }).waitFor()
    await page.getByRole('button', { name: '写入选定的 1 行' }).click()
    await page.getByText('修改 1 项', { exact: false }).waitFor()
    const { leadIds } = await row()
    const { units } = await ask(people.supervisor, '/units')
    const group = units.find(({ name }: { name: string }) => name === '各乡镇')
    expect(leadIds).toEqual([group.unitId])
    expect(group.memberIds.toSorted()).toEqual(towns.map(({ unitId }) => unitId).toSorted())

    // each member signs and reports for itself
    const { revision } = await row()
    await desk.ask(people.supervisor, 'POST', '/tasks/assign', { tasks: [{ taskId, revision }] })
    for (const { head, unitId } of [first, second])
      await desk.ask(head, 'POST', '/signings', { items: [{ taskId, unitId }] })
    const form = await open(first.head, `progress/${taskId}/${march}`, 390)
    await form.getByLabel('进展情况').first().fill('已完成三成。')
    await expect
      .poll(async () => (await ask(first.head, `/tasks/${taskId}/progress/${march}`)).report?.situation, {
        timeout: 20_000,
      })
      .toBe('已完成三成。')
    // what one town has begun, another does not see
    expect((await ask(second.head, `/tasks/${taskId}/progress/${march}`)).report).toBeNull()
    const draft = (await ask(first.head, `/tasks/${taskId}/progress/${march}`)).report
    await desk.ask(first.head, 'PUT', `/tasks/${taskId}/progress/${march}`, {
      revision: draft.revision,
      content: {
        ...{ unchanged: false, percent: '30', situation: '已完成三成。', problems: '', nextStep: '', coordination: '' },
        figures: [],
      },
    })
    const saved = (await ask(first.head, `/tasks/${taskId}/progress/${march}`)).report
    const items = [{ progressId: saved.progressId, revision: saved.revision }]
    expect((await desk.ask(first.head, 'POST', '/progress/acts', { act: 'send', items })).status).toBe(200)

    const record = await open(people.supervisor, `tasks/${taskId}`)
    const members = record.getByRole('region', { name: '各成员填报' })
    await members.getByText('已报 1/3').waitFor()
    expect(await members.getByRole('link').allInnerTexts()).toEqual(['东河镇'])
    for (const late of ['西坪乡 ▲ 未报', '南岭乡 ▲ 未报']) expect(await members.innerText()).toContain(late)
    await keepScreenshot(record, 'groups-task-1440')
    await record.setViewportSize({ width: 390, height: 844 })
    await keepScreenshot(record, 'groups-task-390')
    await members.getByRole('link', { name: '东河镇' }).click()
    await record.getByText('已完成三成。').first().waitFor()

    // the table counts, and the office lets one report for all
    const table = await open(people.supervisor, `tasks?open=${taskId}`)
    await table.getByText('已报 1/3').first().waitFor()
    await keepScreenshot(table, 'groups-drawer-1440')
    await table.getByRole('combobox', { name: '填报方式' }).click()
    await table.getByText('由西坪乡代表填报').click()
    await expect.poll(async () => (await row()).speakerId, { timeout: 15_000 }).toBe(second.unitId)
    expect((await row()).members).toBeNull()
    const owing = (await ask(people.supervisor, '/urges')).units.map(({ unit }: { unit: string }) => unit)
    expect(owing).toEqual(['西坪乡'])
  })

  test('an indicator is given to a unit, whose officer enters last year’s figure from the message', async () => {
    const { people, units, open, ask } = here()
    const office = await open(people.supervisor, 'indicators')
    const { indicators } = await ask(people.supervisor, '/indicators')
    const indicator = indicators.find((one: { numeric: boolean; kind: string }) => one.numeric && one.kind !== 'rank')
    await office
      .getByRole('combobox', { name: `${indicator.name}由谁填报` })
      .first()
      .fill('交通运输局')
    // the units may still be on their way when the words are typed
    await office.locator('.ant-select-item-option-content', { hasText: '交通运输局' }).first().click()
    await waitForNotice(office, '已指定，并已发消息。')
    await keepScreenshot(office, 'indicators-1440')
    const mine = async () => (await ask(people.officer, '/indicators')).indicators
    expect((await mine()).length).toBe(1)
    expect((await mine())[0].keeper.unitId).toBe(units.lead)

    const phone = await open(people.officer, 'messages', 390)
    await phone.getByText('填报一项指标数据', { exact: false }).first().click()
    await phone.getByRole('heading', { name: '指标数据' }).waitFor()
    await keepScreenshot(phone, 'indicators-390')
    await press(phone, /^填报/)
    const dialog = phone.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '时段' }).fill('2030年全年')
    await phone.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: /^数值/ }).fill('6.1')
    await dialog.getByRole('textbox', { name: '数据来源' }).fill('统计部门核定')
    await keepScreenshot(phone, 'indicators-form-390')
    await press(dialog, two('提交'))
    await waitForNotice(phone, '已填报。')
    const [own] = await mine()
    expect(own.readings.find(({ from }: { from: string }) => from === 'entered')).toMatchObject({
      start: '2030-01-01',
      end: '2031-01-01',
      source: '统计部门核定',
    })
    // of what others keep nothing is seen
    expect((await ask(people.partner, '/indicators')).indicators).toEqual([])
  })
})
