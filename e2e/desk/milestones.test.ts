import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot } from '../browser.ts'
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
    await keys.reach(office.getByLabel('分管领导'))
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
})
