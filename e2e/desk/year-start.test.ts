import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeUpReport } from '../../packages/server/src/commands/made-up-report.ts'
import { sheetParts, storedArchive } from '../../packages/server/src/exchange/task-table/zip-parts.ts'
import { browserPath, keepScreenshot, launch } from '../browser.ts'
import { type RunningServer, startServer, temporaryFolder } from '../luoshi-process.ts'
import { type SomebodyOfTest, setUpFactor, signIn, somebody } from './people-of-test.ts'

/** Write other words into a cell, as an office program does. */
function edited(bytes: Buffer, from: string, to: string): Buffer {
  const parts = sheetParts(bytes, 1e8)
  if (typeof parts === 'string') throw new Error(parts)
  return Buffer.from(
    storedArchive(
      new Map(
        [...parts].map(([name, part]) => [name, Buffer.from(part.toString('utf8').replaceAll(`>${from}<`, `>${to}<`))]),
      ),
    ),
  )
}

const own = 'Qinghe-2026!'
const year = new Date().getFullYear()

/** 青禾县 does not exist; its year begins in a real server, a real database and a real browser. */
describe.runIf(browserPath)('the start of a year', () => {
  let server: RunningServer
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let browser: Browser
  const who: Record<string, SomebodyOfTest> = {}
  const firstPasswords: Record<string, string> = {}
  const units: Record<string, string> = {}
  const at = (path: string) => `${server.address}desk/990101${path}`
  const person = (name: string): SomebodyOfTest => {
    const found = who[name]
    if (!found) throw new Error(`${name} has no browser`)
    return found
  }

  beforeAll(async () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build-desk.mjs', import.meta.url))])
    folder = await temporaryFolder()
    browser = await launch()
    server = await startServer({ LUOSHI_DATA: `${folder.path}/data`, HOST: '127.0.0.1', LUOSHI_LOG: 'warn' }, [
      '--no-example',
    ])
  }, 180_000)
  afterAll(async () => {
    for (const { context } of Object.values(who)) await context.close()
    await browser?.close()
    await server?.stop()
    await folder?.remove()
  })

  test('the link of the first start makes the system administrator, with a second factor', async () => {
    await expect.poll(() => server.out(), { timeout: 20_000 }).toContain('/desk/set-up#')
    const [link = ''] = /http:\S+\/desk\/set-up#\S+/.exec(server.out()) ?? []
    who.system = await somebody(browser, link)
    const { page } = who.system
    await page.getByText('成为系统管理员').waitFor()
    await keepScreenshot(page, 'desk-01-set-up')
    const another = page.getByText('另一个地区')
    if (await another.isVisible()) await another.click()
    await page.getByLabel('行政区划代码').fill('990101')
    await page.getByLabel('地区名称').fill('青禾县')
    await page.getByLabel('姓名').fill('管理员甲')
    await page.getByLabel('用户名').fill('系统管理员')
    await page.getByLabel('口令', { exact: true }).fill(own)
    await page.getByLabel('再填一次口令').fill(own)
    await page.getByRole('button', { name: '成为系统管理员' }).click()
    await page.getByRole('button', { name: '开始绑定' }).waitFor()
    await keepScreenshot(page, 'desk-02-second-factor')
    await setUpFactor(page, own)
    // the link holds once
    const again = await somebody(browser, link)
    await again.page.getByRole('alert').waitFor()
    await again.context.close()
  }, 90_000)

  test('the administrator makes units and accounts; the security administrator grants the roles of the work', async () => {
    const { ask, page } = person('system')
    for (const [key, name, shortName] of [
      ['farming', '青禾县农业农村局', '农业农村局'],
      ['housing', '青禾县住房和城乡建设局', '住建局'],
    ] as const) {
      const unit = { name, shortName, aliases: [], kind: 'department', parentId: null }
      const added = await ask<{ unitId: string }>('990101/units', unit)
      units[key] = added.unitId
    }
    const people: Record<string, string> = {}
    for (const name of ['安全甲', '督查甲', '督查乙', '农业承办', '农业局长', '副县长']) {
      const added = await ask<{ personId: string; firstPassword: string }>('990101/people', {
        name,
        post: null,
        phone: null,
        email: null,
        userName: name,
      })
      people[name] = added.personId
      firstPasswords[name] = added.firstPassword
    }
    const from = `${year}-01-01`
    const grant = (by: SomebodyOfTest, name: string, role: string, unitId: string | null = null) =>
      by.ask(`990101/people/${people[name]}/roles`, { role, unitId, from, to: null })
    await grant(person('system'), '安全甲', 'security-administrator')
    // whoever makes accounts gives no powers of the work
    await expect(grant(person('system'), '督查甲', 'supervisor')).rejects.toThrow('403')
    await page.goto(at('/administration/people'))
    await page.getByText('农业承办').first().waitFor()
    await keepScreenshot(page, 'desk-03-people')
    await page.goto(at('/administration/units'))
    await page.getByText('农业农村局').first().waitFor()
    await keepScreenshot(page, 'desk-04-units')

    who.security = await somebody(browser, `${server.address}desk/sign-in`)
    await signIn(person('security').page, '安全甲', firstPasswords.安全甲 ?? '', own)
    await person('security')
      .page.getByRole('button', { name: '绑定动态口令' })
      .click()
      .catch(() => undefined)
    await setUpFactor(person('security').page, own)
    const roles: [string, string, string | null][] = [
      ['督查甲', 'supervisor', null],
      ['督查乙', 'supervisor', null],
      ['农业承办', 'unit-officer', units.farming ?? null],
      ['农业局长', 'unit-head', units.farming ?? null],
      ['副县长', 'leader', null],
    ]
    for (const [name, role, unitId] of roles) await grant(person('security'), name, role, unitId)
  }, 120_000)

  test('the supervisor hands the report in, reviews it by keyboard and adopts it', async () => {
    who.supervisor = await somebody(browser, `${server.address}desk/sign-in`)
    const { page } = who.supervisor
    await keepScreenshot(page, 'desk-05-sign-in')
    await signIn(page, '督查甲', firstPasswords.督查甲 ?? '', own)
    await page.goto(at('/reports'))
    await page.getByRole('button', { name: '读入报告' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles({
      name: '报告.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(madeUpReport({ year })),
    })
    await dialog.getByText('我确认').click()
    await dialog.getByRole('button', { name: '读入', exact: true }).click()
    await page.getByRole('feed', { name: '待审条目' }).waitFor()
    await keepScreenshot(page, 'desk-06-review')
    const waiting = page.getByText(/还有 \d+ 项待定/)
    for (let step = 0; step < 80 && (await waiting.isVisible()); step++) {
      await page.keyboard.press('n')
      await page.keyboard.press('a')
      await page.waitForTimeout(120)
    }
    await page.getByRole('button', { name: '通过报告' }).click()
    await keepScreenshot(page, 'desk-07-adopt')
    await page.getByRole('button', { name: '通过并公开' }).click()
    await page.waitForURL(/\/tasks/)
    await page.getByText('建成高标准农田').first().waitFor()
    await keepScreenshot(page, 'desk-08-tasks')
  }, 120_000)

  interface Row {
    readonly taskId: string
    readonly revision: number
    readonly number: number
    readonly part: number
    readonly wording: string
    readonly leadIds: readonly string[]
    readonly remark: string | null
  }
  const rows = async () => (await person('supervisor').ask<{ rows: readonly Row[] }>('990101/tasks')).rows
  const row = async (words: string): Promise<Row> => {
    const found = (await rows()).find(({ wording }) => wording.includes(words))
    if (!found) throw new Error(`no task says ${words}`)
    return found
  }

  test('tasks are split, given their units and handed out; the table goes out as .xlsx, is edited and comes back', async () => {
    const { page, ask } = person('supervisor')
    const houses = await row('改造老旧小区')
    const seen = ({ taskId, revision }: Row) => ({ taskId, revision })
    await ask('990101/tasks/split', { task: seen(houses), parts: ['改造老旧小区20个', '惠及居民4000户'] })
    const leads = async (words: string, unit: string | undefined) =>
      ask('990101/tasks/edit', { tasks: [seen(await row(words))], patch: { leadIds: [unit], disclosure: 'public' } })
    await leads('建成高标准农田', units.farming)
    await leads('改造老旧小区', units.housing)
    await page.goto(at('/tasks'))
    await page.getByText('农业农村局').first().waitFor()
    await keepScreenshot(page, 'desk-09-tasks-assigned')
    await ask('990101/tasks/edit', { tasks: [seen(await row('建成高标准农田'))], patch: { remark: '改前的备注' } })
    const file = await page.evaluate(async () => {
      const answer = await fetch(new URL('api/990101/tasks/table.xlsx', document.baseURI))
      return Array.from(new Uint8Array(await answer.arrayBuffer()))
    })
    await page.goto(at('/tasks/exchange'))
    await page.locator('input[type=file]').setInputFiles({
      name: '任务表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: edited(Buffer.from(file), '改前的备注', '改后的备注'),
    })
    await page.getByText('改后的备注').waitFor()
    await keepScreenshot(page, 'desk-09-exchange')
    await page.getByRole('button', { name: '写入选定的 1 行' }).click()
    await page.getByText('已写入').first().waitFor()
    expect((await rows()).filter(({ remark }) => remark === '改后的备注')).toHaveLength(1)
    const answer = await ask<{ kind: string }>('990101/tasks/assign', { tasks: [seen(await row('建成高标准农田'))] })
    expect(answer.kind).toBe('assigned')
  }, 90_000)

  test('the officer signs for the task and reports on a phone, with a file; the head sends; the supervisor returns, then accepts', async () => {
    who.officer = await somebody(browser, `${server.address}desk/sign-in`, 390)
    const officer = who.officer.page
    await signIn(officer, '农业承办', firstPasswords.农业承办 ?? '', own)
    await officer.goto(at(''))
    await officer.getByText('待签收').first().waitFor()
    await keepScreenshot(officer, 'desk-10-officer-390')
    await officer.goto(at('/progress?show=to-sign'))
    await officer.getByRole('button', { name: '签收', exact: true }).click()
    await officer.getByText('已签收 1 项').waitFor()
    const { taskId } = await row('建成高标准农田')
    const { periods } = await who.officer.ask<{ periods: readonly { periodId: string; ordinal: number }[] }>(
      '990101/periods',
    )
    const [newest] = periods
    const form = at(`/progress/${taskId}/${newest?.periodId}`)
    await officer.goto(form)
    await officer.getByLabel('完成进度').fill('95')
    await officer.getByLabel('进展情况').fill('已建成高标准农田1.9万亩。')
    await officer.getByText('所传材料不涉及国家秘密').click()
    await officer.locator('input[type=file]').setInputFiles({
      name: '验收单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('演示用验收单，内容虚构。'),
    })
    await officer.getByRole('link', { name: '验收单.txt' }).waitFor()
    await keepScreenshot(officer, 'desk-11-form-390')
    await officer.getByRole('button', { name: '提交审签' }).click()
    await officer.getByText('已提交审签').waitFor()

    who.head = await somebody(browser, `${server.address}desk/sign-in`)
    const head = who.head.page
    await signIn(head, '农业局长', firstPasswords.农业局长 ?? '', own)
    const send = async () => {
      await head.goto(form)
      await head.getByRole('button', { name: '审签并报送' }).click()
      await head.getByText('已报送督查室。').waitFor()
    }
    await send()
    await keepScreenshot(head, 'desk-12-head')

    const supervisor = person('supervisor').page
    await supervisor.goto(at('/progress'))
    await keepScreenshot(supervisor, 'desk-13-acceptance')
    await supervisor.getByRole('button', { name: '退回', exact: true }).click()
    await supervisor.getByLabel('理由').fill('请写明下一步。')
    await supervisor.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await supervisor.getByText('已退回 1 项').waitFor()
    await officer.goto(form)
    await officer.getByLabel('下步措施').fill('年底前完成全部验收。')
    await officer.getByRole('button', { name: '提交审签' }).click()
    await officer.getByText('已提交审签').waitFor()
    await send()
    await supervisor.goto(at('/progress'))
    await supervisor.getByRole('button', { name: '通过', exact: true }).click()
    await supervisor.getByText('已通过 1 项').waitFor()
    const judged = (
      await person('supervisor').ask<{ lights: readonly { light: string; actual: string }[] }>(`990101/tasks/${taskId}`)
    ).lights
    expect(judged.at(-1)).toMatchObject({ actual: '95' })
  }, 180_000)

  test('the overview shows the light, and the public page changes when 公开 is pressed and not before', async () => {
    const { page } = person('supervisor')
    await page.goto(at('/overview'))
    await page.getByText('已下达任务').waitFor()
    await keepScreenshot(page, 'desk-14-overview')
    const { number } = await row('建成高标准农田')
    const publicPage = async () => {
      const answer = await fetch(`${server.address}990101/${year}/${number}`)
      return answer.text()
    }
    expect(await publicPage()).not.toContain('已建成高标准农田1.9万亩')
    await page.goto(at('/administration/publication'))
    await page.getByLabel('公开说明').waitFor()
    await keepScreenshot(page, 'desk-15-publication')
    await page.getByRole('button', { name: '公开', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '公开', exact: true }).click()
    await expect.poll(publicPage, { timeout: 20_000 }).toContain('已建成高标准农田1.9万亩')
    expect(await publicPage()).toContain('农业农村局')
    // what is not for the public stays inside
    expect(await publicPage()).not.toContain('年底前完成全部验收')

    who.leader = await somebody(browser, `${server.address}desk/sign-in`, 390)
    await signIn(person('leader').page, '副县长', firstPasswords.副县长 ?? '', own)
    await person('leader').page.goto(at('/overview'))
    await person('leader').page.getByText('已下达任务').waitFor()
    await keepScreenshot(person('leader').page, 'desk-16-leader-390')
    await page.goto(at('/wall'))
    await page.getByText('政府工作报告任务').waitFor()
    await keepScreenshot(page, 'desk-17-wall')
    await page.goto(at('/administration/ledger'))
    await page.locator('h1').waitFor()
    await keepScreenshot(page, 'desk-18-ledger')
  }, 120_000)
})
