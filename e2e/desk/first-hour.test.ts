import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeUpWorkbook } from '../../packages/server/src/exchange/tasks/workbook.fixture.ts'
import { browserPath, waitForNotice } from '../browser.ts'
import { type Counted, countedHand } from './counted-hand.ts'
import { longReport } from './long-report.ts'
import { codeOf, type SomebodyOfTest } from './people.fixture.ts'
import { button, dialogButton, keeping, own, place, type YearOfTest, yearOfTest } from './year.fixture.ts'

const year = 2028
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const departments = [
  ['发展和改革局', '发改局'],
  ['财政局', '财政局'],
  ['农业农村局', '农业农村局'],
  ['水务局', '水务局'],
  ['住房和城乡建设局', '住建局'],
  ['教育局', '教育局'],
] as const

const sheetOf = (name: string, rows: readonly (readonly string[])[], merges: readonly string[]) => ({
  name: `${name}.xlsx`,
  mimeType,
  buffer: madeUpWorkbook([{ name, rows, merges }]),
})

/** The people: the unit merged over its two rows, phones in full-width digits, a signature at the foot. */
const peopleSheet = () => {
  const rows = departments.flatMap(([name], index) => [
    [`青禾县${name}`, `韩局${index}`, '局长', '第一责任人', `１３９００００${index}１１１`],
    ['', `陆办${index}`, '联络员', '承办人员', `１３８００００${index}２２２`],
  ])
  return sheetOf(
    '联络人名单',
    [
      ['青禾县政府工作报告任务联络人名单', '', '', '', ''],
      ['单位', '姓名', '职务', '角色', '手机'],
      ['', '秦督查', '科长', '督查员', '１３７００００００００'],
      ['', '安全员', '干部', '', '１３６００００００００'],
      ...rows,
      ['填表人：某某', '', '', '', ''],
    ],
    ['A1:E1', ...departments.map((_, index) => `A${5 + index * 2}:A${6 + index * 2}`)],
  )
}

/** The table of tasks as it was agreed on paper: a title, two leads in a cell, days in full-width digits, a note. */
const tasksSheet = (tasks: readonly { readonly number: number; readonly wording: string }[]) =>
  sheetOf(
    '任务分解表',
    [
      [`青禾县${year}年政府工作报告任务分解表`, '', '', '', ''],
      ['序号', '任务内容', '牵头单位', '配合单位', '完成时限'],
      ...tasks.map(({ number, wording }, index) => {
        const [first, second, third] = [0, 1, 2].map((step) => departments[(index + step) % departments.length]?.[1])
        const leads = index % 5 === 0 ? `${first}/${second}` : index % 5 === 1 ? `${first}、${second}` : (first ?? '')
        return [String(number), wording, leads, third ?? '', index % 2 === 0 ? `２０２８年１１月底前` : '2028.12.31']
      }),
      ['注：时限为最后完成时间。', '', '', '', ''],
    ],
    ['A1:E1', `A${tasks.length + 3}:E${tasks.length + 3}`],
  )

