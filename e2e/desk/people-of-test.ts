import { createHmac } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Somebody of a test with a browser of their own. */
export interface SomebodyOfTest {
  readonly page: Page
  readonly context: BrowserContext
  /** What the desk's API answers to them, asked from within their page as its screens ask. */
  readonly ask: <T>(path: string, body?: object, method?: 'POST' | 'PUT') => Promise<T>
}

/** A browser of somebody's own, `width` wide, at the desk's address. */
export async function somebody(browser: Browser, address: string, width = 1440): Promise<SomebodyOfTest> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    context,
    ask: async <T>(path: string, body?: object, method: 'POST' | 'PUT' = 'POST') => {
      const { status, text } = await page.evaluate(
        async ([path, body, method]) => {
          const answer = await fetch(new URL(`api/${path}`, document.baseURI), {
            headers: { 'x-luoshi-desk': '1', 'content-type': 'application/json' },
            ...(body === null ? {} : { method, body }),
          })
          return { status: answer.status, text: await answer.text() }
        },
        [path, body === undefined ? null : JSON.stringify(body), method] as const,
      )
      if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
      return JSON.parse(text) as T
    },
  }
}

/** Sign in, and where the password is a first one choose one's own. */
export async function signIn(page: Page, userName: string, password: string, own: string): Promise<void> {
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('当前口令').fill(password)
  await page.getByLabel('新口令', { exact: true }).fill(own)
  await page.getByLabel('再填一次新口令').fill(own)
  await page.getByRole('button', { name: '修改口令' }).click()
  await page
    .getByLabel('当前口令')
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
}

/** Set the second factor up with the password, by the key that is shown. */
export async function setUpFactor(page: Page, password: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '开始绑定' }).click()
  const secret = await page.locator('.factor-words code').textContent()
  await page.getByLabel('应用显示的 6 位动态口令').fill(codeOf(secret ?? ''))
  await page.getByRole('button', { name: '确认绑定' }).click()
  await page.getByText('我已妥善保存备用码').click()
  await page.getByRole('button', { name: '完成', exact: true }).click()
}

/** RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
function codeOf(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(Date.now() / 30_000), 4)
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
