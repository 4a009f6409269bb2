import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { keepScreenshot } from '../browser.ts'
import { expectAccessible, inScheme, settled } from './barriers.ts'

/**
 * Expect that nothing is in the way on what a page shows, by day and by night; on a phone and where nothing is yet the colours
 * are those of the wide screen with its rows, and are not looked at again by night. Pictures are kept when they are asked for.
 */
export async function look(page: Page, name: string): Promise<void> {
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
