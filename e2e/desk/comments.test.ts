import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'

describe.runIf(browserPath)('a question on a task, and the page of its unit', () => {
  const acts = deskOfActs()

  test('the office asks, the unit answers from its message, and the unit’s name opens its page', async () => {
    const { running, units, people, open } = acts()
    const taskId = await running.desk.task({ lead: units.lead })

    const office = await open(people.supervisor, `tasks/${taskId}`)
    const asked = office.getByRole('region', { name: '留言' })
    await asked.getByLabel('留言内容').fill('管网长度以哪个口径为准？')
    await press(asked, '发出留言')
    await waitForNotice(office, '留言已发出。')
    await asked.getByText('管网长度以哪个口径为准？').waitFor()
    expect(await asked.getByLabel('留言内容').inputValue()).toBe('')
    await expectAccessible(office, 'comments on a task')

    const phone = await open(people.officer, 'messages', 390)
    await phone.getByRole('link', { name: /有新的留言/ }).click()
    const answered = phone.getByRole('region', { name: '留言' })
    await answered.getByText('管网长度以哪个口径为准？').waitFor()
    await answered.getByLabel('留言内容').fill('以竣工验收为准。')
    await press(answered, '发出留言')
    await waitForNotice(phone, '留言已发出。')
    await answered.getByText('以竣工验收为准。').waitFor()
    await keepScreenshot(phone, 'comments-390')

    await office.goto(`${running.address}/comments`)
    await office.getByText('1 项任务，1 项等待答复').waitFor()
    await office.getByText('以竣工验收为准。').waitFor()
    await expectAccessible(office, 'conversations')
    await office.getByRole('link', { name: /^交通/ }).click()
    await office.getByRole('heading', { level: 1, name: /交通/ }).waitFor()
    await office.getByRole('region', { name: '牵头任务' }).getByRole('link').first().waitFor()
    await expectAccessible(office, 'a unit')
    await keepScreenshot(office, 'unit-1440')
  })
})
