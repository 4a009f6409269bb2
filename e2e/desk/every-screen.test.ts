import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteAdministrator } from '../../packages/server/src/commands/people/found-administrator.ts'
import { adoptReport } from '../../packages/server/src/commands/reports/adopt-report.ts'
import { browserPath, sharedBrowser, waitForNotice } from '../browser.ts'
import { yunxi, yunxiReport } from '../fictitious/yunxi.ts'
import { byKeys } from './by-keys.ts'
import { type DemonstrationCity, demonstrationCity } from './city-of-demonstration.ts'
import { computeScores } from './compute-scores.ts'
import { draftInspection } from './draft-inspection.ts'
import { draftMatter } from './draft-matter.ts'
import { expectEqualNumbers } from './equal-numbers.ts'
import { expectEqualSupervision } from './equal-numbers-of-supervision.ts'
import { follow } from './follow.ts'
import { expectSupervised, expectTold, expectWholeLedger } from './ledger-of-demonstration.ts'
import { look } from './look.ts'
import { codeOf } from './people.fixture.ts'
import { routeOf, routesOfDesk } from './routes-of-desk.ts'
import { type RunningDesk, runningDesk } from './running-desk.ts'

const wide = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const routes = routesOfDesk()
/** Of `/:code/tasks/:taskId` it is `tasks`: screens of different areas have nothing on them in common but the frame. */
const areaOf = (route: string) => route.split('/')[2] ?? ''

