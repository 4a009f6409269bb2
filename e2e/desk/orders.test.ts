import { describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { deskOfActs } from './acts.fixture.ts'
import { expectAccessible } from './barriers.ts'

describe.runIf(browserPath)('the 13710 ledger as a table', () => {
  const acts = deskOfActs()

  test('is chosen, mapped, looked at and taken in; its draft bears the number above', async () => {
    const { people, open } = acts()
    const office = await open(people.supervisor, 'matters')
    await office.getByRole('button', { name: '导入13710台账 / 导出' }).click()
    await office.getByText('还没有选择台账').waitFor()
    await keepScreenshot(office, 'orders-empty-1440')
    const lines = [
      '号头,交办事项,交办日期,责任单位,办理期限',
      '演督〔2031〕1号,修复东街水管,二〇三一年三月五日,交通运输局,１０个工作日',
      '演督〔2031〕2号,清理河道,上周,交通运输局,',
      '演督〔2031〕3号,整修公厕,2031年3月6日,天文局,',
    ]
    await office.locator('input[type=file]').setInputFiles({
      ...{ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'utf8') },
    })
    await office.getByText('没有上级编号，无法与以后的台账对上').first().waitFor()
    await office.getByLabel('“号头”对应').click()
    await office.locator('.ant-select-item-option', { hasText: '上级编号' }).click()
    await office.getByText(/新建 1 件，更新 0 件，没有变化 0 件，不动 0 件，不能导入 2 件/).waitFor()
    await office.getByText('读作：2031-03-05').waitFor()
    await keepScreenshot(office, 'orders-preview-1440')
    await expectAccessible(office, 'orders from above')
    // by keys: Enter opens the cell, Enter takes what was typed, and the keyboard stays at the cell
    await office.getByRole('button', { name: '更正第 3 行交办日期：上周' }).press('Enter')
    const field = office.getByRole('textbox', { name: '第 3 行交办日期' })
    await field.fill('2031年3月6日')
    await field.press('Enter')
    await office.getByText(/新建 2 件，更新 0 件，没有变化 0 件，不动 0 件，不能导入 1 件/).waitFor()
    await office.getByText('已更正').waitFor()
    expect(await office.locator('.order-text:focus').innerText()).toBe('2031年3月6日')
    await office.getByRole('button', { name: /更正第 4 行责任单位/ }).press('Enter')
    await office.getByRole('textbox', { name: '第 4 行责任单位' }).press('Escape')
    await keepScreenshot(office, 'orders-corrected-1440')
    await expectAccessible(office, 'orders corrected')
    await office.getByRole('button', { name: '导入 2 件' }).click()
    await waitForNotice(office, '已导入：新建草稿 2 件')
    await office.getByRole('button', { name: '导入记录' }).click()
    await office.getByRole('button', { name: '台账.csv' }).waitFor()

    const phone = await open(people.supervisor, 'matters?q=演督', 390)
    await phone.getByText(/上级编号 演督〔2031〕1号/).waitFor()
    await phone.getByRole('link', { name: '修复东街水管' }).click()
    await phone.getByText('交办日期 2031-03-05').waitFor()
    await keepScreenshot(phone, 'order-draft-390')
    await expectAccessible(phone, 'a draft of an order 390')
    expect(await phone.getByText('上级交办').count()).toBeGreaterThan(0)
  })
})
