import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeUpReport } from '../../packages/server/src/commands/reports/report.fixture.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { gridByKeys } from './grid-by-keys.ts'
import { type SomebodyOfTest, setUpFactor } from './people.fixture.ts'
import { edited, listOfPeople } from './sheets.fixture.ts'
import { button, dialogButton, keeping, own, place, type YearOfTest, yearOfTest } from './year.fixture.ts'

/** A day after the month's due day, in a leap year: what is handed out now is owed only from the next month on. */
const today = '2028-02-29T10:00:00+08:00'
const year = 2028
const farming = '青禾县农业农村局'
const workers: readonly [string, string, string][] = [
  ['督查甲', '', '督查员'],
  ['农业承办', farming, '承办人员'],
  ['农业局长', farming, '第一责任人'],
  ['副县长', '', ''],
]

/** 青禾县 does not exist; its year begins in a real server, a real database and a real browser, and nobody has a mouse. */
describe.runIf(browserPath)('the start of a year, by keyboard alone', () => {
  let running: YearOfTest
  let system: SomebodyOfTest
  let supervisor: SomebodyOfTest
  beforeAll(async () => {
    running = await yearOfTest(today)
  }, 300_000)
  afterAll(async () => running?.stop(), 60_000)

  test('the link of the first start makes the system administrator, with a second factor', async () => {
    await expect.poll(() => running.out(), { timeout: 20_000 }).toContain('/desk/set-up#')
    const [link = ''] = /http:\S+\/desk\/set-up#\S+/.exec(running.out()) ?? []
    system = await running.open(link)
    const { page, keys } = system
    await page.getByText('创建系统管理员').waitFor()
    await keepScreenshot(page, 'desk-01-set-up')
    const another = page.getByRole('radio', { name: '另一个行政区' })
    if (!(await another.isChecked())) await keys.tick(another)
    await keys.type(page.getByLabel('行政区划代码'), '990101')
    await keys.type(page.getByLabel('行政区名称'), '青禾县')
    await keys.type(page.getByLabel('姓名'), '管理员甲')
    await keys.type(page.getByLabel('用户名'), '系统管理员')
    await keys.type(page.getByLabel('口令', { exact: true }), own)
    await keys.type(page.getByLabel('确认口令'), own)
    await keys.press(button(page, '创建系统管理员'))
    await button(page, '开始绑定').waitFor()
    await keepScreenshot(page, 'desk-02-second-factor')
    await setUpFactor(system, own, running.now)
    await page.getByRole('heading', { name: '人员' }).waitFor()
    // the link holds once
    const again = await running.open(link)
    await again.page.getByRole('alert').waitFor()
    // with it goes what its console said of the refusal
    await again.page.close()
  }, 300_000)

  test('the administrator makes units and accounts, and appoints who grants the roles of the work', async () => {
    const { page, keys } = system
    const dialog = page.getByRole('dialog')
    await keys.press(keeping(page, '单位'))
    for (const [name, shortName] of [
      [farming, '农业农村局'],
      ['青禾县住房和城乡建设局', '住建局'],
    ] as const) {
      await keys.press(button(page, '添加单位'))
      await keys.type(dialog.getByLabel('全称'), name)
      await keys.type(dialog.getByLabel('简称'), shortName)
      await keys.press(dialogButton(page, '添加'))
      await button(page, name).waitFor()
      await dialog.waitFor({ state: 'detached' })
    }
    await keepScreenshot(page, 'desk-04-units')
    await keys.press(keeping(page, '人员'))
    await keys.press(button(page, '添加人员'))
    await keys.type(dialog.getByLabel('姓名'), '安全甲')
    await keys.type(dialog.getByLabel('用户名'), '安全甲')
    await keys.press(dialogButton(page, '添加'))
    await running.keepPasswords(system)
    await keys.press(button(page, '从表格导入'))
    await keys.hand(button(page, '选择 .xlsx 或 .csv 文件'), await listOfPeople(workers))
    await keys.press(button(page, '为 4 人建档开账号'))
    await running.keepPasswords(system)
    await keys.press(button(page, '安全甲'))
    // the person who makes accounts gives no powers of the work
    await keys.choose(page.getByLabel('增加角色'), '审计管理员')
    expect(await page.locator('.ant-select-item-option').allInnerTexts()).toEqual([
      '系统管理员',
      '安全管理员',
      '审计管理员',
    ])
    await keys.choose(page.getByLabel('增加角色'), '安全管理员')
    await keys.press(button(page, '任命'))
    // the list of choices says the role as well: it is given when it can be taken back
    await dialog.getByRole('button', { name: '收回' }).waitFor()
    await keepScreenshot(page, 'desk-03-person')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await keepScreenshot(page, 'desk-03-people')
  }, 300_000)

  test('the security administrator grants the roles, by the same list and one by one', async () => {
    const security = await running.arrive('安全甲')
    const { page, keys } = security
    await setUpFactor(security, own, running.now)
    await keys.press(button(page, '从表格导入'))
    await keys.hand(button(page, '选择 .xlsx 或 .csv 文件'), await listOfPeople(workers))
    await keys.press(button(page, '授予 3 个角色'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.press(button(page, '副县长'))
    await keys.choose(page.getByLabel('增加角色'), '领导')
    await keys.press(button(page, '授予'))
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).waitFor()
    await page.keyboard.press('Escape')
  }, 300_000)

  test('the supervisor hands the report in, reviews it and adopts it', async () => {
    const before = await running.open(`${running.address}desk/sign-in`)
    await keepScreenshot(before.page, 'desk-05-sign-in')
    supervisor = await running.arrive('督查甲')
    const { page, keys } = supervisor
    await keys.press(place(page, '报告审阅'))
    await keys.press(button(page, '读入报告').first())
    await keys.hand(page.getByRole('dialog').locator('input[type=file]'), {
      name: '报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(madeUpReport({ year })),
    })
    await keys.tick(page.getByRole('checkbox', { name: /^我确认/ }))
    await keys.press(dialogButton(page, '读入'))
    await page.getByRole('feed', { name: '待审条目' }).waitFor()
    await keepScreenshot(page, 'desk-06-review')
    const adopt = button(page, '通过报告')
    const open = button(page, /还有 \d+ 项待定/).or(adopt)
    await open.waitFor()
    for (let step = 0; step < 80 && !(await adopt.isVisible()); step++) {
      const before = await open.innerText()
      await page.keyboard.press('n')
      await page.keyboard.press('a')
      await expect.poll(() => open.innerText(), { timeout: 20_000 }).not.toBe(before)
    }
    await keys.press(adopt)
    await dialogButton(page, '通过').waitFor()
    await keepScreenshot(page, 'desk-07-adopt')
    await keys.press(dialogButton(page, '通过'))
    await page.waitForURL(/\/tasks/)
    await page.getByText('建成高标准农田').first().waitFor()
    await keepScreenshot(page, 'desk-08-tasks')
  }, 300_000)

  test('tasks are split, given their units and handed out; the table goes out as .xlsx, is edited and comes back', async () => {
    const { page, keys } = supervisor
    const { keyboard } = page
    const grid = gridByKeys(page, keys)
    await grid.goTo('改造老旧小区')
    await keyboard.press('Space')
    await keys.press(button(page, '拆分…'))
    await keys.type(page.getByLabel(/^每行一项任务/), '改造老旧小区20个\n惠及居民4000户')
    await keys.press(dialogButton(page, '拆为 2 项'))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.press(button(page, '取消选择'))
    for (const [words, unit] of [
      ['建成高标准农田', '农业'],
      ['改造老旧小区', '住建'],
    ] as const) {
      const number = await grid.goTo(words, '牵头单位')
      await keyboard.press('Enter')
      await page.getByRole('combobox', { name: '牵头单位', exact: true }).waitFor()
      await keyboard.type(unit)
      // on to the next cell, which is left as it was
      await keyboard.press('Tab')
      await page.getByRole('combobox', { name: '配合单位' }).waitFor()
      await keyboard.press('Escape')
      await page.getByText(`已保存：第 ${number} 项牵头单位`).waitFor()
    }
    await grid.goTo('建成高标准农田')
    await keyboard.press('Space')
    await keys.choose(page.getByRole('combobox', { name: '要改的栏目' }), '公开属性')
    await keys.choose(page.getByRole('combobox', { name: '设为（公开属性）' }), '主动公开')
    await keys.press(button(page, /^设置 1 项/))
    await keys.press(button(page, '取消选择'))
    await page.getByText(/^已保存：第 \S+ 项公开属性/).waitFor()
    await grid.goTo('建成高标准农田', '备注')
    await keyboard.press('F2')
    await keyboard.type('改前的备注')
    await keyboard.press('Enter')
    await page.getByText(/^已保存：第 \S+ 项备注/).waitFor()
    await keepScreenshot(page, 'desk-09-tasks-assigned')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      keys.take(button(page, /^导\s?出$/), '表格 .xlsx（含进展，A3 横向）'),
    ])
    const table = await readFile(await download.path())
    await keys.press(page.getByRole('link', { name: '从表格导入' }))
    await keys.hand(button(page, '选择 .xlsx 或 .csv 文件'), edited(table, '改前的备注', '改后的备注'))
    await page.getByText('改后的备注').waitFor()
    await keepScreenshot(page, 'desk-09-exchange')
    await keys.press(button(page, '写入选定的 1 行'))
    await page.getByText('已写入').first().waitFor()
    await keys.press(page.getByRole('link', { name: '查看任务表' }))
    await page.getByRole('gridcell', { name: '改后的备注' }).waitFor()
    await grid.goTo('建成高标准农田')
    await keyboard.press('Space')
    await keys.press(button(page, '下达 1 项…'))
    await keys.press(dialogButton(page, '下达'))
    await waitForNotice(page, '已下达 1 项')
  }, 300_000)

  test('the officer signs for the task and reports on a phone, with a file; the head sends; the supervisor returns, then accepts', async () => {
    const { page: officer, keys: thumbs } = await running.arrive('农业承办', 390)
    await officer.getByRole('link', { name: /^待签收/ }).waitFor()
    await keepScreenshot(officer, 'desk-10-officer-390')
    await thumbs.press(officer.getByRole('link', { name: /^待签收/ }))
    await thumbs.press(button(officer, '签收'))
    await waitForNotice(officer, '已签收 1 项')
    await thumbs.press(place(officer, '进展填报'))
    await thumbs.press(officer.getByRole('link', { name: '填报', exact: true }))
    await thumbs.type(officer.getByLabel('完成进度'), '95')
    await thumbs.type(officer.getByLabel('进展情况'), '已建成高标准农田1.9万亩。')
    await thumbs.tick(officer.getByRole('checkbox', { name: '所传材料不涉及国家秘密、工作秘密' }))
    await thumbs.hand(button(officer, '选择文件'), {
      name: '验收单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('演示用验收单，内容虚构。'),
    })
    await officer.getByRole('link', { name: '验收单.txt' }).waitFor()
    await keepScreenshot(officer, 'desk-11-form-390')
    await thumbs.press(button(officer, '提交审签'))
    await waitForNotice(officer, '已提交审签')

    const { page: head, keys: ofHead } = await running.arrive('农业局长')
    const send = async () => {
      const waiting = head.getByRole('region', { name: '待审签' })
      await ofHead.press(waiting.getByRole('link', { name: /建成高标准农田/ }))
      await button(head, '审签并报送').waitFor()
      await ofHead.press(button(head, '审签并报送'))
      await waitForNotice(head, '已报送督查室。')
    }
    await send()
    await keepScreenshot(head, 'desk-12-head')

    const { page, keys } = supervisor
    await keys.press(place(page, '进展填报'))
    await button(page, '退回').waitFor()
    await keepScreenshot(page, 'desk-13-acceptance')
    await keys.press(button(page, '退回'))
    await keys.type(page.getByLabel('理由'), '请写明下一步。')
    await keys.press(dialogButton(page, '退回'))
    await waitForNotice(page, '已退回 1 项')

    // what others did meanwhile is there when a page is opened again
    await officer.reload()
    await officer.getByText('请写明下一步。').waitFor()
    await thumbs.press(officer.getByRole('link', { name: '修改', exact: true }))
    await thumbs.type(officer.getByLabel('下步措施'), '年底前完成全部验收。')
    await thumbs.press(button(officer, '提交审签'))
    await waitForNotice(officer, '已提交审签')
    await ofHead.press(place(head, '工作台'))
    await head.getByRole('heading', { name: '我的工作台' }).waitFor()
    await head.reload()
    await send()
    await page.reload()
    await keys.press(button(page, '通过'))
    await waitForNotice(page, '已通过 1 项')
  }, 300_000)

  test('the overview leads to the light, and the public page changes when 公开 is pressed and not before', async () => {
    const { page, keys } = supervisor
    await keys.press(place(page, '督查总览'))
    const all = page.getByTitle('已下达任务')
    await all.waitFor()
    await keepScreenshot(page, 'desk-14-overview')
    await keys.press(all)
    await keys.press(page.getByRole('dialog').getByRole('link', { name: /建成高标准农田/ }))
    await page.getByText('实际 95%').first().waitFor()
    await keepScreenshot(page, 'desk-14-task')
    await keys.press(place(page, '任务分解'))
    const number = await gridByKeys(page, keys).goTo('建成高标准农田')
    const publicPage = async () => (await fetch(`${running.address}990101/${year}/${number}`)).text()
    expect(await publicPage()).not.toContain('已建成高标准农田1.9万亩')
    await keys.press(place(page, '管理'))
    await page.getByLabel('公开说明').waitFor()
    await keepScreenshot(page, 'desk-15-publication')
    await keys.press(button(page, '公开'))
    await keys.press(dialogButton(page, '公开'))
    await expect.poll(publicPage, { timeout: 20_000 }).toContain('已建成高标准农田1.9万亩')
    expect(await publicPage()).toContain('农业农村局')
    // what is not for the public stays inside
    expect(await publicPage()).not.toContain('年底前完成全部验收')
    await keys.press(keeping(page, '台账'))
    await page.getByRole('heading', { name: '台账' }).waitFor()
    await keepScreenshot(page, 'desk-18-ledger')
    await keys.press(place(page, '督查总览'))
    await keys.press(page.getByRole('link', { name: '大屏' }))
    await page.getByText('政府工作报告任务').waitFor()
    await keepScreenshot(page, 'desk-17-wall')

    const leader = await running.arrive('副县长', 390)
    await leader.keys.press(place(leader.page, '督查总览'))
    await leader.page.getByTitle('已下达任务').waitFor()
    await keepScreenshot(leader.page, 'desk-16-leader-390')
    expect(running.troubles()).toEqual([])
  }, 300_000)
})
