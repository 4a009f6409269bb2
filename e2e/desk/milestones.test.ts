import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'

describe.runIf(browserPath)('a matter with a milestone plan', () => {
  const acts = deskOfActs()

  test('is drafted by keyboard; Enter in a day takes the day and sends nothing', async () => {
    const { running, people, units, open } = acts()
    const { desk } = running
    const taskId = await desk.task({ lead: units.lead })
    const office = await open(people.supervisor, `matters/new?task=${taskId}`)
    const keys = byKeys(office)
    await keys.type(office.getByLabel('事项', { exact: true }), '水厂改造')
    await keys.type(office.getByLabel('督办要求'), '按节点完成改造。')
    await keys.choose(office.getByLabel('牵头单位（第一个负总责）'), '交通运输局')
    // Tab comes to the chosen one of a row of buttons, whose input has no size of its own
    await keys.reach(office.getByLabel('牵头领导'))
    await office.keyboard.press('Tab')
    await office.keyboard.press('ArrowRight')
    expect(await office.getByRole('radio', { name: '重大复杂' }).isChecked()).toBe(true)
    await keys.tick(office.getByLabel('一个月内确实不能办结的，按办理节点办理'))
    const day = async (label: string, written: string) => {
      await keys.type(office.getByLabel(label, { exact: true }), written)
      await office.keyboard.press('Enter')
      expect(new URL(office.url()).pathname).toMatch(/\/matters\/new$/)
      expect(await office.getByLabel(label, { exact: true }).inputValue()).toBe(written)
    }
    await day('节点 1 日期', '2031-04-30')
    await keys.type(office.getByLabel('完成什么').nth(0), '主体完工')
    await day('办结日期', '2031-06-30')
    await keys.type(office.getByLabel('完成什么').nth(1), '竣工验收')
    await office.getByText('办理节点 2031-04-30 24:00').waitFor()
    await keepScreenshot(office, 'matter-plan-1440')
    await expectAccessible(office, 'a matter with a plan')
    await keys.press(office.getByRole('button', { name: '保存草稿' }))
    const plan = office.getByRole('region', { name: '办理节点' })
    await plan.getByText('主体完工').waitFor()
    await keepScreenshot(office, 'matter-plan-drafted-1440')
    const matterId = office.url().split('/').at(-1)

    const phone = await open(people.supervisor, `matters/${matterId}/edit`, 390)
    await phone.getByText('办理节点 2031-04-30 24:00').waitFor()
    await keepScreenshot(phone, 'matter-plan-390')
    await expectAccessible(phone, 'a matter with a plan 390')

    await office.goto(`${running.address}/tasks/${taskId}`)
    await office.getByRole('region', { name: '督办事项' }).getByText('水厂改造').waitFor()
    await keepScreenshot(office, 'matters-of-task-1440')
    await expectAccessible(office, 'matters of a task')
  })

  test('gets other nodes by 调整, in the dialog and by keyboard; the number above is typed by hand', async () => {
    const { running, people, units, open, ask } = acts()
    const { desk } = running
    const plan = [
      { day: '2031-04-30', words: '主体完工' },
      { day: '2031-06-30', words: '竣工验收' },
    ]
    const drafted = await desk.ask(people.supervisor, 'POST', '/matters', {
      ...{ kind: 'daily', title: '桥梁加固', asked: '按节点完成加固。', importance: 'major', source: 'order' },
      ...{ clock: { preset: '13710', importance: 'major', plan }, leadUnitIds: [units.lead] },
    })
    const { matterId } = drafted.body
    const office = await open(people.supervisor, `matters/${matterId}/edit`)
    const keys = byKeys(office)
    await keys.type(office.getByLabel('上级编号（13710 台账）'), '省督〔2031〕8号')
    await keepScreenshot(office, 'matter-upper-number-1440')
    await keys.press(office.getByRole('button', { name: '保存草稿' }))
    await office.getByText('省督〔2031〕8号').waitFor()
    const act = async (name: 'propose' | 'approve') => {
      const { revision } = await ask(people.supervisor, `/matters/${matterId}`)
      const who = name === 'approve' ? people.colleague : people.supervisor
      await desk.ask(who, 'POST', `/matters/${matterId}/acts`, { revision, act: name, noSecrets: true })
    }
    await act('propose')
    await act('approve')

    const approver = await open(people.colleague, `matters/${matterId}`)
    const approverKeys = byKeys(approver)
    await approverKeys.press(approver.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: '调整' }))
    const dialog = approver.getByRole('dialog', { name: '调整' })
    await approverKeys.type(dialog.getByLabel('理由'), '汛期提前，节点重排。')
    await approverKeys.tick(dialog.getByLabel('同时调整办理时限或办理节点'))
    // what stands is there to be changed
    expect(await dialog.getByLabel('完成什么').nth(0).inputValue()).toBe('主体完工')
    await approverKeys.type(dialog.getByLabel('节点 1 日期', { exact: true }), '2031-05-20')
    await approver.keyboard.press('Enter')
    await dialog.getByText('办理节点 2031-05-20 24:00').waitFor()
    await keepScreenshot(approver, 'matter-adjust-plan-1440')
    await expectAccessible(approver, 'adjusting a plan')
    await approver.setViewportSize({ width: 390, height: 844 })
    await keepScreenshot(approver, 'matter-adjust-plan-390')
    await expectAccessible(approver, 'adjusting a plan 390')
    await approverKeys.press(dialog.getByRole('button', { name: '调整', exact: true }))
    await waitForNotice(approver, '已办理：调整。')
    const after = await ask(people.supervisor, `/matters/${matterId}`)
    expect(after).toMatchObject({ state: 'adjusted', asked: '按节点完成加固。' })
    expect(after.plan.map(({ day }: { day: string }) => day)).toEqual(['2031-05-20', '2031-06-30'])
  })
})
