import { describe, expect, test } from 'vitest'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs, press } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'
import { byKeys } from './by-keys.ts'

describe.runIf(browserPath)('an instruction from a phone to its answer', () => {
  const acts = deskOfActs()

  test('two taps write it, the office makes a matter of it, and the leader reads what came of it', async () => {
    const { running, units, people, open } = acts()
    const { desk } = running
    const mayor = await desk.person('leader')
    const taskId = await desk.task({ lead: units.lead })

    const phone = await open(mayor, `tasks/${taskId}`, 390)
    await press(phone, '批示')
    const dialog = phone.getByRole('dialog', { name: '批示' })
    await dialog.getByLabel('批示内容').fill('管网改造滞后，请查明原因，一周内报结果。')
    await keepScreenshot(phone, 'instruct-390')
    await press(dialog, '发出批示')
    await waitForNotice(phone, '批示已发出，交督查室办理。')
    await phone.getByRole('region', { name: '批示' }).getByText('待督查室办理').waitFor()
    await expectAccessible(phone, 'instruction on a task 390')

    const office = await open(people.supervisor, '')
    const keys = byKeys(office)
    const waiting = office.getByRole('region', { name: '领导批示' })
    await waiting.getByText('管网改造滞后').waitFor()
    await keepScreenshot(office, 'bench-instructions-1440')
    await expectAccessible(office, 'instructions that wait')
    await keys.press(waiting.getByRole('link', { name: '转为督办事项' }))
    await keys.type(office.getByLabel('事项', { exact: true }), '管网改造进度滞后')
    expect(await office.getByLabel('督办要求').inputValue()).toBe('管网改造滞后，请查明原因，一周内报结果。')
    await keys.choose(office.getByLabel('牵头单位（第一个负总责）'), '交通运输局')
    await keys.press(office.getByRole('button', { name: '保存草稿' }))
    await office.getByText('草拟', { exact: true }).waitFor()
    const matterId = office.url().split('/').at(-1) ?? ''

    // the way of a matter has its own test by keyboard
    const act = async (who: SignedIn, name: string, more: object = {}) => {
      const { revision } = (await desk.ask(people.supervisor, 'GET', `/matters/${matterId}`)).body
      const { status, body } = await desk.ask(who, 'POST', `/matters/${matterId}/acts`, {
        revision,
        act: name,
        ...more,
      })
      expect([name, status, status < 300 ? null : body]).toEqual([name, 200, null])
    }
    await act(people.supervisor, 'propose', { noSecrets: true })
    await act(mayor, 'approve')
    await act(people.supervisor, 'hand-out')
    await act(people.head, 'sign')
    await act(people.head, 'feed-back', { words: '已查明原因，正在回填。', answers: 'deploy' })

    await phone.goto(running.address)
    const mine = phone.getByRole('region', { name: '我的批示' })
    await mine.getByText('已转督办：待审核').waitFor()
    await mine.getByText('已查明原因，正在回填。').waitFor()
    await keepScreenshot(phone, 'bench-instructions-390')
    await expectAccessible(phone, 'own instructions 390')
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

    // a note asks for nothing; a second instruction is answered at once
    const say = (follow: boolean, words: string) =>
      desk.ask(mayor, 'POST', '/instructions', { subject: 'task', subjectId: taskId, words, follow })
    await say(false, '已阅。')
    await say(true, '请核对进度数据。')
    await office.goto(running.address)
    await keys.press(waiting.getByRole('button', { name: '直接答复' }))
    const answering = office.getByRole('dialog', { name: '答复批示' })
    await keys.type(answering.getByLabel('理由'), '已核对，数据无误。')
    await keys.press(answering.getByRole('button', { name: /^答\s?复$/ }))
    await waitForNotice(office, '已答复批示。')
    await office.goto(`${running.address}/instructions`)
    await office.getByText('批注留存', { exact: true }).waitFor()
    await keepScreenshot(office, 'instructions-1440')
    await expectAccessible(office, 'instructions')
    await phone.goto(`${running.address}/instructions`)
    await phone.getByText('：已核对，数据无误。').waitFor()
    await keepScreenshot(phone, 'instructions-390')
    await expectAccessible(phone, 'instructions 390')
  }, 300_000)
})