describe.runIf(browserPath)('every screen of the desk, for everybody', { timeout: 900_000 }, () => {
  let desk: RunningDesk
  let browser: Browser
  let city: DemonstrationCity
  const visited = new Set<string>()
  beforeAll(async () => {
    desk = await runningDesk(yunxi)
    city = await demonstrationCity(desk)
    browser = await sharedBrowser()
  }, 600_000)
  afterAll(async () => {
    await desk?.stop()
  }, 300_000)

  /** The first time a route is opened by its address; after that as a link from another screen does, and nothing loads again. */
  const go = async (page: Page, address: string) => {
    const route = routeOf(address, routes)
    const from = routeOf(page.url().replace(/^.*?\/desk/, ''), routes)
    const within =
      visited.has(route) && areaOf(route) !== areaOf(from) && (await page.locator('.shell-main > *').count()) > 0
    visited.add(route)
    if (within) await follow(page, `/desk${address}`)
    else await page.goto(`${desk.root}/desk${address}`)
    await page.locator('h1, .notice h2').first().waitFor()
  }
  const visit = async (page: Page, address: string, name: string) => {
    await go(page, address)
    await look(page, name)
  }
  const somebody = (userName: string, options: BrowserContextOptions = wide) =>
    desk.page(browser, city.signIn(userName), options)
  const at = (path: string) => `/${city.code}${path}`
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

  test('the ledger of the city is whole, goes on in time and tells what the screens show, before anybody looks', async () => {
    await expectWholeLedger(desk.db, city.jurisdictionId)
    await expectTold(desk.db, city.jurisdictionId)
    await expectSupervised(desk.db, city.jurisdictionId)
  })

  test('equal numbers are equal wherever they are shown', async () => {
    const page = await somebody('ducha')
    await expectEqualNumbers(page, desk.root, city.code)
    await expectEqualSupervision(page, desk.root, city.code)
  })

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
      await visit(page, at('/administration/network'), 'network')
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
      await page.getByRole('dialog').getByText('重新开启须写明理由').waitFor()
      await look(page, 'periods-close')
      await visit(page, form.replace('/progress/', '/tasks/').replace(/\/[^/]*$/, ''), 'task')
      await visit(page, at('/matters/new'), 'matter-new')
      const matter = await draftMatter(page, desk.root, city.code)
      await visit(page, at('/matters'), 'matters')
      await visit(page, at('/messages?show=all'), 'messages')
      await visit(page, at('/slips'), 'slips')
      await visit(page, at('/instructions'), 'instructions')
      await visit(page, at('/indicators'), 'indicators')
      await visit(page, at('/clues'), 'clues')
      await visit(page, at('/matters/orders'), 'orders from above')
      await visit(page, at('/inspections'), 'inspections')
      const inspection = await draftInspection(page, desk.root, city.code)
      await visit(page, at('/inspections/new'), 'inspection-new')
      await visit(page, at(`/inspections/${inspection}`), 'inspection')
      await visit(page, at(`/inspections/${inspection}/edit`), 'inspection-edit')
      await visit(page, at(`/inspections/${inspection}/print`), 'inspection-print')
      await visit(page, at('/scores'), 'scores')
      const score = await computeScores(page, desk.root, city.code)
      await visit(page, at(`/scores/${score}`), 'score')
      await visit(page, await link(page, `/scores/${score}/units/`), 'score-unit')
      await visit(page, at('/burden'), 'burden')
      await visit(page, at('/comments'), 'comments')
      await visit(page, at('/matters/urges'), 'matter-urges')
      await visit(page, at('/search?q=小区'), 'search')
      expect.soft(await page.locator('.search-found section li').count()).toBeGreaterThan(0)
      await visit(page, at('/manual?for=office'), 'manual')
      await visit(page, at('/search'), 'empty-search')
      await visit(page, at(`/matters/${matter}`), 'matter')
      await page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name: '提请立项' }).press('Enter')
      await page.getByRole('dialog').getByRole('checkbox').waitFor()
      await look(page, 'matter-act')
      await visit(page, at(`/matters/${matter}/edit`), 'matter-edit')
      await visit(page, at('/overview'), 'overview')
      const beyond = await page
        .locator('.wide')
        .last()
        .evaluate((place) => place.scrollWidth - place.clientWidth)
      expect.soft(beyond, 'the lights of the year are cut off').toBe(0)
      await page.locator('.count[title*="严重滞后"]').first().press('Enter')
      const red = page.getByRole('dialog', { name: /严重滞后/ })
      await red.waitFor()
      await look(page, 'overview-rows')
      // an order begins at a red task
      await red.getByRole('listitem').first().getByRole('link').first().press('Enter')
      await page.getByRole('link', { name: '交办督办事项' }).press('Enter')
      await page.waitForURL(/matters\/new\?task=/)
      await visit(page, at('/overview?by=unit'), 'overview-units')
      await visit(page, await link(page, '/units/'), 'unit-year')
      await visit(page, at('/overview?by=leader'), 'overview-leaders')
      await visit(page, await link(page, '/leaders/'), 'leader-year')
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
      await both(leader, at('/settlements'), 'settlements-leader')
      const head = await somebody('danwei02', { ...wide, hasTouch: true })
      await both(head, at(''), 'workbench-head')
      await both(head, at('/progress?show=to-check'), 'to-check')
      await both(head, at('/settlement-replies'), 'settlement-replies')
      await found
      await both(head, form, 'form-head')
    }
    await Promise.all([reports(), checksAndReads()])
  })

  test('the September bulletin from nothing to .docx in ten acts, its numbers those of the overview', async () => {
    const page = await somebody('ducha')
    const keys = byKeys(page)
    await go(page, at('/overview?month=9'))
    const numbers = (words: readonly string[]) => words.map((one) => Number.parseInt(one, 10)).filter((n) => n > 0)
    const seen = numbers(await page.locator('.overview-sentence .count').allInnerTexts())
    const turns = numbers(await page.locator('section', { hasText: '本月变化' }).locator('p .count').allInnerTexts())
    let acts = 0
    const act = async (does: Promise<unknown>) => {
      acts++
      await does
    }
    await act(keys.press(page.getByRole('link', { name: '通报' })))
    await page.getByRole('heading', { name: '通报', exact: true }).waitFor()
    visited.add(routeOf(at('/bulletins'), routes))
    await look(page, 'bulletins')
    await act(keys.press(page.getByRole('button', { name: '新建通报' })))
    const asked = page.getByRole('dialog', { name: /新建通报/ })
    await asked.getByLabel('月份').waitFor()
    await look(page, 'bulletin-new')
    await act(keys.choose(asked.getByLabel('月份'), '9月'))
    await act(keys.press(asked.getByRole('button', { name: '生成通报' })))
    await page.getByRole('heading', { name: /2026年9月政府工作报告任务落实情况的通报/ }).waitFor()
    visited.add(routeOf(at('/bulletins/one'), routes))
    const parts = page.locator('.bulletin-computed')
    const told = numbers(await parts.nth(0).locator('p').first().locator('.count').allInnerTexts())
    expect(told).toEqual(seen)
    const turned = numbers(await parts.nth(1).locator('p').first().locator('.count').allInnerTexts())
    expect(turned).toEqual(expect.arrayContaining(turns))
    await look(page, 'bulletin-1440')
    const address = new URL(page.url()).pathname.replace(/^\/desk/, '')
    await act(keys.press(page.getByRole('button', { name: '提请审批' })))
    await waitForNotice(page, '已办理：提请审批。')
    const leader = await somebody('fushizhang1', { ...phone })
    const hers = byKeys(leader)
    await go(leader, at(''))
    await act(hers.press(leader.getByRole('region', { name: '通报' }).getByRole('link', { name: /2026年9月/ })))
    await act(hers.press(leader.getByRole('button', { name: '批准', exact: true })))
    const sure = leader.getByRole('dialog').filter({ hasText: '批准这份通报' })
    await act(hers.press(sure.getByRole('button', { name: '批准', exact: true })))
    await waitForNotice(leader, '已办理：批准。')
    await look(leader, 'bulletin-390')
    await page.reload()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      act(keys.press(page.getByRole('link', { name: '下载文稿' }))),
    ])
    expect(file.suggestedFilename()).toMatch(/通报\.docx$/)
    expect(acts).toBeLessThanOrEqual(10)
    await page.locator('.bulletin-computed .count').nth(1).press('Enter')
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await look(page, 'bulletin-rows')
    await keys.press(page.getByRole('dialog').getByRole('button', { name: /关闭|Close/ }))
    await keys.press(page.getByRole('button', { name: '印发', exact: true }))
    const sending = page.getByRole('dialog', { name: '印发' })
    await keys.press(sending.getByRole('button', { name: /印发给/ }))
    await waitForNotice(page, '已办理：印发。')
    const head = await somebody('danwei02', { ...phone })
    await go(head, address)
    await head.getByRole('button', { name: '签收通报' }).press('Enter')
    await waitForNotice(head, '已签收。')
    await look(head, 'bulletin-head-390')
  })

  test('a place that begins: what will stand where nothing is yet', async () => {
    const who = await desk.person({ userName: 'begins', name: '周督查', role: 'supervisor' })
    const here = (path: string) => `/${yunxi.code}${path}`
    const work = async () => {
      const page = await desk.page(browser, who, wide)
      for (const path of [
        '',
        '/reports',
        '/tasks',
        '/progress',
        '/progress?show=not-reported',
        '/overview',
        '/wall',
        '/inspections',
        '/scores',
        '/bulletins',
      ])
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
    // a year to settle: this report adopted, the next one's review read
    const adopted = await adoptReport(desk.db, desk.may, new Date(), reportId)
    if (adopted.kind === 'refused') throw new Error(adopted.message)
    const nextId = await desk.take(yunxiReport(2025))
    await desk.db.updateTable('proposal').set({ state: 'accepted' }).where('report_id', '=', nextId).execute()
    await visit(page, here('/reports'), 'reports-to-settle')
    await page.getByRole('button', { name: '开始 2024 年对账' }).press('Enter')
    await page.locator('.settle-work').waitFor()
    await visit(page, page.url().replace(/^.*\/desk/, ''), 'settlement')
  })

  test('no screen was left out, and no page’s console spoke of an error', () => {
    expect.soft(routes.filter((route) => !visited.has(route))).toEqual([])
    expect(desk.troubles).toEqual([])
  })
})
