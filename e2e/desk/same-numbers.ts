import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Expect that every number is the first one; the failure names where each stands. */
export function same(what: string, numbers: Readonly<Record<string, number | undefined>>): void {
  const [first] = Object.values(numbers)
  expect.soft(numbers, what).toEqual(Object.fromEntries(Object.keys(numbers).map((where) => [where, first])))
}

/** What a page's person is answered by the API of a place, and the numbers that their screens show. */
export function deskCalls(page: Page, root: string, code: string) {
  const headers = { 'x-luoshi-desk': '1', origin: root }
  const address = (path: string) => `${root}/desk/api/${code}${path}`
  return {
    get: async <T>(path: string): Promise<T> => {
      const answer = await page.request.get(address(path), { headers })
      expect(answer.status(), path).toBe(200)
      return (await answer.json()) as T
    },
    post: async <T>(path: string, data: object): Promise<T> => {
      const answer = await page.request.post(address(path), { headers, data })
      expect(answer.status(), path).toBe(200)
      return (await answer.json()) as T
    },
    file: async (path: string): Promise<Buffer> => (await page.request.get(address(path), { headers })).body(),
    /** The first number of the words on a screen. */
    shown: async (path: string, words: RegExp): Promise<number> => {
      await page.goto(`${root}/desk/${code}${path}`)
      await page.locator('main').getByText(words).first().waitFor()
      return Number(words.exec((await page.locator('main').innerText()).replace(/\s+/g, ' '))?.[1])
    },
  }
}
