import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { browserPath, keepScreenshot } from '../browser.ts'
import { deskOfActs, press, two } from './acts.fixture.ts'

/** A busy machine draws late. */
const soon = { timeout: 15_000 }

// the columns of the task table arranged by hand, as in the best tables, and kept in the browser
describe.runIf(browserPath)('the columns of the task table in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()
  const remark = '须与相邻两县核对边界后再报，核对结果附图说明。'.repeat(8)
  let remarked: string
  let ids: readonly string[]
  // the table is kept by the server until something is written through it: all stand before it is first opened
  beforeAll(async () => {
    const { running, units } = here()
    remarked = await running.desk.task({ lead: units.lead })
    await running.desk.record.db.updateTable('task').set({ remark }).where('task_id', '=', remarked).execute()
    ids = [await running.desk.task({ lead: units.lead }), await running.desk.task({ lead: units.lead })]
  })
  const titles = (page: Page) => page.locator('.tasks-grid thead th[data-place]').allInnerTexts()
  const title = (page: Page, words: string) => page.getByRole('columnheader', { name: words, exact: true })
  const widthOf = async (where: Locator) => Math.round((await where.boundingBox())?.width ?? 0)
  const table = async (address = 'tasks', width = 1440) => {
    const page = await here().open(here().people.supervisor, address, width)
    await page.locator('.tasks-body td.tasks-wording').first().waitFor()
    return page
  }
  const drag = async (page: Page, from: { x: number; y: number }, toX: number) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(toX - 4, from.y, { steps: 4 })
    await page.mouse.move(toX, from.y)
    await page.mouse.up()
  }
  const box = async (where: Locator) => {
    const found = await where.boundingBox()
    if (!found) throw new Error('not drawn')
    return found
  }

  test('move and widen by the mouse, hide by their menu, and stay so when the table is opened again', async () => {
    const page = await table()
    const light = await box(title(page, '亮灯').getByRole('button'))
    const leader = await box(title(page, '牵头领导'))
    await drag(page, { x: light.x + 5, y: light.y + 8 }, leader.x + 10)
    await expect
      .poll(async () => (await titles(page)).slice(0, 4), soon)
      .toEqual(['序号', '任务内容', '亮灯', '牵头领导'])
    // a drag is no press: the order of the tasks is as it was
    expect(page.url()).not.toContain('sort=')

    const wording = title(page, '任务内容')
    const before = await box(wording)
    await drag(page, { x: before.x + before.width, y: before.y + 12 }, before.x + before.width + 120)
    await expect.poll(() => widthOf(wording), soon).toBe(Math.round(before.width) + 120)

    await title(page, '责任人').getByRole('button').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '隐藏此列' }).click()
    await expect.poll(() => titles(page), soon).not.toContain('责任人')
    const arranged = await titles(page)
    await keepScreenshot(page, 'desk-tasks-arranged-1440')
    await page.reload()
    await page.locator('.tasks-body td.tasks-wording').first().waitFor()
    expect(await titles(page)).toEqual(arranged)
    expect(await widthOf(title(page, '任务内容'))).toBe(Math.round(before.width) + 120)
  })

  test('are arranged by the keyboard alone under 列', async () => {
    const page = await table()
    const menu = page.getByRole('button', { name: two('列') })
    await menu.focus()
    await page.keyboard.press('Enter')
    const shown = page.getByRole('list', { name: '显示的列' })
    await shown.waitFor()
    const was = await widthOf(title(page, '完成时限'))
    await shown.getByRole('button', { name: '完成时限：加宽' }).press('Enter')
    await expect.poll(() => widthOf(title(page, '完成时限')), soon).toBeGreaterThan(was)
    await shown.getByRole('button', { name: '牵头单位：左移' }).press('Enter')
    await expect.poll(async () => (await titles(page)).slice(2, 4), soon).toEqual(['牵头单位', '牵头领导'])
    await shown.getByRole('checkbox', { name: '备注' }).press('Space')
    await expect.poll(() => titles(page), soon).not.toContain('备注')
    await page.getByRole('list', { name: '隐藏的列' }).getByRole('checkbox', { name: '公开属性' }).press('Space')
    await expect.poll(() => titles(page), soon).toContain('公开属性')
    await press(page, '恢复默认')
    await expect.poll(() => titles(page), soon).not.toContain('公开属性')
    expect(await titles(page)).toContain('备注')
  })

  test('show the light at 1280 without scrolling, and use the width at 1920', async () => {
    const narrow = await table('tasks', 1280)
    const pane = await box(narrow.locator('.tasks-pane'))
    const light = await box(title(narrow, '亮灯'))
    expect(light.x + light.width).toBeLessThanOrEqual(pane.x + pane.width)
    const wide = await table('tasks', 1920)
    const [grid, room] = [await box(wide.locator('.tasks-grid')), await box(wide.locator('.tasks-pane'))]
    expect(room.width - grid.width).toBeLessThan(24)
    expect(grid.width).toBeLessThanOrEqual(room.width)
  })

  test('rows show all their words or as many lines as one wants; nothing is cut off unsaid; a row opens by its sign', async () => {
    const page = await table(`tasks?ids=${remarked}`)
    const cell = page.locator('.tasks-body td.tasks-remark')
    const cut = () => cell.locator('.tasks-inner').evaluate((inner) => inner.scrollHeight > inner.clientHeight + 1)
    const height = async () => (await box(cell)).height
    expect(await cut()).toBe(false)
    const whole = await height()
    const choose = async (words: string) => {
      await page.getByRole('combobox', { name: '行高' }).click()
      await page.getByTitle(words, { exact: true }).click()
    }
    await choose('行高：三行')
    await expect.poll(height, soon).toBeLessThan(whole)
    const three = await height()
    await choose('行高：一行')
    await expect.poll(height, soon).toBeLessThan(three)
    await page.reload()
    await cell.waitFor()
    await expect.poll(height, soon).toBeLessThan(three)
    // the chosen filter is readable and can be dropped
    const chosen = page.getByRole('list', { name: '已选的筛选' })
    await chosen.getByText('选出的 1 项').waitFor()
    await page.getByRole('button', { name: /^打开第 .* 项$/ }).click()
    await page.getByRole('dialog').getByText('报告原文').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press(chosen, /^不再按只看/)
    await chosen.waitFor({ state: 'detached' })
  })

  test('many cells are emptied after a question with their number, and come back by one Ctrl+Z', async () => {
    const { units, people, ask } = here()
    const leads = async () => {
      const { rows } = await ask(people.supervisor, '/tasks')
      return ids.map((id) => rows.find((row: { taskId: string }) => row.taskId === id).leadIds)
    }
    const page = await table(`tasks?ids=${ids.join(',')}&group=none`)
    await page.locator('.tasks-body td.tasks-leads').first().click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Delete')
    const asked = page.getByRole('dialog', { name: '清空 2 格的内容？' })
    await press(asked, two('取消'))
    await asked.waitFor({ state: 'detached' })
    expect(await leads()).toEqual([[units.lead], [units.lead]])
    await page.locator('.tasks-grid').focus()
    await page.keyboard.press('Delete')
    await press(asked, '清空 2 格')
    await expect.poll(leads, soon).toEqual([[], []])
    await asked.waitFor({ state: 'detached' })
    await page.getByText('已保存：清空 2 格').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(leads, soon).toEqual([[units.lead], [units.lead]])
  })
})