/** 青禾县 does not exist; an office comes to an empty machine with the files it has. */
describe.runIf(browserPath)('the first hour of an office', () => {
  let running: YearOfTest
  const counted: Counted = { clicks: 0, fields: 0 }
  const hand = countedHand(counted)
  const passwords = new Map<string, readonly [userName: string, password: string]>()
  beforeAll(async () => {
    running = await yearOfTest(`${year}-01-20T10:00:00+08:00`)
  }, 300_000)
  afterAll(async () => running?.stop(), 60_000)

  const bindFactor = async ({ page }: SomebodyOfTest) => {
    await button(page, '开始绑定').waitFor()
    await hand.type(page.getByLabel('口令', { exact: true }), own)
    await hand.click(button(page, '开始绑定'))
    const secret = await page.locator('.factor-words code').textContent()
    await hand.type(page.getByLabel('应用显示的 6 位动态口令'), codeOf(secret ?? '', running.now()))
    await hand.click(button(page, '确认绑定'))
    await hand.click(page.getByRole('checkbox', { name: '我已妥善保存备用码' }))
    await hand.click(button(page, '完成'))
  }
  const arrive = async (name: string) => {
    const who = await running.open(`${running.address}desk/sign-in`)
    const { page } = who
    const [userName, password] = passwords.get(name) ?? ['', '']
    await hand.type(page.getByLabel('用户名'), userName)
    await hand.type(page.getByLabel('口令', { exact: true }), password)
    await hand.click(button(page, '登录'))
    await hand.type(page.getByLabel('当前口令'), password)
    await hand.type(page.getByLabel('新口令', { exact: true }), own)
    await hand.type(page.getByLabel('再填一次新口令'), own)
    await hand.click(button(page, '修改口令'))
    await page.getByLabel('当前口令').waitFor({ state: 'detached' })
    return who
  }

  test('from nothing to its tasks handed out in at most 45 clicks and 20 fields', async () => {
    await expect.poll(() => running.out(), { timeout: 20_000 }).toContain('/desk/set-up#')
    const [link = ''] = /http:\S+\/desk\/set-up#\S+/.exec(running.out()) ?? []
    const system = await running.open(link)
    await system.page.getByText('创建系统管理员').waitFor()
    await hand.type(system.page.getByLabel('行政区划代码'), '990101')
    await hand.type(system.page.getByLabel('行政区名称'), '青禾县')
    await hand.type(system.page.getByLabel('姓名'), '管理员甲')
    await hand.type(system.page.getByLabel('用户名'), '系统管理员')
    await hand.type(system.page.getByLabel('口令', { exact: true }), own)
    await hand.type(system.page.getByLabel('确认口令'), own)
    await hand.click(button(system.page, '创建系统管理员'))
    await bindFactor(system)

    await hand.click(keeping(system.page, '人员'))
    await hand.click(button(system.page, '从表格导入'))
    await hand.give(system.page, button(system.page, '选择 .xlsx 或 .csv 文件'), peopleSheet())
    // the units that the list names are set up from it, after a look
    await hand.click(button(system.page, '核对并设立这些单位…'))
    await hand.click(button(system.page, `添加选定的 ${departments.length} 个单位`))
    await hand.click(button(system.page, `为 ${departments.length * 2 + 2} 人建档开账号`))
    const slips = system.page.locator('.password-slip')
    await slips.first().waitFor()
    for (const slip of await slips.all()) {
      const [userName = '', password = ''] = await slip.locator('dd').allInnerTexts()
      const words = await slip.innerText()
      for (const name of ['秦督查', '安全员']) if (words.includes(name)) passwords.set(name, [userName, password])
    }
    await hand.click(button(system.page, '关闭').last())
    await hand.click(button(system.page, '已保存，关闭'))
    await slips.first().waitFor({ state: 'detached' })

    await hand.click(button(system.page, '安全员'))
    await hand.choose(system.page.getByLabel('增加角色'), '安全管理员')
    await hand.click(button(system.page, '任命'))
    await system.page.getByRole('dialog').getByRole('button', { name: '收回' }).waitFor()

    const security = await arrive('安全员')
    await bindFactor(security)
    await hand.click(button(security.page, '从表格导入'))
    await hand.give(security.page, button(security.page, '选择 .xlsx 或 .csv 文件'), peopleSheet())
    await hand.click(button(security.page, `授予 ${departments.length * 2 + 1} 个角色`))
    await security.page.getByRole('dialog').waitFor({ state: 'detached' })

    const { page } = await arrive('秦督查')
    await hand.click(place(page, '报告审阅'))
    await hand.click(button(page, '读入报告').first())
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({
        name: '报告.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(longReport(144, year)),
      })
    counted.clicks++
    await hand.click(page.getByRole('checkbox', { name: /^我确认/ }))
    await hand.click(dialogButton(page, '读入'))
    await page.getByRole('feed', { name: '待审条目' }).waitFor()
    await hand.click(page.locator('.review-filters').getByText(/^全部 \d/))
    await hand.click(page.getByRole('checkbox', { name: /^全选所列/ }))
    await hand.click(page.getByRole('toolbar', { name: '审核操作' }).getByRole('button', { name: /^接受/ }))
    await hand.click(button(page, '通过报告'))
    await hand.click(dialogButton(page, '通过'))
    await page.waitForURL(/\/tasks/)

    const table = await page.request.get(`${running.address}desk/api/990101/tasks?year=${year}`)
    const { rows } = (await table.json()) as { readonly rows: readonly { number: number; wording: string }[] }
    expect(rows.length).toBeGreaterThanOrEqual(144)
    await hand.click(page.getByRole('link', { name: '从表格导入' }))
    await hand.give(page, button(page, '选择 .xlsx 或 .csv 文件'), tasksSheet(rows))
    await hand.click(button(page, `写入选定的 ${rows.length} 行`))
    await hand.click(page.getByRole('link', { name: '查看任务表' }))
    await hand.click(button(page, `下达待下达的 ${rows.length} 项…`))
    await page.getByRole('dialog', { name: `下达 ${rows.length} 项任务？` }).waitFor()
    await hand.click(dialogButton(page, /^下\s?达$/))
    await waitForNotice(page, `已下达 ${rows.length} 项`)
    console.info(`handed out after ${counted.clicks} clicks and ${counted.fields} fields`)
    expect(counted.clicks).toBeLessThanOrEqual(45)
    expect(counted.fields).toBeLessThanOrEqual(20)
  }, 300_000)
})
