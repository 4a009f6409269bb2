import { createHmac } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { deskContext } from '../browser.ts'
import { byKeys, type Keys } from './by-keys.ts'

/** Somebody of a test with a browser of their own, and no mouse. */
export interface SomebodyOfTest {
  readonly page: Page
  readonly keys: Keys
  readonly context: BrowserContext
  /** What the page's console said of errors. */
  readonly troubles: readonly string[]
}

/** A browser of somebody's own, `width` wide, at the desk's address. */
export async function somebody(browser: Browser, address: string, width = 1440): Promise<SomebodyOfTest> {
  const context = await deskContext(browser, {
    viewport: { width, height: width < 500 ? 844 : 900 },
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (said) => said.type() === 'error' && troubles.push(`${page.url()}: ${said.text()}`))
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`))
  await page.goto(address)
  return { page, keys: byKeys(page), context, troubles }
}

type AtKeys = Pick<SomebodyOfTest, 'page' | 'keys'>

/** Sign in with a first password and choose one's own. */
export async function signIn({ page, keys }: AtKeys, userName: string, password: string, own: string): Promise<void> {
  await keys.type(page.getByLabel('用户名'), userName)
  await keys.type(page.getByLabel('口令', { exact: true }), password)
  await keys.press(page.getByRole('button', { name: '登录', exact: true }))
  await keys.type(page.getByLabel('当前口令'), password)
  await keys.type(page.getByLabel('新口令', { exact: true }), own)
  await keys.type(page.getByLabel('再填一次新口令'), own)
  await keys.press(page.getByRole('button', { name: '修改口令' }))
  await page.getByLabel('当前口令').waitFor({ state: 'detached' })
}

/** Set the second factor up with the password, by the key that is shown. */
export async function setUpFactor(
  { page, keys }: AtKeys,
  password: string,
  now: () => number = Date.now,
): Promise<void> {
  await keys.type(page.getByLabel('口令', { exact: true }), password)
  await keys.press(page.getByRole('button', { name: '开始绑定' }))
  const secret = await page.locator('.factor-words code').textContent()
  await keys.type(page.getByLabel('应用显示的 6 位动态口令'), codeOf(secret ?? '', now()))
  await keys.press(page.getByRole('button', { name: '确认绑定' }))
  await keys.tick(page.getByRole('checkbox', { name: '我已妥善保存备用码' }))
  await keys.press(page.getByRole('button', { name: '完成', exact: true }))
}

/** RFC 6238 with SHA-1, six digits and steps of 30 seconds. `now` is in milliseconds. */
export function codeOf(secret: string, now = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(now / 30_000), 4)
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
