import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'

describe.runIf(browserPath)('a clue from its entry to a matter', () => {
  const acts = deskOfActs()

  test('by keyboard, and its unit does not read who gave it', async () => {
    const { running, people, open } = acts()
    const { desk } = running
    const office = await open(people.supervisor, 'clues')
    const keys = byKeys(office)
    await office.getByText('还没有线索').waitFor()
    await keepScreenshot(office, 'clues-empty-1440')
    await keys.press(office.getByRole('button', { name: '登记线索' }))
    const dialog = office.getByRole('dialog', { name: '登记线索' })
    await keys.type(dialog.getByLabel('反映内容'), '陈一一反映东街水管渗漏。')
    await keys.type(dialog.getByLabel('反映人（可不填）'), '陈一一')
    await keys.type(dialog.getByLabel('联系方式（可不填）'), '13800007777')
    await keepScreenshot(office, 'clue-entering-1440')
    await expectAccessible(office, 'entering a clue')
    await keys.press(dialog.getByRole('button', { name: /^登\s*记$/ }))
    await waitForNotice(office, '已登记线索。')
    await office.getByText('反映人：陈一一，13800007777').waitFor()
    await keepScreenshot(office, 'clues-1440')
    await expectAccessible(office, 'clues')

    await keys.press(office.getByRole('link', { name: '转为督办事项' }))
    await keys.type(office.getByLabel('事项', { exact: true }), '东街水管渗漏')
    await keys.choose(office.getByLabel('牵头单位（第一个负总责）'), '交通运输局')
    await keys.press(office.getByRole('button', { name: '保存草稿' }))
    // the words of the clue name who gave it
    await office.getByText(/出现了线索反映人的姓名/).waitFor()
    await keepScreenshot(office, 'clue-giver-named-1440')
    await office.getByLabel('督办要求').fill('查明东街水管渗漏，限期修复。')
    await keys.press(office.getByRole('button', { name: '保存草稿' }))
    await office.getByText('草拟', { exact: true }).waitFor()
    const matterId = office.url().split('/').at(-1) ?? ''
    expect((await desk.ask(people.supervisor, 'GET', `/matters/${matterId}`)).body).toMatchObject({ source: 'clue' })

    const phone = await open(people.supervisor, 'clues', 390)
    await phone.getByText('已转督办').first().waitFor()
    await keepScreenshot(phone, 'clues-390')
    await expectAccessible(phone, 'clues 390')
    const unit = await open(people.head, 'clues')
    await unit.getByText('线索由督查室办理').waitFor()
  })
})
