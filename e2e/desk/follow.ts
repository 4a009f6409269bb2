import type { Page } from 'playwright-core'

/**
 * Go to another address of the desk as a link does, without loading the page again. Resolves when the screen that was
 * there is gone; what the next one loads may still be under way.
 */
export async function follow(page: Page, path: string): Promise<void> {
  const left = await page.locator('main').evaluateHandle((main) => main.firstElementChild)
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction((screen) => screen === null || !screen.isConnected, left)
  await left.dispose()
}
