import type { Locator, Page } from 'playwright-core'
import { closeContexts, sharedBrowser } from '../browser.ts'
import { clockFrom } from '../clock.ts'
import { startServer, temporaryFolder } from '../luoshi-process.ts'
import { workerPort } from '../page-pool.ts'
import { type SomebodyOfTest, signIn, somebody } from './people.fixture.ts'

/** The password everybody chooses. */
export const own = 'Qinghe-2026!'

/** Luoshi as it is started the first time, and the people who begin to work with it, each at a browser of their own. */
export interface YearOfTest {
  /** The server's time in milliseconds. */
  readonly now: () => number
  readonly address: string
  /** What the server printed so far. */
  readonly out: () => string
  /** Somebody at the desk's page that an address names, signed in by nobody. */
  readonly open: (address: string, width?: number) => Promise<SomebodyOfTest>
  /** Somebody who signs in for the first time. */
  readonly arrive: (name: string, width?: number) => Promise<SomebodyOfTest>
  /** Reads first passwords, which are shown once, and closes them knowingly. */
  readonly keepPasswords: (who: SomebodyOfTest) => Promise<void>
  /** What the consoles said of errors, of the pages that stand open. */
  readonly troubles: () => readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts a server whose clock stands at `at` (ISO 8601) and goes on from there. */
export async function yearOfTest(at: string): Promise<YearOfTest> {
  const folder = await temporaryFolder()
  const browser = await sharedBrowser()
  const clock = clockFrom(at)
  const server = await startServer(
    {
      LUOSHI_DATA: `${folder.path}/data`,
      HOST: '127.0.0.1',
      PORT: String(await workerPort()),
      LUOSHI_LOG: 'warn',
      ...clock.env,
    },
    ['--no-example'],
  )
  const opened: SomebodyOfTest[] = []
  const passwords = new Map<string, string>()
  const open = async (address: string, width?: number) => {
    const who = await somebody(browser, address, width)
    opened.push(who)
    return who
  }
  return {
    now: clock.now,
    address: server.address,
    out: server.out,
    open,
    arrive: async (name, width) => {
      const who = await open(`${server.address}desk/sign-in`, width)
      await signIn(who, name, passwords.get(name) ?? '', own)
      return who
    },
    keepPasswords: async ({ page, keys }) => {
      const slips = page.locator('.password-slip')
      await slips.first().waitFor()
      for (const slip of await slips.all()) {
        const [userName = '', password = ''] = await slip.locator('dd').allInnerTexts()
        passwords.set(userName, password)
      }
      await keys.press(button(page, '关闭').last())
      const sure = page.getByRole('dialog').filter({ has: button(page, '已保存，关闭') })
      await sure.waitFor()
      await keys.press(button(page, '已保存，关闭'))
      await slips.first().waitFor({ state: 'detached' })
    },
    troubles: () => opened.flatMap(({ page, troubles }) => (page.isClosed() ? [] : troubles)),
    stop: async () => {
      await closeContexts(opened.map(({ context }) => context))
      await server.stop()
      await folder.remove()
    },
  }
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true })

/** A button of the dialog on top. */
export const dialogButton = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true })

/** A place of the desk, in the column at its left or the row at its foot. */
export const place = (page: Page, label: string): Locator =>
  page.getByRole('navigation', { name: '工作台栏目' }).getByRole('link', { name: label })

/** A screen of 管理. */
export const keeping = (page: Page, label: string): Locator =>
  page.getByRole('navigation', { name: '管理栏目' }).getByRole('link', { name: label, exact: true })
