import { describe, expect, test } from 'vitest'
import type { Role } from '../../packages/server/src/domain/vocabulary.ts'
import { browserPath, keepScreenshot, waitForNotice } from '../browser.ts'
import { choose, deskOfActs, press, two } from './acts.fixture.ts'

// every act here is pressed on the screen and then read from the API; one desk serves all
describe.runIf(browserPath)('acts of administration in a browser', { timeout: 240_000 }, () => {
  const here = deskOfActs()
  const administrator = (role: Role) => here().running.desk.person(role)

  test('what one administrator asks for another one confirms, and the person is told', async () => {
    const { open, ask } = here()
    const [system, security] = [
      await administrator('system-administrator'),
      await administrator('security-administrator'),
    ]
    const [leaver, heir] = [await administrator('leader'), await administrator('reader')]
    const over = { toPersonId: heir.personId, leaves: false }
    await here().running.desk.ask(system, 'POST', `/people/${leaver.personId}/hand-over`, over)
    const asking = await open(system, 'administration/people')
    await asking.getByRole('button', { name: two('撤回') }).waitFor()
    const page = await open(security, 'administration/people')
    await press(page, two('确认'))
    await press(page.getByRole('dialog'), two('确认'))
    await page.getByRole('heading', { name: '待确认的权限变更' }).waitFor({ state: 'detached' })
    const told = await open(heir, '')
    await told.getByText('办理了工作移交').waitFor()
    await press(told, '知道了')
    await told.getByText('办理了工作移交').waitFor({ state: 'detached' })
    expect((await ask(heir, '/notices')).notices).toEqual([])
  })

  test('who has a first step left is led to it; nobody else sees the list', async () => {
    const { people, open, ask } = here()
    const system = await administrator('system-administrator')
    for (const [who, address, width] of [
      [people.supervisor, '', 1440],
      [people.supervisor, '', 390],
      [system, 'administration/people', 1440],
      [people.officer, '', 1440],
    ] as const) {
      // what the other tests made counts too
      const { steps } = await ask(who, '/first-steps')
      const page = await open(who, address, width)
      await page.waitForLoadState('networkidle')
      const list = page.getByRole('region', { name: '开始使用' })
      await expect.poll(() => list.getByRole('listitem').count(), { timeout: 20_000 }).toBe(steps.length)
      const own = steps.filter((one: { own: boolean; done: boolean }) => one.own && !one.done)
      expect(await list.getByRole('link').count()).toBe(own.length)
      if (who === people.supervisor) await keepScreenshot(page, `first-steps-${width}`)
    }
  })

  test('every screen has its help, without network too', async () => {
    const { people, open } = here()
    for (const width of [1440, 390]) {
      const page = await open(people.supervisor, 'progress?show=periods', width)
      await page.context().setOffline(true)
      await press(page, '帮助')
      const help = page.getByRole('dialog', { name: '帮助：进展填报' })
      await help.getByText('每个数字都可点开').waitFor()
      expect(await help.getByRole('listitem').count()).toBeLessThanOrEqual(10)
      await keepScreenshot(page, `help-${width}`)
    }
  })

  test('a delegation is made and ended', async () => {
    const { people, open, ask } = here()
    const page = await open(people.supervisor, 'delegations')
    const { people: colleagues } = await ask(people.supervisor, '/colleagues')
    const other = colleagues.find(({ personId }: { personId: string }) => personId === people.colleague.personId)
    await choose(page, page.getByLabel('代理人'), other.name)
    await page.getByLabel('止日').fill('2031-03-20')
    await page.getByLabel('止日').press('Tab')
    await page.getByLabel('事由').fill('出差')
    await press(page, two('设立'))
    await page.getByRole('cell', { name: '出差' }).waitFor()
    const { delegations } = await ask(people.supervisor, '/delegations')
    expect(delegations).toMatchObject([{ to: other.name, validFrom: '2031-03-10', validTo: '2031-03-20' }])
    await press(page, two('结束'))
    await press(page.getByRole('dialog'), two('结束'))
    await page.getByText('现在没有代理。').waitFor()
    expect((await ask(people.supervisor, '/delegations')).delegations).toEqual([])
  })

  test('rules get a new version, and the calendar a year', async () => {
    const { running, open, ask } = here()
    const security = await administrator('security-administrator')
    const page = await open(security, 'administration/rules')
    await page.getByLabel('▲ 滞后：落后达到').fill('8')
    await page.getByLabel('说明（可不填）').first().fill('会议研究')
    await page.getByRole('button', { name: '保存为新的一版' }).first().click()
    await waitForNotice(page, '已保存为新的一版')
    expect((await ask(security, '/rules')).lights[0]).toMatchObject({ rules: { yellowAt: -8 }, note: '会议研究' })

    await page.goto(`${running.address}/administration/calendar`)
    await page.getByRole('button', { name: /^录入/ }).click()
    const year = Number(await page.getByLabel('年份').inputValue())
    await page.getByLabel('依据的通知').fill('测试用的通知')
    await page.getByLabel(/^放假/).fill('10-01~10-07')
    await page.getByLabel(/^调休上班/).fill('10-09')
    await press(page, two('保存'))
    await waitForNotice(page, `已保存 ${year} 年日历`)
    const saved = (await ask(security, '/calendar')).years.find((one: { year: number }) => one.year === year)
    expect(saved.days).toHaveLength(8)
  })

  test('the ledger is verified, also against a head noted earlier', async () => {
    const { open } = here()
    const audit = await administrator('audit-administrator')
    const page = await open(audit, 'administration/ledger')
    await press(page, '核验台账')
    await page.getByText('逐条核验无误').waitFor()
    await page.getByLabel('以前抄存的校验码').fill('f'.repeat(64))
    await press(page, '核验台账')
    await page.locator('.verified.broken').waitFor()
  })

  test('a unit is merged into another, and one is closed', async () => {
    const { running, open, ask } = here()
    const { desk } = running
    const system = await administrator('system-administrator')
    const [old, idle] = [await desk.unit('公路管理站'), await desk.unit('渡口管理所')]
    const end = async (name: string, into: string | null) => {
      const page = await open(system, 'administration/units')
      await press(page, name)
      const drawer = page.getByRole('dialog')
      const successor = drawer.locator('section, .drawer-part', { hasText: '合并与撤销' }).getByLabel('并入')
      if (into) await choose(page, successor, into)
      await press(drawer, '合并或撤销')
      await page
        .getByRole('dialog')
        .filter({ hasText: into ? '并入所选单位' : '撤销“' })
        .getByRole('button', { name: two('确定') })
        .click()
      await waitForNotice(page, '已办理')
    }
    await end('公路管理站', '交通运输局')
    await end('渡口管理所', null)
    const all = (await ask(system, '/units')).units as readonly { unitId: string; to: string | null }[]
    expect(all.filter(({ unitId }) => [old, idle].includes(unitId)).map(({ to }) => to)).toEqual([
      '2031-03-10',
      '2031-03-10',
    ])
  })

  test('a view of the task table is saved, used and removed', async () => {
    const { running, units, people, open, ask } = here()
    await running.desk.task({ lead: units.lead })
    const page = await open(people.supervisor, 'tasks?group=lead')
    const views = page.getByRole('navigation', { name: '视图' })
    await press(views, '＋ 存为视图')
    await page.getByLabel('视图名称').fill('按牵头单位')
    await press(page.locator('.tasks-view-save'), two('保存'))
    // it is at once a tab, and the one that is shown
    await views.getByRole('button', { name: '按牵头单位', exact: true, pressed: true }).waitFor()
    await page.goto(`${running.address}/tasks`)
    await views.getByRole('button', { name: '全部', pressed: true }).waitFor()
    await views.getByRole('button', { name: '按牵头单位', exact: true }).click()
    await page.waitForURL(/group=lead/)
    await press(page, '删除视图“按牵头单位”')
    await press(page.getByRole('dialog'), two('删除'))
    await views.getByRole('button', { name: '按牵头单位', exact: true }).waitFor({ state: 'detached' })
    expect((await ask(people.supervisor, '/views?screen=tasks')).views).toEqual([])
  })
})
