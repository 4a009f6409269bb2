import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

export type Scheme = 'light' | 'dark'

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly {
    readonly html: string
    readonly target: readonly string[]
    readonly failureSummary: string
  }[]
}

/** Leaves out the rules whose findings axe never calls serious or critical: what they find is not looked at here. */
const withoutLesser = `Object.fromEntries(
  axe._audit.rules
    .filter(({ impact }) => impact === 'minor' || impact === 'moderate')
    .map(({ id }) => [id, { enabled: false }]),
)`

/**
 * Runs axe on the first few of what is alike and stands side by side, as rows of a table do: what is wrong there is wrong in
 * all. Where a dialog is open it alone is looked at: what stands behind it is looked at without it.
 */
const runAxe = `(options) => {
  const exclude = [...document.querySelectorAll('tbody, ul, ol')].flatMap((list) => {
    const counts = new Map()
    return [...list.children].filter(({ tagName, className }) => {
      const kind = tagName + ' ' + className
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      return counts.get(kind) > 4
    })
  })
  const dialogs = [...document.querySelectorAll('[role="dialog"]')].filter((one) => one.checkVisibility())
  return axe
    .run({ include: dialogs.length > 0 ? dialogs : document, exclude }, { resultTypes: ['violations'], ...options })
    .then(({ violations }) => violations)
}`

/** What stands seriously or critically in somebody's way on a page as it is; only what colours decide when that is all that changed. */
async function barriers(page: Page, onlyColours: boolean): Promise<readonly string[]> {
  if (await page.evaluate("typeof window.axe === 'undefined'")) await page.evaluate(axe)
  const looked = onlyColours ? `runOnly: ['color-contrast']` : `rules: ${withoutLesser}`
  const found = (await page.evaluate(`(${runAxe})({ ${looked} })`)) as readonly Violation[]
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 4)
        .map(({ target, html, failureSummary }) =>
          [id, target.join(' '), html.slice(0, 200), failureSummary.replace(/\s+/g, ' ').slice(0, 220)].join(' | '),
        ),
    )
}

/**
 * Expect that nothing serious or critical is found on a page, in every scheme, and that it is no wider than the window.
 * It is looked at first in the scheme it is shown in, and left in the one it was looked at last: changing takes time.
 */
export async function expectAccessible(
  page: Page,
  where: string,
  schemes: readonly Scheme[] = ['light'],
): Promise<void> {
  const shown = (await page.evaluate(isDark)) ? 'dark' : 'light'
  const order = schemes.toSorted((a, b) => Number(b === shown) - Number(a === shown))
  for (const [index, colorScheme] of order.entries()) {
    await inScheme(page, colorScheme)
    expect.soft(await barriers(page, index > 0), `${where}, ${colorScheme}`).toEqual([])
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(wider, `${where} is wider than the window`).toBeLessThanOrEqual(0)
}

/** Show a page by day or by night, and wait until all of it does. */
export async function inScheme(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(followsScheme, colorScheme)
  await settled(page)
}

const isDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches

/** Whether what scripts colour has come after what the style sheet colours. */
function followsScheme(scheme: string): boolean {
  const shown = document.querySelector('.ant-app')
  const [red = 0] = shown ? (getComputedStyle(shown).color.match(/\d+/g) ?? []).map(Number) : []
  return shown !== null && red > 127 === (scheme === 'dark')
}

/** When what opens, closes and loads has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('.ant-spin-spinning, .ant-skeleton-active, .shell-head[aria-busy="true"]') &&
      document
        .getAnimations()
        .every((one) => one.playState !== 'running' || one.effect?.getTiming().iterations === Infinity),
  )
}
