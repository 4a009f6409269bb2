import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { mayWriteByClock } from '../../packages/server/src/access/clock.ts'
import type { SignedIn } from '../../packages/server/src/access/signed-in.ts'
import { openPeriods } from '../../packages/server/src/commands/reporting/open-periods.ts'
import { closeContexts, contextOfTest, sharedBrowser } from '../browser.ts'
import { type ReportingDesk, reportingDesk } from './reporting-desk.ts'

/** A desk with two units, five people and a running period, and what its tests do to pages most. */
export interface DeskOfActs {
  /** The server, its record and its API; units, people and tasks of a test's own are made with `running.desk`. */
  readonly running: ReportingDesk
  readonly units: { readonly lead: string; readonly partner: string }
  readonly people: Readonly<Record<'officer' | 'head' | 'partner' | 'supervisor' | 'colleague', SignedIn>>
  /** Id of the running period, March 2031. */
  readonly march: string
  /** A page of somebody's own at an address of the desk, `tasks?group=lead`; closed after the test. */
  readonly open: (who: SignedIn, address: string, width?: number) => Promise<Page>
  /** The body of what the API answers somebody. */
  readonly ask: (who: SignedIn, path: string) => Promise<Awaited<ReturnType<ReportingDesk['desk']['ask']>>['body']>
  /** Saves the officer's report of a task, for the running period unless said otherwise. */
  readonly save: (
    task: string,
    content: object,
    revision?: number | null,
    period?: string,
  ) => ReturnType<ReportingDesk['desk']['ask']>
}

/**
 * Makes a desk for the tests of one `describe` and one page after another in the shared browser; a failed test says what
 * stood on its screens. Call it once in the `describe`, and the returned function in each test. A new suite of the desk
 * begins with this: the database is a copy and the browser runs already, so it costs about a second.
 */
export function deskOfActs(): () => DeskOfActs {
  let running: ReportingDesk | undefined
  let made: DeskOfActs | undefined
  const opened: BrowserContext[] = []
  beforeAll(async () => {
    const [started, browser] = await Promise.all([reportingDesk(), sharedBrowser()])
    running = started
    made = await furnish(started, browser, opened)
  }, 300_000)
  afterAll(() => running?.end(), 300_000)
  afterEach(async ({ task }) => {
    const contexts = opened.splice(0)
    if (task.result?.state === 'fail')
      for (const page of contexts.flatMap((context) => context.pages()))
        console.error(page.url(), (await page.locator('body').innerText()).slice(0, 1500))
    await closeContexts(contexts)
  })
  return () => {
    if (!made) throw new Error('the desk is not made yet')
    return made
  }
}

async function furnish(running: ReportingDesk, browser: Browser, opened: BrowserContext[]): Promise<DeskOfActs> {
  const { desk } = running
  const units = { lead: await desk.unit('交通运输局'), partner: await desk.unit('财政局') }
  const people = {
    officer: await desk.person('unit-officer', units.lead),
    head: await desk.person('unit-head', units.lead),
    partner: await desk.person('unit-officer', units.partner),
    supervisor: await desk.person('supervisor'),
    colleague: await desk.person('supervisor'),
  }
  await openPeriods(desk.record.db, mayWriteByClock(desk.jurisdictionId), desk.clock.now)
  const march: string = (await desk.ask(people.officer, 'GET', '/periods')).body.periods[0].periodId
  return {
    running,
    units,
    people,
    march,
    open: async (who, address, width = 1440) => {
      const context = await contextOfTest(browser, {
        viewport: { width, height: width < 500 ? 844 : 900 },
        extraHTTPHeaders: running.as(who),
        timezoneId: 'Asia/Shanghai',
      })
      opened.push(context)
      const page = await context.newPage()
      await page.goto(`${running.address}/${address}`)
      await page.locator('h1, .notice h2').first().waitFor()
      return page
    },
    ask: async (who, path) => (await desk.ask(who, 'GET', path)).body,
    save: (task, content, revision = null, period = march) =>
      desk.ask(people.officer, 'PUT', `/tasks/${task}/progress/${period}`, {
        revision,
        content: { ...emptyReport, ...content },
      }),
  }
}

const emptyReport = {
  unchanged: false,
  percent: null,
  situation: '',
  problems: '',
  nextStep: '',
  coordination: '',
  figures: [],
}

/** Presses a button by its name, whole where it is given as a text. */
export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()

/** The name of a short button, between whose two characters antd puts a blank. */
export const two = (words: string): RegExp => new RegExp(`^${[...words].join('\\s?')}$`)

/** Chooses from a list that can be searched, by typing. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click()
  await page.keyboard.type(option)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor()
  await page.keyboard.press('Enter')
}
