import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteAdministrator } from '../../packages/server/src/commands/people/found-administrator.ts'
import { browserPath, keepScreenshot, launch } from '../browser.ts'
import { yunxi, yunxiReport } from '../fictitious/yunxi.ts'
import { expectAccessible, inScheme, settled } from './barriers.ts'
import { byKeys } from './by-keys.ts'
import { type DemonstrationCity, demonstrationCity } from './city-of-demonstration.ts'
import { codeOf } from './people.fixture.ts'
import { routeOf, routesOfDesk } from './routes-of-desk.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

const wide = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const routes = routesOfDesk()

describe.runIf(browserPath)('every screen of the desk, for everybody', { timeout: 300_000 }, () => {
  let desk: RunningDesk
  let browser: Browser
  let city: DemonstrationCity
  const visited = new Set<string>()
  beforeAll(async () => {
    desk = await runningDesk(yunxi)
    city = await demonstrationCity(desk)
    browser = await launch()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  }, 300_000)

  /**
   * Nothing is in the way on what the page shows, by day and by night; on a phone and where nothing is yet the colours
   * are those of the wide screen with its rows, and are not looked at again by night. Pictures are kept when they are asked for.
   */
  const look = async (page: Page, name: string) => {
    await settled(page)
    if (process.env.LUOSHI_SCREENSHOTS)
      for (const scheme of ['dark', 'light'] as const) {
        await inScheme(page, scheme)
        await keepScreenshot(page, `every-${name}${scheme === 'dark' ? '-dark' : ''}`)
      }
    const places = await page
      .locator('.shell-places')
      .evaluateAll((all) => all.map((one) => Math.min(0, one.getBoundingClientRect().bottom - window.innerHeight)))
    expect
      .soft(
        places.filter((short) => short !== 0),
        `${name}: the places end before the window`,
      )
      .toEqual([])
    await expectAccessible(page, name, /-390$|^empty/.test(name) ? ['light'] : ['light', 'dark'])
  }
  const go = async (page: Page, address: string) => {
    visited.add(routeOf(address, routes))
    await page.goto(`${desk.root}/desk${address}`)
    await page.locator('h1, .notice h2').first().waitFor()
  }
  const visit = async (page: Page, address: string, name: string) => {
    await go(page, address)
    await look(page, name)
  }
  const somebody = (userName: string, options: BrowserContextOptions = wide) =>
    desk.page(browser, city.signIn(userName), options)
  const at = (path: string) => `/${city.code}${path}`
  /** A matter of somebody signed in, as a draft; its id comes out. */
  const draftedMatter = async (page: Page): Promise<string> => {
    const api = `${desk.root}/desk/api/${city.code}`
    const { units } = (await (await page.request.get(`${api}/units`)).json()) as {
      units: { unitId: string; to: string | null }[]
    }
    const answer = await page.request.post(`${api}/matters`, {
      headers: { 'x-luoshi-desk': '1', origin: desk.root },
      data: {
        kind: 'daily',
        title: '供热管网改造进度滞后',
        asked: '查清原因，供暖前完工。',
        importance: 'major',
        source: 'meeting',
        clock: { preset: '13710', importance: 'major' },
        leadUnitIds: units
          .filter(({ to }) => to === null)
          .slice(0, 1)
          .map(({ unitId }) => unitId),
      },
    })
    return ((await answer.json()) as { matterId: string }).matterId
  }
  const link = async (page: Page, part: string) => {
    const found = page.locator(`main a[href*="${part}"]`).first()
    await found.waitFor()
    return ((await found.getAttribute('href')) ?? '').replace(/^.*\/desk/, '')
  }
  const setUpFactor = async (page: Page, name: string) => {
    const keys = byKeys(page)
    await keys.type(page.getByLabel('口令', { exact: true }), city.signIn('').password)
    await keys.press(page.getByRole('button', { name: '开始绑定' }))
    const secret = await page.locator('.factor-words code').textContent()
    if (name !== '') await look(page, `${name}-confirm`)
    await keys.type(page.getByLabel('应用显示的 6 位动态口令'), codeOf(secret ?? ''))
    await keys.press(page.getByRole('button', { name: '确认绑定' }))
    await page.getByText('我已妥善保存备用码').waitFor()
    if (name !== '') await look(page, `${name}-codes`)
    await keys.tick(page.getByRole('checkbox', { name: '我已妥善保存备用码' }))
    await keys.press(page.getByRole('button', { name: '完成', exact: true }))
    await page.locator('.shell').waitFor()
  }

  test('before the desk: the first run, signing in, the second factor, the choice of a place', async () => {
    const nobody = await desk.page(browser, null, wide)
    const secret = await inviteAdministrator(desk.db, new Date(), desk.may.jurisdictionId)
    await visit(nobody, `/set-up#${secret}`, 'set-up')
    await visit(nobody, '/sign-in', 'sign-in')
    const small = await desk.page(browser, null, phone)
    await visit(small, '/sign-in', 'sign-in-390')
    // somebody who works in two places
    const { accountId, password } = await desk.person({ userName: 'both', role: 'supervisor' })
    await desk.db
      .insertInto('person')
      .values({
        jurisdiction_id: city.jurisdictionId,
        person_id: crypto.randomUUID(),
        account_id: accountId,
        name: '某人',
        post: null,
        phone: null,
        email: null,
        created_at: new Date(),
        left_on: null,
      })
      .execute()
    const both = await desk.page(browser, { userName: 'both', password }, wide)
    await visit(both, '/', 'places')
  })

  // of two walks beside one another one loads while the other is looked at

  test('administrators: people, units, delegations, rules, calendar, ledger, log', async () => {
    const ofSystem = async () => {
      const page = await somebody('xitong')
      await visit(page, '/account', 'second-factor')
      await setUpFactor(page, 'second-factor')
      await visit(page, at('/administration'), 'people')
      await page.locator('.plain-name').nth(20).press('Enter')
      await page.getByRole('dialog').getByText('移交与离岗').waitFor()
      await look(page, 'person')
      await go(page, at('/administration/people'))
      await page.getByRole('button', { name: '添加人员' }).press('Enter')
      await page.getByRole('dialog').getByLabel('姓名').waitFor()
      await look(page, 'person-new')
      await visit(page, at('/administration/units'), 'units')
      await page.locator('.plain-name').nth(3).press('Enter')
      await page.getByRole('dialog').getByText('合并与撤销').first().waitFor()
      await look(page, 'unit')
    }
    const ofSecurityAndAudit = async () => {
      const security = await somebody('anquan')
      await security.goto(`${desk.root}/desk/account`)
      await setUpFactor(security, '')
      await visit(security, at('/administration/rules'), 'rules')
      await visit(security, at('/administration/calendar'), 'calendar')
      await security.getByRole('button', { name: '修改' }).first().press('Enter')
      await security.getByRole('button', { name: /^保\s?存$/ }).waitFor()
      await look(security, 'calendar-year')
      await visit(security, at('/administration/people'), 'people-security')
      await security.locator('.plain-name').nth(20).press('Enter')
      await security.getByRole('dialog').getByText('增加角色').waitFor()
      await look(security, 'person-roles')
      await visit(security, at('/administration/delegations'), 'delegations-all')
      const audit = await somebody('shenji')
      await audit.goto(`${desk.root}/desk/account`)
      await setUpFactor(audit, '')
      await visit(audit, at('/administration/ledger'), 'ledger')
      await audit.locator('.ant-table-row-expand-icon').first().press('Enter')
      await audit.locator('.ledger-body').waitFor()
      await look(audit, 'ledger-entry')
      await visit(audit, at('/administration/security-log'), 'security-log')
      await visit(audit, '/account', 'account-administrator')
    }
    await Promise.all([ofSystem(), ofSecurityAndAudit()])
  })

  test('the supervisor: the year in full', async () => {
    const plans = async () => {
      const page = await somebody('ducha')
      await visit(page, at(''), 'workbench-supervisor')
      await visit(page, at('/reports'), 'reports')
      await visit(page, await link(page, '/reports/'), 'review-adopted')
      await visit(page, at('/tasks'), 'tasks')
      await page.getByRole('button', { name: '更多筛选' }).press('Enter')
      await page.getByRole('grid').focus()
      await page.keyboard.press('Space')
      await page.getByRole('region', { name: '批量办理' }).waitFor()
      await look(page, 'tasks-chosen')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog').getByText('报告原文').first().waitFor()
      await look(page, 'tasks-plan')
      await visit(page, at('/tasks/exchange'), 'exchange')
      await page.getByRole('button', { name: /^导\s?出$/ }).press('Enter')
      await page.getByRole('menuitem').first().waitFor()
      await look(page, 'exchange-menu')
      await visit(page, at('/administration/publication'), 'publication')
      await visit(page, at('/administration/rules'), 'rules-supervisor')
      await visit(page, at('/delegations'), 'delegations')
      await visit(page, '/account', 'account')
      await visit(page, at('/nothing'), 'nothing')
    }
    const follows = async () => {
      const page = await somebody('ducha')
      await visit(page, at('/progress'), 'to-judge')
      const form = await link(page, '/progress/')
      await page.getByRole('button', { name: '退回', exact: true }).first().press('Enter')
      await page.getByRole('dialog').getByLabel('理由').waitFor()
      await look(page, 'to-judge-return')
      await visit(page, form, 'form-supervisor')
      await visit(page, at('/progress?show=not-reported'), 'not-reported')
      await visit(page, at('/progress?show=periods'), 'periods')
      await page
        .getByRole('button', { name: /^关\s?闭/ })
        .first()
        .press('Enter')
      await page.getByRole('dialog').getByText('关闭不能撤销').waitFor()
      await look(page, 'periods-close')
      await visit(page, form.replace('/progress/', '/tasks/').replace(/\/[^/]*$/, ''), 'task')
      await visit(page, at('/matters/new'), 'matter-new')
      const matter = await draftedMatter(page)
      await visit(page, at('/matters'), 'matters')
      await visit(page, at(`/matters/${matter}`), 'matter')
      await page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: '提请立项' }).press('Enter')
      await page.getByRole('dialog').getByRole('checkbox').waitFor()
      await look(page, 'matter-act')
      await visit(page, at(`/matters/${matter}/edit`), 'matter-edit')
      await visit(page, at('/overview'), 'overview')
      const beyond = await page.locator('.wide').evaluate((place) => place.scrollWidth - place.clientWidth)
      expect.soft(beyond, 'the lights of the year are cut off').toBe(0)
      await page.locator('.count').first().press('Enter')
      await page.getByRole('dialog').waitFor()
      await look(page, 'overview-rows')
      await visit(page, at('/overview?by=unit'), 'overview-units')
      await visit(page, at('/wall'), 'wall')
    }
    await Promise.all([plans(), follows()])
  })

  test('who reports, who sends and who reads, at a desk and on a phone', async () => {
    // one load of a screen is looked at in both widths
    const both = async (page: Page, address: string, name: string) => {
      await page.setViewportSize(wide.viewport)
      await visit(page, address, `${name}-1440`)
      await page.setViewportSize(phone.viewport)
      await look(page, `${name}-390`)
    }
    let form = ''
    let formFound = () => {}
    const found = new Promise<void>((resolve) => {
      formFound = resolve
    })
    const reports = async () => {
      const officer = await somebody('chengban02', { ...wide, hasTouch: true })
      await both(officer, at('/progress'), 'my-tasks')
      await officer.setViewportSize(wide.viewport)
      form = await link(officer, '/progress/')
      formFound()
      await both(officer, form, 'form-officer')
      await both(officer, form.replace('/progress/', '/tasks/').replace(/\/[^/]*$/, ''), 'task')
      await both(officer, at(''), 'workbench-officer')
      await both(officer, at('/progress?show=to-report'), 'to-report')
      await both(officer, at('/tasks'), 'tasks-officer')
      await both(officer, at('/delegations'), 'delegations')
      await both(officer, '/account', 'account')
    }
    const checksAndReads = async () => {
      const leader = await somebody('fushizhang1', { ...wide, hasTouch: true })
      await both(leader, at(''), 'workbench-leader')
      await both(leader, at('/overview'), 'overview-leader')
      await both(leader, at('/tasks'), 'tasks-leader')
      await both(leader, at('/wall'), 'wall')
      await both(leader, at('/matters'), 'matters-leader')
      const head = await somebody('danwei02', { ...wide, hasTouch: true })
      await both(head, at(''), 'workbench-head')
      await both(head, at('/progress?show=to-check'), 'to-check')
      await found
      await both(head, form, 'form-head')
    }
    await Promise.all([reports(), checksAndReads()])
  })

  test('a place that begins: what will stand where nothing is yet', async () => {
    const who = await desk.person({ userName: 'begins', name: '周督查', role: 'supervisor' })
    const here = (path: string) => `/${yunxi.code}${path}`
    const work = async () => {
      const page = await desk.page(browser, who, wide)
      for (const path of ['', '/reports', '/tasks', '/progress', '/progress?show=not-reported', '/overview', '/wall'])
        await visit(page, here(path), `empty${path.replace(/\W+/g, '-')}`)
    }
    const keeping = async () => {
      const page = await desk.page(browser, who, wide)
      for (const path of ['publication', 'people', 'units', 'delegations', 'rules', 'calendar', 'ledger'])
        await visit(page, here(`/administration/${path}`), `empty-${path}`)
      return page
    }
    const [page] = await Promise.all([keeping(), work()])
    const reportId = await desk.take(yunxiReport(2024))
    await visit(page, here(`/reports/${reportId}`), 'review')
  })

  test('no screen was left out, and no page’s console spoke of an error', () => {
    expect.soft(routes.filter((route) => !visited.has(route))).toEqual([])
    expect(desk.troubles).toEqual([])
  })
})
